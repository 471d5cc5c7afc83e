package io.github.releasekit.step;

import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Compared;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.manifest.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Compares the bytes that are to be uploaded with the ones that were released (R3, I3). */
public final class CompareStep implements Step<Manifest> {

  private final Function<Journal, Path> staging;
  private final List<Artifact> expected;

  /**
   * @param staging where the bytes are
   * @param expected what the manifest, or an accepted rebuild, lists
   */
  public CompareStep(Function<Journal, Path> staging, List<Artifact> expected) {
    this.staging = staging;
    this.expected = List.copyOf(expected);
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
    List<String> differences = differences(new Staging(directory), expected);
    if (!differences.isEmpty()) {
      throw new ReleaseException(
          "the bytes in "
              + directory
              + " are not those that were released: "
              + String.join("; ", differences),
          "hand over the staging directory of prepare with -Drelease-kit.stagingDirectory=, or"
              + " accept the new digests, which is recorded, with -DacceptRebuild");
    }
    return new Compared(directory.toString(), expected.size());
  }

  /** A line for each file that is missing, besides, or other than expected. */
  static List<String> differences(Staging staging, List<Artifact> expected) {
    Map<String, Artifact> staged = new LinkedHashMap<>();
    staging.artifacts().forEach(artifact -> staged.put(artifact.path(), artifact));
    List<String> differences = new ArrayList<>();
    for (Artifact artifact : expected) {
      boolean listed = staged.remove(artifact.path()) != null;
      if (!listed || !Files.isRegularFile(staging.file(artifact.path()))) {
        differences.add(artifact.path() + " is missing");
      } else if (!staging.measure(artifact.path()).sha256().equals(artifact.sha256())) {
        differences.add(artifact.path() + " differs");
      }
    }
    staged.keySet().forEach(path -> differences.add(path + " was not released"));
    return differences;
  }
}
