package io.github.releasekit.extension.image;

import java.util.List;
import java.util.Set;

/** Types of what is in registries. */
final class MediaType {

  static final String INDEX = "application/vnd.oci.image.index.v1+json";
  static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  static final String CONFIG = "application/vnd.oci.image.config.v1+json";
  static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
  static final String EMPTY = "application/vnd.oci.empty.v1+json";

  private static final String DOCKER_LIST =
      "application/vnd.docker.distribution.manifest.list.v2+json";
  private static final String DOCKER_MANIFEST =
      "application/vnd.docker.distribution.manifest.v2+json";
  private static final String DOCKER_LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";

  /** The types of manifests that are understood. */
  static final List<String> MANIFESTS = List.of(INDEX, MANIFEST, DOCKER_LIST, DOCKER_MANIFEST);

  private static final Set<String> INDEXES = Set.of(INDEX, DOCKER_LIST);

  private MediaType() {}

  static boolean isManifest(String type) {
    return MANIFESTS.contains(type);
  }

  static boolean isIndex(String type) {
    return INDEXES.contains(type);
  }

  /** Whether it is one of those layers that registries do not have to keep. */
  static boolean isForeign(String type) {
    return type.contains(".foreign.") || type.contains(".nondistributable.");
  }

  /** The type of a layer as OCI calls it. */
  static String ofOci(String layer) {
    return layer.equals(DOCKER_LAYER) ? LAYER : layer;
  }
}
