package io.github.releasekit.extension.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An image in files, one for each digest (OCI image layout).
 *
 * @param index what is in it
 */
record ImageArchive(Path directory, JsonNode index) {

  private static final Pattern BLOB = Pattern.compile("blobs/sha256/[0-9a-f]{64}");

  /** That in a tar file. */
  static ImageArchive unpack(Path tar, Path directory) throws IOException {
    Files.createDirectories(directory);
    JsonNode index = Json.object();
    try (InputStream content = new BufferedInputStream(Files.newInputStream(tar));
        TarArchiveInputStream entries = new TarArchiveInputStream(content)) {
      for (TarArchiveEntry entry; (entry = entries.getNextEntry()) != null; ) {
        String name = entry.getName();
        if (BLOB.matcher(name).matches()) {
          Path file = directory.resolve(name.substring(name.lastIndexOf('/') + 1));
          Files.copy(entries, file, StandardCopyOption.REPLACE_EXISTING);
        } else if (name.equals("index.json")) {
          index = Json.read(entries.readAllBytes());
        }
      }
    }
    return new ImageArchive(directory, index);
  }

  /** The one in it. */
  JsonNode manifest() throws IOException {
    return document(index.path("manifests").path(0));
  }

  JsonNode document(JsonNode descriptor) throws IOException {
    return Json.read(Files.readAllBytes(file(Descriptor.of(descriptor, "jib").digest())));
  }

  Path file(String digest) {
    return directory.resolve(digest.substring(digest.indexOf(':') + 1));
  }
}
