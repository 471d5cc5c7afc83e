package io.github.releasekit.mojo;

import io.github.releasekit.goal.InitGoal;
import io.github.releasekit.goal.Invocation;
import java.io.File;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Sets release-kit up in a project: finds out what makes its releases now, says what becomes of
 * that, and shows the plugin entry and the {@code release-kit.yml} that it proposes. Writes them
 * when it is told to. Needs no entry in the POM.
 */
@Mojo(name = "init", aggregator = true, threadSafe = true)
public final class InitMojo extends AbstractReleaseMojo {

  /**
   * Writes what is proposed: into the root POM, {@code release-kit.yml} and {@code CHANGELOG.md},
   * and nowhere else.
   */
  @Parameter(property = "write", defaultValue = "false")
  private boolean write;

  /**
   * Extensions to be added to the plugin, separated by commas: {@code api-compatibility}, {@code
   * image}, {@code mail}, {@code postgresql}, {@code sbom}, {@code sigstore}.
   */
  @Parameter(property = "with")
  private @Nullable List<String> with;

  /** The form of the result: {@code text} or {@code json}. */
  @Parameter(property = "format", defaultValue = "text")
  private String format;

  /** A file for the result instead of the log. */
  @Parameter(property = "output")
  private @Nullable File output;

  @Override
  protected void run() {
    new InitGoal(new Invocation(caller(), repositories, Clock.systemUTC(), Optional.empty(), out()))
        .run(write, with == null ? List.of() : with, output(format, output));
  }
}
