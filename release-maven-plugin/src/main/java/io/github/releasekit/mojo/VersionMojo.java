package io.github.releasekit.mojo;

import io.github.releasekit.goal.VersionGoal;
import io.github.releasekit.goal.VersionGoal.Known;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.eclipse.aether.SessionData;

/**
 * Sets {@code release-kit.lastVersion}, {@code release-kit.nextVersion} and {@code
 * release-kit.bump} as properties of the build. Without a git repository it sets nothing.
 */
@Mojo(name = "version", defaultPhase = LifecyclePhase.INITIALIZE, threadSafe = true)
public final class VersionMojo extends AbstractModuleMojo {

  @Override
  protected void run() {
    if (!skip) {
      Map<String, String> versions =
          new VersionGoal(caller(), Clock.systemUTC(), this::say)
              .run(project.getBasedir().toPath(), project.getVersion(), known());
      project.getProperties().putAll(versions);
    }
  }

  /** What other modules of this build have found; nobody else writes under this key. */
  @SuppressWarnings("unchecked")
  private Map<Known, Map<String, String>> known() {
    SessionData data = session.getRepositorySession().getData();
    Map<Known, Map<String, String>> none = new ConcurrentHashMap<>();
    return data.set(VersionMojo.class, null, none)
        ? none
        : (Map<Known, Map<String, String>>) data.get(VersionMojo.class);
  }
}
