package io.github.releasekit.mojo;

import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.goal.NotesGoal;
import io.github.releasekit.goal.Output;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Prints the release notes of a version, or of the next one as it stands, in Markdown. */
@Mojo(name = "notes", aggregator = true, threadSafe = true)
public final class NotesMojo extends AbstractRepositoryMojo {

  /** A released version; by default the next one. */
  @Parameter(property = "releaseVersion")
  private @Nullable String releaseVersion;

  /** A file for the notes instead of the log. */
  @Parameter(property = "output")
  private @Nullable File output;

  @Override
  protected void run() {
    new NotesGoal(invocation())
        .run(
            given(releaseVersion),
            ReleaseRequest.DEFAULT,
            new Output(
                "text",
                Optional.ofNullable(output).map(File::toPath),
                line -> getLog().info(line)));
  }
}
