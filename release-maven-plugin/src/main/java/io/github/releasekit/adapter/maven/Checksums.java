package io.github.releasekit.adapter.maven;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A file of SHA-256 digests, as {@code sha256sum} prints them and reads them beside the files. */
public final class Checksums {

  private Checksums() {}

  public static byte[] of(List<Artifact> files) {
    StringBuilder lines = new StringBuilder();
    named(files)
        .forEach(
            (name, file) -> lines.append(file.sha256()).append("  ").append(name).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Files by their names.
   *
   * @throws ReleaseException when two have the same
   */
  static SortedMap<String, Artifact> named(List<Artifact> files) {
    SortedMap<String, Artifact> named = new TreeMap<>();
    for (Artifact file : files) {
      Artifact other = named.put(file.name(), file);
      if (other != null) {
        throw new ReleaseException(
            other.path()
                + " and "
                + file.path()
                + " have the same name, which a file of checksums cannot tell apart",
            "remove 'checksums' from 'assets' in release-kit.yml");
      }
    }
    return named;
  }
}
