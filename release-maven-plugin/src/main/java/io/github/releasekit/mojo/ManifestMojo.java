package io.github.releasekit.mojo;

import io.github.releasekit.adapter.maven.ModuleReader;
import io.github.releasekit.goal.ManifestGoal;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Attaches the module's build manifest, {@code build-manifest.json}: coordinates, version, tag and
 * commit where git is there, declared dependencies, and the digests of the module's own files. It
 * names no host and no time of its own, so that the build stays reproducible.
 */
@Mojo(name = "manifest", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class ManifestMojo extends AbstractModuleMojo {

  @Inject private MavenProjectHelper helper;

  @Override
  protected void run() {
    if (!skip) {
      helper.attachArtifact(
          project,
          "json",
          "build-manifest",
          new ManifestGoal(this::say).run(new ModuleReader(project)).toFile());
    }
  }
}
