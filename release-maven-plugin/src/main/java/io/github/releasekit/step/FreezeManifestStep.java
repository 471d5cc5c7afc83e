package io.github.releasekit.step;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.ManifestFrozen;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.ResultsJudged;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.Dependency;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Manifest.Build;
import io.github.releasekit.domain.manifest.Manifest.Tools;
import io.github.releasekit.domain.material.Resolved;
import io.github.releasekit.domain.plan.ReleasePlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes the release manifest from plan, journal and staged files.
 *
 * <p>Rollback: the file is removed; what the ledger has of it stays there.
 */
public final class FreezeManifestStep implements Step<ReleasePlan> {

  private final Path file;
  private final List<Dependency> dependencies;
  private final Build build;
  private final Tools tools;

  public FreezeManifestStep(Path file, List<Dependency> dependencies, Build build, Tools tools) {
    this.file = file;
    this.dependencies = List.copyOf(dependencies);
    this.build = build;
    this.tools = tools;
  }

  @Override
  public String id() {
    return "freeze-manifest";
  }

  @Override
  public Observation observe(ReleasePlan plan, Journal journal) {
    return journal
        .find(ManifestFrozen.class)
        .filter(frozen -> journal.isLatest(ManifestFrozen.class, ResultsJudged.class))
        .filter(frozen -> Files.exists(Path.of(frozen.path())))
        .filter(frozen -> Digests.sha256(read(Path.of(frozen.path()))).equals(frozen.sha256()))
        .<Observation>map(Observation.Done::new)
        .orElse(Observation.ABSENT);
  }

  @Override
  public Event apply(ReleasePlan plan, Journal journal) {
    Optional<Staging> staging = BuildStep.staging(journal);
    byte[] content =
        Json.pretty(
            Manifest.of(
                plan,
                journal,
                dependencies,
                staging.map(Staging::materials).map(Resolved::of).orElse(List.of()),
                staging.map(Staging::artifacts).orElse(List.of()),
                build,
                tools));
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ManifestFrozen(file.toString(), Digests.sha256(content));
  }

  /**
   * The manifest that was frozen.
   *
   * @throws ReleaseException when its file was removed since
   */
  public static Manifest manifest(Journal journal) {
    String path = journal.get(ManifestFrozen.class).path();
    if (Files.notExists(Path.of(path))) {
      throw new ReleaseException(
          "the manifest of the release that was begun is gone: " + path,
          "put it back; without it the release can only be reverted by hand: git revert "
              + journal.get(ObjectsWritten.class).developmentCommit());
    }
    return Json.read(read(Path.of(path)), Manifest.class, path);
  }

  private static byte[] read(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
