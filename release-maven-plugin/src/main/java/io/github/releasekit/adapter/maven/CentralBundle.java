package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.domain.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
          Map<String, byte[]> digests = copy(staging.file(path), zip);
          if (!artifact.isSignature()) {
            checksums(zip, path, digests, files.keySet());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a file; gives its digests by the extension that they have, of one read. */
  private static Map<String, byte[]> copy(Path file, OutputStream out) throws IOException {
    Map<String, MessageDigest> digests = new TreeMap<>();
    CHECKSUMS.forEach((extension, name) -> digests.put(extension, Digests.algorithm(name)));
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        for (MessageDigest digest : digests.values()) {
          digest.update(buffer, 0, n);
        }
      }
    }
    Map<String, byte[]> done = new TreeMap<>();
    digests.forEach((extension, digest) -> done.put(extension, digest.digest()));
    return done;
  }

  /** Those that the build has not made itself. */
  private static void checksums(
      ZipOutputStream zip, String path, Map<String, byte[]> digests, Set<String> own)
      throws IOException {
    for (Map.Entry<String, byte[]> digest : digests.entrySet()) {
      String name = path + "." + digest.getKey();
      if (!own.contains(name)) {
        begin(zip, name);
        zip.write(HexFormat.of().formatHex(digest.getValue()).getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private static void begin(ZipOutputStream zip, String path) throws IOException {
    ZipEntry entry = new ZipEntry(path);
    entry.setTimeLocal(FIRST_DAY);
    zip.putNextEntry(entry);
  }
}
