package io.github.releasekit.domain.key;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that stands for bytes (RFC 7468).
 *
 * @param label such as {@code PUBLIC KEY}
 */
public record Pem(String label, byte[] content) {

  private static final Pattern FORM =
      Pattern.compile(
          "\\s*-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]{1,20000}+)-----END \\1-----\\s*");

  /** Empty where it is no such text, or holds more than one. */
  public static Optional<Pem> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Pem(
              matcher.group(1),
              Base64.getDecoder().decode(matcher.group(2).replaceAll("\\s", ""))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
