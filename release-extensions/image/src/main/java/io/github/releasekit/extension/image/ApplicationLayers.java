package io.github.releasekit.extension.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.ContainerImages.Image;
import io.github.releasekit.extension.ContainerImages.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The layers of an image with files of its own, by jib: the same files give the same bytes. */
final class ApplicationLayers {

  private static final FilePermissions FILE = FilePermissions.fromOctalString("644");
  private static final FilePermissions DIRECTORY = FilePermissions.fromOctalString("755");

  private static final Duration ENDING = Duration.ofSeconds(10);

  /**
   * A layer in a file.
   *
   * @param diffId the digest of what is compressed in it
   */
  record Built(String name, Descriptor blob, String diffId, Path file) {}

  private ApplicationLayers() {}

  /**
   * Those that have files.
   *
   * @param directory an empty one, for the layers and for what the library keeps
   */
  static List<Built> build(Image image, Path directory) {
    List<Layer> layers = image.layers().stream().filter(layer -> !layer.files().isEmpty()).toList();
    if (layers.isEmpty()) {
      return List.of();
    }
    Path tar = directory.resolve("layers.tar");
    try {
      Path empty = Files.createDirectory(directory.resolve("empty"));
      run(
          layers.stream().map(layer -> entries(layer, time(image), empty)).toList(),
          time(image),
          tar,
          directory);
      return read(layers, ImageArchive.unpack(tar, directory.resolve("unpacked")));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static void run(List<FileEntriesLayer> layers, Instant created, Path tar, Path directory)
      throws IOException {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Jib.fromScratch()
          .setFormat(ImageFormat.OCI)
          .setCreationTime(created)
          .setFileEntriesLayers(layers)
          .containerize(
              Containerizer.to(TarImage.at(tar).named("layers"))
                  .setBaseImageLayersCache(directory.resolve("base"))
                  .setApplicationLayersCache(directory.resolve("application"))
                  .setOfflineMode(true)
                  .setExecutorService(threads));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReleaseException(
          "building the image was interrupted", "run the same command again", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw failed(e.getCause() == null ? e : e.getCause());
    } catch (RegistryException
        | CacheDirectoryCreationException
        | InvalidImageReferenceException e) {
      throw failed(e);
    } finally {
      end(threads);
    }
  }

  /** What still writes would be in the way of who removes the directory. */
  private static void end(ExecutorService threads) {
    threads.shutdownNow();
    try {
      threads.awaitTermination(ENDING.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ReleaseException failed(Throwable cause) {
    return new ReleaseException(
        "the layers of the image cannot be written: "
            + PlainText.shortLine(String.valueOf(cause.getMessage())),
        "see that its files can be read, and that there is space for it",
        cause);
  }

  /** The library writes fractions of seconds that mean something else. */
  private static Instant time(Image image) {
    return image.created().truncatedTo(ChronoUnit.SECONDS);
  }

  private static FileEntriesLayer entries(Layer layer, Instant time, Path empty) {
    FileEntriesLayer.Builder entries = FileEntriesLayer.builder().setName(layer.name());
    Map<String, Path> files = new TreeMap<>(layer.files());
    for (String directory : directories(files.keySet())) {
      entries.addEntry(new FileEntry(empty, AbsoluteUnixPath.get(directory), DIRECTORY, time));
    }
    files.forEach(
        (path, file) ->
            entries.addEntry(new FileEntry(file, AbsoluteUnixPath.get(path), FILE, time)));
    return entries.build();
  }

  /** Those above files, which would bear another time if the library added them. */
  private static SortedSet<String> directories(Iterable<String> files) {
    SortedSet<String> directories = new TreeSet<>();
    for (String file : files) {
      for (int slash = file.lastIndexOf('/'); slash > 0; slash = file.lastIndexOf('/', slash - 1)) {
        directories.add(file.substring(0, slash));
      }
    }
    return directories;
  }

  private static List<Built> read(List<Layer> layers, ImageArchive archive) throws IOException {
    JsonNode manifest = archive.manifest();
    JsonNode diffIds = archive.document(manifest.path("config")).path("rootfs").path("diff_ids");
    List<Built> built = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      Descriptor written = Descriptor.of(manifest.path("layers").path(i), "jib");
      Descriptor blob = new Descriptor(MediaType.LAYER, written.digest(), written.size());
      built.add(
          new Built(
              layers.get(i).name(), blob, diffIds.path(i).asText(), archive.file(blob.digest())));
    }
    return built;
  }
}
