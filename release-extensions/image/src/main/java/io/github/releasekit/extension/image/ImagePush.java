package io.github.releasekit.extension.image;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.ContainerImages.Image;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Puts an image into a repository: layers and configurations, then a manifest for each platform,
 * and at last what the tag points to, so that nobody sees a part of it.
 *
 * @param from where the base is
 * @param to where the image is to be
 * @param cache for layers of the base
 */
record ImagePush(
    Reference base, RemoteRepository from, Reference target, RemoteRepository to, Path cache) {

  /** What the OCI image specification gives names to, which registries show of manifests only. */
  private static final String ANNOTATION = "org.opencontainers.image.";

  /** The digest that the tag points to. */
  String push(Image image, String tag) {
    List<BaseImage> bases = BaseImage.find(base, from, image.platforms());
    return within(
        directory -> {
          List<ApplicationLayers.Built> layers = ApplicationLayers.build(image, directory);
          bases.stream().flatMap(one -> one.layers().stream()).distinct().forEach(this::take);
          layers.forEach(layer -> to.blobs().put(layer.blob(), layer.file()));
          List<Manifest> manifests =
              bases.stream().map(one -> manifest(one, image, layers)).toList();
          Manifest whole = manifests.get(0);
          if (manifests.size() > 1) {
            manifests.forEach(one -> to.put(one, one.descriptor().digest()));
            whole = index(bases, manifests, image);
          }
          to.put(whole, tag);
          return whole.descriptor().digest();
        });
  }

  /** A layer of the base. */
  private void take(Descriptor layer) {
    boolean near = base.registry().equals(target.registry());
    if (to.blobs().has(layer.digest()) || near && to.blobs().mount(layer.digest(), base.path())) {
      return;
    }
    to.blobs().put(layer, from.blobs().download(layer, cache));
  }

  private Manifest manifest(BaseImage on, Image image, List<ApplicationLayers.Built> layers) {
    byte[] content = ImageConfig.of(on, image, layers);
    Descriptor config = new Descriptor(MediaType.CONFIG, Sha256.of(content), content.length);
    to.blobs().put(config, content);
    ObjectNode json = document(MediaType.MANIFEST);
    json.set("config", config.json());
    ArrayNode all = json.putArray("layers");
    on.layers()
        .forEach(
            layer -> all.add(layer.json().put("mediaType", MediaType.ofOci(layer.mediaType()))));
    layers.forEach(layer -> all.add(layer.blob().json()));
    annotate(json, image);
    return Manifest.of(json);
  }

  private static Manifest index(List<BaseImage> bases, List<Manifest> manifests, Image image) {
    ObjectNode json = document(MediaType.INDEX);
    ArrayNode all = json.putArray("manifests");
    for (int i = 0; i < bases.size(); i++) {
      all.add(manifests.get(i).descriptor().json().set("platform", bases.get(i).platform()));
    }
    annotate(json, image);
    return Manifest.of(json);
  }

  private static ObjectNode document(String mediaType) {
    return Json.object().put("schemaVersion", 2).put("mediaType", mediaType);
  }

  private static void annotate(ObjectNode json, Image image) {
    ObjectNode annotations = Json.object();
    new TreeMap<>(image.labels())
        .forEach(
            (name, value) -> {
              if (name.startsWith(ANNOTATION)) {
                annotations.put(name, value);
              }
            });
    if (!annotations.isEmpty()) {
      json.set("annotations", annotations);
    }
  }

  /** Lends a directory: what it has of one build is no good for another. */
  private <T> T within(Function<Path, T> work) {
    Path directory;
    try {
      directory = Files.createTempDirectory(Files.createDirectories(cache), "build");
    } catch (IOException e) {
      throw new ReleaseException(
          cache + " cannot be written: " + e.getMessage(), "see that there is space for it", e);
    }
    try {
      return work.apply(directory);
    } finally {
      delete(directory);
    }
  }

  /**
   * What cannot be deleted now is left to who deletes the cache: the image is where it has to be.
   */
  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException e) {
      return;
    }
  }
}
