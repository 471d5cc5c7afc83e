package io.github.releasekit.adapter.notice;

import io.github.releasekit.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A program of the team's, that gets a document in JSON, see {@link NoticeDocument}, signed with
 * HMAC (RFC 2104) as webhooks of GitHub are.
 *
 * @param secret the key of the signature; empty for none
 */
record WebhookMessenger(WebhookPost post, Optional<Secret> secret) implements Messenger {

  private static final String HMAC = "HmacSHA256";

  @Override
  public void send(Message message) {
    byte[] body = WebhookPost.bytes(NoticeDocument.of(message));
    Map<String, String> headers = new HashMap<>(WebhookPost.idempotent(message.key()));
    headers.put("X-Release-Kit-Event", message.notice().event().toString());
    secret.ifPresent(
        key -> headers.put("X-Release-Kit-Signature-256", "sha256=" + signature(key, body)));
    post.webhooks().post(post.address(), headers, body, answer -> true);
  }

  private static String signature(Secret key, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(HMAC, e);
    }
  }
}
