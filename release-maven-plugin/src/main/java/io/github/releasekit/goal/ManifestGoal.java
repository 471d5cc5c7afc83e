package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.maven.ModuleReader;
import io.github.releasekit.domain.manifest.BuildManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Attaches a module's build manifest (V9). */
public final class ManifestGoal {

  private final Consumer<String> out;

  public ManifestGoal(Consumer<String> out) {
    this.out = out;
  }

  /** Writes it, and hands the file over to be attached. */
  public Path run(ModuleReader module) {
    Optional<GitRepository> found = GitRepository.find(module.directory());
    BuildManifest manifest;
    if (found.isEmpty()) {
      out.accept("No git repository here: the build manifest names no commit");
      manifest = module.manifest(Optional.empty(), Optional.empty(), Optional.empty());
    } else {
      try (GitRepository repository = found.get()) {
        String head = repository.head();
        Optional<String> tag =
            repository.tagsAt(head).stream()
                .filter(name -> isTagOf(name, module.version()))
                .findFirst();
        manifest =
            module.manifest(
                tag, Optional.of(head), Optional.of(repository.timeOf(head).toString()));
      }
    }
    Path file = module.buildDirectory().resolve("build-manifest.json");
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, Json.pretty(manifest));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code v1.0.0} is of 1.0.0, {@code v11.0.0} is not. */
  private static boolean isTagOf(String tag, String version) {
    int before = tag.length() - version.length() - 1;
    return tag.endsWith(version)
        && (before < 0 || !Character.isDigit(tag.charAt(before)) && tag.charAt(before) != '.');
  }
}
