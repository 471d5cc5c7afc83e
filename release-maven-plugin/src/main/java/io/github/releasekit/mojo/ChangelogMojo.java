package io.github.releasekit.mojo;

import io.github.releasekit.goal.ChangelogGoal;
import java.io.File;
import java.time.Clock;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Renders the changelog, with the changes committed since the last release under Unreleased, into
 * the build's output. Works once, in the module that Maven was started in; without a git repository
 * it renders nothing.
 */
@Mojo(name = "changelog", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
public final class ChangelogMojo extends AbstractModuleMojo {

  /** The file that is written. */
  @Parameter(
      property = "release-kit.changelogOutput",
      defaultValue = "${project.build.directory}/CHANGELOG.md")
  private File changelogOutput;

  @Override
  protected void run() {
    if (!skip && project.isExecutionRoot()) {
      new ChangelogGoal(caller(), Clock.systemUTC(), this::say)
          .run(project.getBasedir().toPath(), project.getVersion(), changelogOutput.toPath());
    }
  }
}
