package io.github.releasekit.extension;

import io.github.releasekit.domain.Credentials;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Builds container images and puts them into a registry without a Docker daemon (P4), by the OCI
 * distribution specification 1.1.
 */
public interface ContainerImages {

  /**
   * How registries are reached.
   *
   * @param credentials the user at a registry, by its {@code host} or {@code host:port}; one with
   *     an empty user name is a bearer token
   * @param cache a directory for layers, of this release alone
   */
  record Access(Function<String, Optional<Credentials>> credentials, Path cache) {}

  /**
   * An image that runs a program of Java. The same content gives the same digest.
   *
   * @param repository {@code registry/name}, without a tag
   * @param base reference of the image it is put on top of, with a tag or digest
   * @param platforms each {@code os/architecture}, such as {@code linux/arm64}
   * @param layers from the one that changes least
   * @param entrypoint the command, word by word; without any, that of the base
   * @param environment variables that it runs with, besides those of the base
   * @param ports that it listens on, besides those of the base
   * @param user that it runs as, name or number; empty for the base's
   * @param labels by the names of the OCI image specification, among others
   * @param created the time that it and its files bear, in whole seconds
   */
  record Image(
      String repository,
      String base,
      List<String> platforms,
      List<Layer> layers,
      List<String> entrypoint,
      Map<String, String> environment,
      List<Integer> ports,
      Optional<String> user,
      Map<String, String> labels,
      Instant created) {
    public Image {
      platforms = List.copyOf(platforms);
      layers = List.copyOf(layers);
      entrypoint = List.copyOf(entrypoint);
      environment = Map.copyOf(environment);
      ports = List.copyOf(ports);
      labels = Map.copyOf(labels);
    }
  }

  /**
   * A layer.
   *
   * @param files by their absolute path in the image; there everybody may read them, and none is
   *     executable
   */
  record Layer(String name, Map<String, Path> files) {
    public Layer {
      files = Map.copyOf(files);
    }
  }

  /**
   * The digest of what a tag of a repository points to, {@code sha256:…}.
   *
   * @return empty where the repository has no such tag, or there is no such repository; some
   *     registries refuse to say the latter
   * @throws io.github.releasekit.domain.ReleaseException when the registry does not say
   */
  Optional<String> digest(Access access, String repository, String tag);

  /**
   * Builds an image and pushes it under a tag; with several platforms an index of images.
   *
   * @return the digest that the tag points to
   * @throws io.github.releasekit.domain.ReleaseException when base or registry cannot be reached or
   *     refuse
   */
  String push(Access access, Image image, String tag);

  /**
   * Points a tag to what the repository has under a digest.
   *
   * @throws io.github.releasekit.domain.ReleaseException when the repository does not have it, or
   *     refuses
   */
  void tag(Access access, String repository, String digest, String tag);

  /**
   * Puts a file beside an image: an artifact of one layer (OCI image specification 1.1, artifacts)
   * under a tag, whose subject is the image.
   *
   * @param subject the image's digest
   * @param mediaType of the file
   * @return the artifact's digest; the same file, by the same name, gives the same one
   * @throws io.github.releasekit.domain.ReleaseException when the registry refuses
   */
  String attach(
      Access access, String repository, String subject, String tag, String mediaType, Path file);

  /**
   * Removes a tag. The image stays for those who know its digest, where the registry can do so.
   *
   * @return whether the registry removes single tags; what was not there counts as removed
   * @throws io.github.releasekit.domain.ReleaseException when the registry cannot be reached
   */
  boolean removeTag(Access access, String repository, String tag);
}
