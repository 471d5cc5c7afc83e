package io.github.releasekit.extension.mail;

import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.PlainText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What no message may tell.
 *
 * @param forms in which it is sent, the longest first
 */
record Secrets(List<String> forms) {

  static Secrets of(Optional<Credentials> credentials) {
    return new Secrets(credentials.map(Secrets::forms).orElse(List.of()));
  }

  private static List<String> forms(Credentials credentials) {
    String user = credentials.username();
    String password = credentials.password();
    return Stream.of(
            base64(user + '\0' + user + '\0' + password),
            base64('\0' + user + '\0' + password),
            base64(password),
            password)
        .filter(form -> !form.isEmpty())
        .toList();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What a server said, in one line and without them. */
  String cleaned(String reply) {
    String text = decoded(reply);
    for (String form : forms) {
      text = text.replace(form, "***");
    }
    return PlainText.shortLine(text);
  }

  /** Of bytes that the library reads as Latin-1. */
  private static String decoded(String reply) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(reply.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      return reply;
    }
  }
}
