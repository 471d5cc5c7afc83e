package io.github.releasekit.extension.mail;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who writes or is written to (RFC 5322, 3.4).
 *
 * @param name as people read it; empty for none
 * @param local the part of the address before {@code @}
 * @param domain the part after it, in ASCII
 */
record Mailbox(String name, String local, String domain) {

  private static final int LONGEST = 600;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_ADDRESS = 254;

  private static final Pattern NAMED = Pattern.compile("(?<name>[^<>]*)<(?<address>[^<>]+)>");
  private static final Pattern QUOTED = Pattern.compile("\"(?<name>(?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*");

  /**
   * Reads {@code name@host}, or {@code Name <name@host>}.
   *
   * @throws ReleaseException when it is neither
   */
  static Mailbox parse(String text) {
    if (HeaderText.isUnsafe(text)) {
      throw refused(text, "has a line break or a control character");
    }
    if (text.length() > LONGEST) {
      throw refused(text, "is too long");
    }
    Matcher named = NAMED.matcher(text.strip());
    String name = named.matches() ? unquoted(named.group("name").strip()) : "";
    String address = named.matches() ? named.group("address") : text.strip();
    if (name.length() > LONGEST_NAME || name.contains("=?")) {
      throw refused(text, "has a name that cannot be shown");
    }
    int at = address.indexOf('@');
    if (at < 1) {
      throw refused(text, "has no name before an @");
    }
    String local = address.substring(0, at);
    String domain = ascii(address.substring(at + 1));
    if (!HeaderText.isDotAtom(local) || local.length() > LONGEST_LOCAL) {
      throw refused(text, "has before the @ what cannot stand there");
    }
    if (!DOMAIN.matcher(domain).matches()
        || local.length() + 1 + domain.length() > LONGEST_ADDRESS) {
      throw refused(text, "has no host after the @");
    }
    return new Mailbox(name, local, domain);
  }

  private static ReleaseException refused(String text, String why) {
    return new ReleaseException(
        "the e-mail address '" + PlainText.shortLine(text) + "' " + why,
        "write name@example.com, or Name <name@example.com>");
  }

  private static String unquoted(String name) {
    Matcher quoted = QUOTED.matcher(name);
    return quoted.matches() ? quoted.group("name").replaceAll("\\\\(.)", "$1") : name;
  }

  /** Empty where there is none. */
  private static String ascii(String domain) {
    try {
      return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  String address() {
    return local + "@" + domain;
  }

  /** As it stands in a header. */
  String header() {
    return name.isEmpty() ? address() : HeaderText.phrase(name) + " <" + address() + ">";
  }

  /** As the library takes it. */
  InternetAddress recipient() throws AddressException {
    return new InternetAddress(address(), true);
  }
}
