package io.github.releasekit.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.channel.Delivery.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {

  @ParameterizedTest
  @CsvSource({
    "DRAFTED, drafted, false",
    "DELIVERED, delivered, true",
    "SKIPPED, skipped, true",
    "FAILED, failed, false",
    "WITHDRAWN, withdrawn, true",
    "LEFT, left, true"
  })
  void isSettledUnlessItWaitsOrHasFailed(Outcome outcome, String word, boolean settled) {
    Delivery delivery = Delivery.without("a", outcome, "");

    assertThat(delivery.isSettled()).isEqualTo(settled);
    assertThat(delivery.line()).isEqualTo("a: " + word);
  }

  @Test
  void isALineForPeople() {
    Delivery delivery =
        new Delivery("github", Outcome.DELIVERED, "https://a.b/c", "17", "16", "2 files");

    assertThat(delivery.line()).isEqualTo("github: delivered, https://a.b/c, 2 files");
    assertThat(Delivery.delivered("image", "r/app:1", "sha256:1").replacing("sha256:0"))
        .isEqualTo(new Delivery("image", Outcome.DELIVERED, "r/app:1", "sha256:1", "sha256:0", ""));
    assertThat(delivery.as(Outcome.LEFT, "it stays"))
        .isEqualTo(new Delivery("github", Outcome.LEFT, "https://a.b/c", "17", "16", "it stays"));
  }
}
