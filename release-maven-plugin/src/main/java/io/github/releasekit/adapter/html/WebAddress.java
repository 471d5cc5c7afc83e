package io.github.releasekit.adapter.html;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Addresses that a reader may be led to. */
public final class WebAddress {

  private static final int MAX_LENGTH = 2000;

  private WebAddress() {}

  /** An address of the web, in ASCII, without user and password; empty for anything else. */
  public static Optional<String> of(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      URI address = new URI(text.strip());
      String scheme = address.getScheme() == null ? "" : address.getScheme();
      boolean isWeb = scheme.toLowerCase(Locale.ROOT).matches("https?");
      return isWeb && address.getHost() != null && address.getRawUserInfo() == null
          ? Optional.of(address.toASCIIString())
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
