package io.github.releasekit.extension.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.releasekit.domain.ReleaseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An image that another one is put on top of, for one platform.
 *
 * @param platform as an index describes it
 * @param config of the OCI image specification
 * @param layers from the lowest
 */
record BaseImage(ObjectNode platform, JsonNode config, List<Descriptor> layers) {

  BaseImage {
    layers = List.copyOf(layers);
  }

  /**
   * That of each platform.
   *
   * @param platforms each {@code os/architecture}
   * @throws ReleaseException when it is not there, or lacks one
   */
  static List<BaseImage> find(Reference base, RemoteRepository repository, List<String> platforms) {
    Manifest manifest =
        repository
            .manifest(base.point())
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "the base image " + base + " is not there",
                        "correct its name, tag or digest"));
    if (MediaType.isIndex(manifest.mediaType())) {
      return platforms.stream()
          .map(platform -> ofIndex(base, repository, manifest, platform))
          .toList();
    }
    BaseImage only = ofManifest(base, repository, manifest);
    String has = name(only.platform());
    platforms.stream()
        .filter(platform -> !platform.equals(has))
        .findFirst()
        .ifPresent(
            platform -> {
              throw lacking(base, platform, has);
            });
    return List.of(only);
  }

  private static BaseImage ofIndex(
      Reference base, RemoteRepository repository, Manifest index, String platform) {
    JsonNode entries = index.json().path("manifests");
    JsonNode entry =
        entries(entries)
            .filter(one -> name(one.path("platform")).equals(platform))
            .findFirst()
            .orElseThrow(
                () ->
                    lacking(
                        base,
                        platform,
                        entries(entries)
                            .map(one -> name(one.path("platform")))
                            .filter(name -> !name.startsWith("unknown/"))
                            .distinct()
                            .collect(Collectors.joining(", "))));
    String digest = Descriptor.of(entry, base.toString()).digest();
    Manifest manifest =
        repository
            .manifest(digest)
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "the base image " + base + " names " + digest + ", which is not there",
                        "use another base image"));
    BaseImage image = ofManifest(base, repository, manifest);
    ObjectNode described = ((ObjectNode) entry.path("platform")).deepCopy();
    return new BaseImage(described, image.config(), image.layers());
  }

  private static BaseImage ofManifest(
      Reference base, RemoteRepository repository, Manifest manifest) {
    String source = "the base image " + base;
    JsonNode json = manifest.json();
    JsonNode config =
        Json.read(repository.blobs().read(Descriptor.of(json.path("config"), source)));
    List<Descriptor> layers = new ArrayList<>();
    json.path("layers").forEach(layer -> layers.add(Descriptor.of(layer, source)));
    if (layers.size() != config.path("rootfs").path("diff_ids").size()) {
      throw new ReleaseException(
          source + " has another number of layers than it says", "use another base image");
    }
    layers.stream()
        .filter(layer -> MediaType.isForeign(layer.mediaType()))
        .findFirst()
        .ifPresent(
            layer -> {
              throw new ReleaseException(
                  source + " has a layer that must not be handed on: " + layer.digest(),
                  "use another base image");
            });
    return new BaseImage(platform(config), config, layers);
  }

  /** What a configuration says of its platform, as an index would. */
  static ObjectNode platform(JsonNode config) {
    ObjectNode platform = Json.object();
    Stream.of("architecture", "os", "os.version", "os.features", "variant")
        .filter(config::has)
        .forEach(name -> platform.set(name, config.path(name)));
    return platform;
  }

  private static Stream<JsonNode> entries(JsonNode manifests) {
    return StreamSupport.stream(manifests.spliterator(), false);
  }

  private static String name(JsonNode platform) {
    return platform.path("os").asText() + "/" + platform.path("architecture").asText();
  }

  private static ReleaseException lacking(Reference base, String platform, String has) {
    return new ReleaseException(
        "the base image " + base + " has no " + platform + ", only " + has,
        "leave this platform out, or use a base image that has it");
  }
}
