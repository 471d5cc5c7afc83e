package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.file.Trees;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files that are published with modules, and that their builds have not made. They stand in the
 * staging directory beside those, under the coordinates that attached artifacts have.
 */
public final class Attachments {

  /** When they are made. */
  public enum Kind {
    /** Ahead of the manifest, which lists them. */
    ASSETS,
    /** Of the manifest and what it lists. */
    ATTESTATIONS;

    String directory() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final Staging staging;
  private final Kind kind;
  private final Set<String> taken = new HashSet<>();
  private final Map<StagedModule, List<StagedArtifact>> attached = new LinkedHashMap<>();

  public Attachments(Staging staging, Kind kind) {
    this.staging = staging;
    this.kind = kind;
    List<StagedModule> before = kind == Kind.ASSETS ? staging.built() : staging.modules();
    before.forEach(module -> module.artifacts().forEach(one -> taken.add(one.file().path())));
  }

  /**
   * Whether a module has a file of a name already, by its build or by this.
   *
   * @param classifier empty for none
   */
  public boolean isTaken(StagedModule module, String classifier, String extension) {
    return taken.contains(path(module, classifier, extension));
  }

  /**
   * Where a file is to be written, to be added then.
   *
   * @throws ReleaseException when the module has one of that name already
   */
  public Path file(StagedModule module, String classifier, String extension) {
    String path = path(module, classifier, extension);
    if (taken.contains(path)) {
      throw new ReleaseException(
          path + " is released already, by the build of " + module.key() + " or as another asset",
          "give that another name, or remove it from 'assets' in release-kit.yml");
    }
    Path file = staging.file(path);
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** Adds a file that stands where it is to be. */
  public StagedArtifact add(StagedModule module, String classifier, String extension) {
    String path = path(module, classifier, extension);
    taken.add(path);
    StagedArtifact added =
        new StagedArtifact(
            module.groupId(),
            module.artifactId(),
            module.version(),
            classifier,
            extension,
            staging.measure(path));
    attached.computeIfAbsent(module, m -> new ArrayList<>()).add(added);
    return added;
  }

  /** Writes a file, and adds it. */
  public StagedArtifact add(
      StagedModule module, String classifier, String extension, byte[] content) {
    try {
      Files.write(file(module, classifier, extension), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return add(module, classifier, extension);
  }

  /** Makes those that were added the only ones of the kind. */
  public void save() {
    Path directory = staging.directory().resolve(kind.directory());
    Trees.delete(directory);
    try {
      Files.createDirectories(directory);
      for (Map.Entry<StagedModule, List<StagedArtifact>> entry : attached.entrySet()) {
        StagedModule module = entry.getKey();
        Files.write(
            directory.resolve(module.fileName()), Json.pretty(module.with(entry.getValue())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String path(StagedModule module, String classifier, String extension) {
    return StagedArtifact.path(
        module.groupId(), module.artifactId(), module.version(), classifier, extension);
  }
}
