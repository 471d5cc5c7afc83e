package io.github.releasekit.mojo;

import io.github.releasekit.goal.DocumentsGoal;
import io.github.releasekit.goal.NotesGoal;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints the release notes of a version, or of the next one as it stands; or a plan, a checklist, a
 * review or a summary of releases.
 */
@Mojo(name = "notes", aggregator = true, threadSafe = true)
public final class NotesMojo extends AbstractRepositoryMojo {

  /**
   * What is shown: {@code notes}, {@code deployment-plan}, {@code rollback-plan}, {@code
   * checklist}, {@code review}, {@code retrospective}, or {@code summary} of a time.
   */
  @Parameter(property = "show", defaultValue = "notes")
  private String show;

  /**
   * A released version, {@code latest} for the newest; by default the next one, and for a review
   * and a retrospective the one that was released last.
   */
  @Parameter(property = "releaseVersion")
  private @Nullable String releaseVersion;

  /**
   * Where a summary begins: {@code 2026-11-01}, {@code 2026-11-01T08:00:00Z}, or {@code 14d} for
   * the last 14 days; also {@code w}, {@code m} and {@code y}. By default {@code 7d}.
   */
  @Parameter(property = "release-kit.since")
  private @Nullable String since;

  /** The form: {@code markdown}, {@code html} or {@code text}. */
  @Parameter(property = "format", defaultValue = "markdown")
  private String format;

  /** A file for the result instead of the log. */
  @Parameter(property = "output")
  private @Nullable File output;

  @Override
  protected void run() {
    new DocumentsGoal(invocation())
        .run(show, given(releaseVersion), given(since), output(NotesGoal.FORMATS, format, output));
  }
}
