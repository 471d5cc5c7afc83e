package io.github.releasekit.step;

import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Compared;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.manifest.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Compares the bytes that are to be uploaded with the ones that were released (R3, I3).
 *
 * <p>Rollback: it changes nothing.
 */
public final class CompareStep implements Step<Manifest> {

  private final Function<Journal, Path> staging;
  private final Released released;

  /**
   * What was released, by the manifest and the ledger.
   *
   * @param artifacts what the manifest, or an accepted rebuild, lists
   * @param targets where the modules go
   */
  public record Released(List<Artifact> artifacts, List<LedgerEvent.Target> targets) {
    public Released {
      artifacts = List.copyOf(artifacts);
      targets = List.copyOf(targets);
    }
  }

  /**
   * @param staging where the bytes are
   */
  public CompareStep(Function<Journal, Path> staging, Released released) {
    this.staging = staging;
    this.released = released;
  }

  /** The files that were compared, and are to be uploaded. */
  public static Staging staging(Journal journal) {
    return new Staging(Path.of(journal.get(Compared.class).staging()));
  }

  @Override
  public String id() {
    return "compare";
  }

  /** Bytes on disk can change at any time: they are always compared anew. */
  @Override
  public Observation observe(Manifest manifest, Journal journal) {
    return Observation.ABSENT;
  }

  @Override
  public Event apply(Manifest manifest, Journal journal) {
    Path directory = staging.apply(journal);
    List<String> differences = differences(new Staging(directory), released);
    if (!differences.isEmpty()) {
      throw new ReleaseException(
          "what is staged in "
              + directory
              + " is not what was released: "
              + String.join("; ", differences),
          "hand over the staging directory of prepare with -Drelease-kit.stagingDirectory=, or"
              + " accept the new digests, which is recorded, with -DacceptRebuild");
    }
    return new Compared(directory.toString(), released.artifacts().size());
  }

  /**
   * A line for each file that is missing, besides or other, and each module that goes elsewhere.
   */
  static List<String> differences(Staging staging, Released released) {
    Map<String, Artifact> staged = new LinkedHashMap<>();
    staging.artifacts().forEach(artifact -> staged.put(artifact.path(), artifact));
    List<String> differences = new ArrayList<>();
    for (Artifact artifact : released.artifacts()) {
      boolean listed = staged.remove(artifact.path()) != null;
      if (!listed || !Files.isRegularFile(staging.file(artifact.path()))) {
        differences.add(artifact.path() + " is missing");
      } else if (!staging.measure(artifact.path()).sha256().equals(artifact.sha256())) {
        differences.add(artifact.path() + " differs");
      }
    }
    staged.keySet().forEach(path -> differences.add(path + " was not released"));
    for (LedgerEvent.Target target : staging.targets()) {
      if (!released.targets().contains(target)) {
        differences.add(target.module() + " goes to " + target.location() + " instead");
      }
    }
    return differences;
  }
}
