package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.domain.Digests;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What the Portal of Maven Central takes: an archive in Maven's repository layout, with checksums
 * beside every file that is no signature
 * (https://central.sonatype.org/publish/publish-portal-upload/). The same files make the same
 * archive.
 */
public final class CentralBundle {

  /** By the extension that they have in a repository. */
  private static final Map<String, String> CHECKSUMS =
      new TreeMap<>(
          Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512"));

  private static final LocalDateTime FIRST_DAY = LocalDateTime.of(1980, 1, 1, 0, 0);

  private CentralBundle() {}

  public static void write(Staging staging, List<StagedModule> modules, Path file) {
    Map<String, StagedArtifact> files = new TreeMap<>();
    modules.forEach(module -> module.artifacts().forEach(one -> files.put(one.file().path(), one)));
    try {
      Files.createDirectories(file.getParent());
      try (OutputStream out = Files.newOutputStream(file);
          ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
        for (StagedArtifact artifact : files.values()) {
          String path = artifact.file().path();
          begin(zip, path);
          Files.copy(staging.file(path), zip);
          if (!artifact.isSignature()) {
            checksums(zip, path, Files.readAllBytes(staging.file(path)));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void checksums(ZipOutputStream zip, String path, byte[] content)
      throws IOException {
    for (Map.Entry<String, String> checksum : CHECKSUMS.entrySet()) {
      begin(zip, path + "." + checksum.getKey());
      byte[] digest = Digests.algorithm(checksum.getValue()).digest(content);
      zip.write(HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void begin(ZipOutputStream zip, String path) throws IOException {
    ZipEntry entry = new ZipEntry(path);
    entry.setTimeLocal(FIRST_DAY);
    zip.putNextEntry(entry);
  }
}
