package io.github.releasekit.mojo;

import io.github.releasekit.goal.CheckGoal;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.model.Scm;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Judges the module's own reports at the end of its build: no test that Surefire or Failsafe ran
 * may have failed, even where the build was told to go on after failures. In the module that Maven
 * was started in, compares the changelog, or those of the components, with the form of Keep a
 * Changelog, and reports every finding with its line.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractModuleMojo {

  @Override
  protected void run() {
    if (!skip) {
      new CheckGoal(caller().policies(), out())
          .run(
              new CheckGoal.Subject(
                  Path.of(project.getBuild().getDirectory()),
                  Optional.of(project.getBasedir().toPath()).filter(d -> project.isExecutionRoot()),
                  Optional.ofNullable(project.getScm()).map(Scm::getUrl)));
    }
  }
}
