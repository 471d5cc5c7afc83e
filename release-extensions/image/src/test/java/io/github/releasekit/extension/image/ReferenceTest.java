package io.github.releasekit.extension.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.Credentials;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReferenceTest {

  @ParameterizedTest
  @CsvSource({
    "eclipse-temurin:17-jre, docker.io/library/eclipse-temurin:17-jre",
    "debian, docker.io/library/debian:latest",
    "bitnami/java:1, docker.io/bitnami/java:1",
    "index.docker.io/debian, docker.io/library/debian:latest",
    "localhost/a, localhost/a:latest",
    "host:5000/a/b, host:5000/a/b:latest",
    "ghcr.io/a/b:1.0, ghcr.io/a/b:1.0",
  })
  void anImageHasARegistryAndATag(String text, String whole) {
    assertThat(Reference.image(text)).hasToString(whole);
  }

  @Test
  void theDigestOfAnImageIsWhatCounts() {
    String digest = "sha256:" + "0".repeat(64);

    assertThat(Reference.image("ghcr.io/a:1@" + digest)).hasToString("ghcr.io/a@" + digest);
    assertThat(Reference.image("ghcr.io/a@" + digest)).hasToString("ghcr.io/a@" + digest);
  }

  @Test
  void dockerHubIsKnownByAllOfItsNames() {
    Credentials user = new Credentials("a", "b");

    assertThat(RegistryHost.DOCKER_HUB.credentials(of(Map.of("index.docker.io", user))))
        .contains(user);
    assertThat(new RegistryHost("ghcr.io").credentials(of(Map.of("docker.io", user)))).isEmpty();
    assertThat(RegistryHost.DOCKER_HUB.endpoint()).hasToString("https://registry-1.docker.io");
  }

  private static java.util.function.Function<String, Optional<Credentials>> of(
      Map<String, Credentials> users) {
    return host -> Optional.ofNullable(users.get(host));
  }

  @Test
  void aChallengeForATokenIsFoundAmongOthers() {
    Challenge challenge =
        Challenge.of(
                List.of(
                    "Basic realm=\"a, b\"",
                    "Negotiate, bearer realm=\"https://x/t?a=b\",service=y, scope=\"p:q:r,s\""))
            .orElseThrow();

    assertThat(challenge.isBearer()).isTrue();
    assertThat(challenge.parameters())
        .containsOnly(
            Map.entry("realm", "https://x/t?a=b"),
            Map.entry("service", "y"),
            Map.entry("scope", "p:q:r,s"));
    assertThat(Challenge.of(List.of("Basic realm=x")).orElseThrow().isBearer()).isFalse();
    assertThat(Challenge.of(List.of("Digest realm=x"))).isEmpty();
    assertThat(Challenge.of(List.of())).isEmpty();
  }
}
