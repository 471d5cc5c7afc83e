package io.github.releasekit.adapter.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookPostTest {

  @Test
  void aDocumentHasTheSameBytesInEachRun() {
    byte[] bytes = WebhookPost.bytes(Map.of("b", Map.of("d", 1, "c", 2), "a", 3, "e", 4));
    assertThat(bytes).asString().isEqualTo("{\"a\":3,\"b\":{\"c\":2,\"d\":1},\"e\":4}");
  }
}
