package io.github.releasekit.mojo;

import io.github.releasekit.domain.PlainText;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** A goal that is bound to a phase, and works for one module. */
abstract class AbstractModuleMojo extends AbstractReleaseMojo {

  /** The module. */
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  protected MavenProject project;

  /** Leaves this goal out. */
  @Parameter(property = "release-kit.skip", defaultValue = "false")
  protected boolean skip;

  /** Speaks once in a build: in the module that Maven was started in. */
  protected final void say(String line) {
    if (project.isExecutionRoot()) {
      out().accept(line);
    } else {
      getLog().debug(PlainText.logged(line));
    }
  }
}
