package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.ReleaseException;

/** Where policies come from that others extend. */
public interface PolicyArtifacts {

  /** There are none: a policy that extends another is refused. */
  PolicyArtifacts NONE =
      coordinates -> {
        throw new ReleaseException(
            "policy " + coordinates + " cannot be resolved here", "run it in a Maven build");
      };

  /**
   * The content of a policy's artifact, of type {@code yml}.
   *
   * @param coordinates {@code groupId:artifactId:version}
   * @throws ReleaseException when it is in no repository
   */
  byte[] read(String coordinates);
}
