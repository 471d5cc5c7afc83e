package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.fact.Policy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Policies as texts give them, which extend no other. */
final class PolicyFixture {

  private PolicyFixture() {}

  static Policy load(String yaml) {
    return PolicyLoader.load(
        Optional.of(yaml.getBytes(StandardCharsets.UTF_8)), PolicyArtifacts.NONE);
  }
}
