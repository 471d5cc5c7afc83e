package io.github.releasekit.adapter.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.Programs;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.domain.channel.NoticePolicy;
import io.github.releasekit.domain.channel.NoticePolicy.Event;
import io.github.releasekit.domain.channel.NoticePolicy.Webhook;
import io.github.releasekit.server.WebhookServer;
import io.github.releasekit.server.WebhookServer.Received;
import io.github.releasekit.server.WebhookServer.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The signature of a webhook, by others than who has made it. */
class NoticeSignatureTest {

  private static final int BLOCK = 64;

  private final NoticeFixture fixture = new NoticeFixture();

  private Received sent(Optional<String> key) {
    try (WebhookServer server = new WebhookServer(Service.WEBHOOK)) {
      key.ifPresent(text -> fixture.secrets.put("key", new Secret(text)));
      NoticePolicy policy =
          NoticeFixture.policy(new Webhook(server.url(), key.map(text -> "key"), true));
      fixture.notifier().send(policy, NoticeFixture.notice(Event.ROLLED_BACK));
      return server.received().get(0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 64, 65, 200})
  void isThatOfTheSpecification(int length) throws NoSuchAlgorithmException {
    String key = "käy-".repeat(50).substring(0, length);

    Received received = sent(Optional.of(key));

    assertThat(received.headers().get("X-Release-Kit-Signature-256"))
        .isEqualTo("sha256=" + HexFormat.of().formatHex(hmac(key, received.body())));
    assertThat(received.headers().get("X-Release-Kit-Event")).isEqualTo("rolled-back");
  }

  /** RFC 2104, 2: H(K XOR opad, H(K XOR ipad, text)). */
  private static byte[] hmac(String secret, byte[] text) throws NoSuchAlgorithmException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    byte[] key = secret.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(key.length > BLOCK ? sha256.digest(key) : key, BLOCK);
    sha256.update(xor(padded, 0x36));
    byte[] inner = sha256.digest(text);
    sha256.update(xor(padded, 0x5c));
    return sha256.digest(inner);
  }

  private static byte[] xor(byte[] key, int pad) {
    byte[] result = key.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] ^= (byte) pad;
    }
    return result;
  }

  @Test
  void isThatOfOpenssl(@TempDir Path directory) throws IOException {
    Path openssl = Programs.require("openssl");
    Received received = sent(Optional.of("a-long-key"));
    Path body = Files.write(directory.resolve("body.json"), received.body());

    String said = Programs.run(openssl, "dgst", "-sha256", "-hmac", "a-long-key", body.toString());

    assertThat(said.strip().replaceFirst(".*= ", "sha256="))
        .isEqualTo(received.headers().get("X-Release-Kit-Signature-256"));
  }

  @Test
  void isLeftOutWithoutAKey() {
    assertThat(sent(Optional.empty()).headers()).doesNotContainKey("X-Release-Kit-Signature-256");
  }
}
