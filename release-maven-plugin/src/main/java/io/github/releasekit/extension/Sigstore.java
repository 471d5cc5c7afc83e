package io.github.releasekit.extension;

import io.github.releasekit.domain.Secret;
import java.nio.file.Path;
import java.util.Optional;

/** Signs files without keys of one's own, and checks such signatures (X1). */
public interface Sigstore {

  /**
   * An instance of Sigstore.
   *
   * @param trustedRoot its trusted root in JSON; empty for that of the public good instance
   * @param signingConfig where its services are, in JSON; empty for those of the public good
   *     instance
   */
  record Instance(Optional<Path> trustedRoot, Optional<Path> signingConfig) {}

  /**
   * Who signs.
   *
   * @param issuer URL of who vouches for the subject
   * @param subject an e-mail address, or the URI of a workflow; {@code *} stands for any text
   */
  record Identity(String issuer, String subject) {}

  /**
   * A bundle with a signature of a file (Sigstore bundle 0.3), in JSON.
   *
   * @param token OpenID Connect identity token with the audience {@code sigstore}
   * @throws io.github.releasekit.domain.ReleaseException when one of the services does not answer,
   *     or does not take the token
   */
  byte[] sign(Instance instance, Secret token, Path file);

  /**
   * What is wrong with a bundle as a signature of a file.
   *
   * @param expected whose it has to be
   * @return empty where nothing is
   * @throws io.github.releasekit.domain.ReleaseException when the trusted root cannot be read
   */
  Optional<String> problem(Instance instance, Identity expected, Path file, byte[] bundle);
}
