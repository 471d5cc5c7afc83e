package io.github.releasekit.mojo;

import io.github.releasekit.goal.VersionGoal;
import java.time.Clock;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Sets {@code release-kit.lastVersion}, {@code release-kit.nextVersion} and {@code
 * release-kit.bump} as properties of the build. Without a git repository it sets nothing.
 */
@Mojo(name = "version", defaultPhase = LifecyclePhase.INITIALIZE, threadSafe = true)
public final class VersionMojo extends AbstractModuleMojo {

  @Override
  protected void run() {
    if (!skip) {
      new VersionGoal(Clock.systemUTC(), this::say)
          .run(
              project.getBasedir().toPath(),
              rootKey(),
              project.getVersion(),
              project.getProperties());
    }
  }
}
