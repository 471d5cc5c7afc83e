package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.fact.Dependency;
import io.github.releasekit.domain.gate.repository.ResolvedDependencies;
import io.github.releasekit.domain.material.Materials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * What Maven has resolved for the modules of a build: in the staging directory, a JSON document a
 * module.
 */
public record Resolutions(Path staging) {

  private static final String RESOLVED = "resolved";
  private static final String MATERIALS = "materials";

  private record ResolvedModule(String module, List<Dependency> dependencies) {}

  /** Keeps what a module resolves to, besides the modules that are built with it. */
  public void record(MavenSession session, MavenProject project) {
    Set<String> own =
        session.getProjects().stream()
            .map(module -> module.getGroupId() + ":" + module.getArtifactId())
            .collect(Collectors.toSet());
    List<Dependency> resolved =
        project.getArtifacts().stream()
            .filter(found -> !own.contains(found.getGroupId() + ":" + found.getArtifactId()))
            .map(
                found ->
                    new Dependency(
                        "resolved",
                        found.getGroupId(),
                        found.getArtifactId(),
                        found.getBaseVersion(),
                        found.getScope() == null ? "compile" : found.getScope()))
            .toList();
    if (!resolved.isEmpty()) {
      String module = project.getGroupId() + ":" + project.getArtifactId();
      write(RESOLVED, module, new ResolvedModule(module, resolved));
    }
  }

  /** Keeps what a module was built from and with. */
  public void record(Materials materials) {
    write(MATERIALS, materials.module().key(), materials);
  }

  private void write(String directory, String module, Object document) {
    Path file = staging.resolve(directory).resolve(module.replace(':', '_') + ".json");
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, Json.pretty(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What each module resolves to; those that resolve to nothing are left out. */
  public ResolvedDependencies dependencies() {
    Map<String, List<Dependency>> resolved = new HashMap<>();
    for (ResolvedModule module :
        Staging.documents(staging.resolve(RESOLVED), ResolvedModule.class)) {
      resolved.put(module.module(), module.dependencies());
    }
    return new ResolvedDependencies(resolved);
  }

  /** What each module was built from and with, where the build was told to keep that. */
  public List<Materials> materials() {
    return Staging.documents(staging.resolve(MATERIALS), Materials.class);
  }
}
