package io.github.releasekit.mojo;

import io.github.releasekit.adapter.maven.MaterialsReader;
import io.github.releasekit.adapter.maven.StagedModule;
import io.github.releasekit.adapter.maven.Staging;
import java.io.File;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Puts what a deploy of the module would upload into a repository on disk. {@code prepare} runs it
 * in the build of a release; it is not meant to be called by hand.
 */
@Mojo(
    name = "stage-artifacts",
    threadSafe = true,
    requiresDependencyCollection = ResolutionScope.TEST)
public final class StageArtifactsMojo extends AbstractReleaseMojo {

  /** The module. */
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  /** The directory of that repository, which prepare names. */
  @Parameter(property = "release-kit.stagingDirectory", required = true)
  private File stagingDirectory;

  /** Whether to note what the module is built from and with. */
  @Parameter(property = "release-kit.recordMaterials", defaultValue = "false")
  private boolean recordMaterials;

  @Inject private LifecycleExecutor lifecycle;

  @Override
  protected void run() {
    Staging staging = new Staging(stagingDirectory.toPath());
    Optional<StagedModule> staged = staging.stage(repositories, session, project);
    staging.resolutions().record(session, project);
    if (recordMaterials) {
      staging
          .resolutions()
          .record(new MaterialsReader(repositories, session, project).read(staged, lifecycle));
    }
  }
}
