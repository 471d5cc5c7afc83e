package io.github.releasekit.mojo;

import io.github.releasekit.goal.NotesGoal;
import io.github.releasekit.goal.Output;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Prints the release notes of a version, or of the next one as it stands. */
@Mojo(name = "notes", aggregator = true, threadSafe = true)
public final class NotesMojo extends AbstractRepositoryMojo {

  /** A released version, {@code latest} for the newest; by default the next one. */
  @Parameter(property = "releaseVersion")
  private @Nullable String releaseVersion;

  /** The form of the notes: {@code markdown}, {@code html} or {@code text}. */
  @Parameter(property = "format", defaultValue = "markdown")
  private String format;

  /** A file for the notes instead of the log. */
  @Parameter(property = "output")
  private @Nullable File output;

  @Override
  protected void run() {
    new NotesGoal(invocation())
        .run(
            given(releaseVersion),
            new Output(
                NotesGoal.FORMATS,
                format,
                Optional.ofNullable(output).map(File::toPath),
                this::info));
  }
}
