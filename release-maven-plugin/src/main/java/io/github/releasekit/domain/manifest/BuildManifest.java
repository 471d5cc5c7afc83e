package io.github.releasekit.domain.manifest;

import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.fact.Dependency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a module was built as, attached to it as {@code build-manifest.json} (V9). It names no host
 * and no duration, so that the build stays reproducible.
 *
 * @param schemaVersion of this form, 1
 * @param tag that points to the commit; null where there is none, or no git
 * @param commit HEAD; null without git
 * @param time of the commit, ISO 8601 in UTC; null without git
 * @param dependencies that the POM declares
 * @param artifacts the module's own files
 */
public record BuildManifest(
    int schemaVersion,
    String groupId,
    String artifactId,
    String version,
    String packaging,
    @Nullable String tag,
    @Nullable String commit,
    @Nullable String time,
    List<Dependency> dependencies,
    List<Artifact> artifacts) {

  public static final int SCHEMA_VERSION = 1;

  public BuildManifest {
    dependencies = List.copyOf(dependencies);
    artifacts = List.copyOf(artifacts);
  }
}
