package io.github.releasekit.adapter.http;

import io.github.releasekit.domain.Glob;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a webhook is (N1). Who knows the URL can write there, so it is a secret, and messages name
 * its host only. It is https, of a host that is allowed, and at an address that everybody has,
 * since else a changed URL would reach servers that only this machine can reach (CWE-918).
 */
public final class WebhookAddress {

  private static final String HTTPS = "https";
  private static final String PUNYCODE = "xn--";
  private static final int SECRET_LENGTH = 6;

  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

  private static final Pattern NUMBERS =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

  private final URI uri;
  private final String host;
  private final boolean privateAddresses;

  private WebhookAddress(URI uri, String host, boolean privateAddresses) {
    this.uri = uri;
    this.host = host;
    this.privateAddresses = privateAddresses;
  }

  /**
   * @param name of the variable or server that holds the URL, for messages
   * @param hosts where it may be, {@code *} standing for any text
   * @param privateAddresses whether it may be at an address that only this machine or network has;
   *     on this machine it may then be http
   * @throws ReleaseException when it is none, or not allowed; without the URL
   */
  public static WebhookAddress of(
      String name, Secret url, List<String> hosts, boolean privateAddresses) {
    URI uri = parsed(name, url.reveal().strip());
    String host = host(name, uri);
    boolean isHttp =
        privateAddresses && "http".equalsIgnoreCase(uri.getScheme()) && isLoopback(host);
    if (!HTTPS.equalsIgnoreCase(uri.getScheme()) && !isHttp) {
      throw refused(
          name, "is no https, so that others could read what is sent", "take the https URL");
    }
    if (hosts.stream().noneMatch(pattern -> isOf(pattern.toLowerCase(Locale.ROOT), host))) {
      throw refused(
          name,
          "is at " + host + ", and only " + hosts + " is allowed",
          "correct the URL, or name its host under 'hosts' of the notice");
    }
    return new WebhookAddress(uri, host, privateAddresses);
  }

  /**
   * The host in a URL, as it is written in a list of hosts.
   *
   * @throws ReleaseException when there is none
   */
  public static String hostOf(String name, Secret url) {
    return host(name, parsed(name, url.reveal().strip()));
  }

  /** Without the cause, which shows the URL. */
  private static URI parsed(String name, String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw refused(name, "is none", "copy it anew from the service");
    }
  }

  /**
   * The host in small letters. Only letters, digits, hyphens and dots make a name: a name in other
   * scripts has to be written in Punycode, and one that ends with a dot is the same as another.
   */
  private static String host(String name, URI uri) {
    String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
    boolean isNumbers = host.matches("[0-9.]+");
    boolean isHost =
        isNumbers
            ? NUMBERS.matcher(host).matches()
            : NAME.matcher(host).matches() || host.startsWith("[") && !host.contains("%");
    if (!isHost || uri.isOpaque()) {
      throw refused(name, "has no host that can be checked", "copy it anew from the service");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw refused(
          name, "has a user or a fragment, which no webhook has", "copy it anew from the service");
    }
    return host;
  }

  /** A star stands for no name in Punycode, which may look like another. */
  private static boolean isOf(String pattern, String host) {
    List<String> literal = Arrays.asList(pattern.split("\\."));
    return Glob.matches(pattern, host)
        && Stream.of(host.split("\\."))
            .filter(label -> label.startsWith(PUNYCODE))
            .allMatch(literal::contains);
  }

  private static ReleaseException refused(String name, String problem, String remedy) {
    return new ReleaseException(
        "the URL of the webhook that " + name + " holds " + problem, remedy);
  }

  /** The host, which is no secret. */
  public String host() {
    return host;
  }

  URI uri() {
    return uri;
  }

  /**
   * @return false when the name is not known
   * @throws ReleaseException when one of the addresses is not public
   */
  boolean isKnown(HostResolver resolver) {
    if (privateAddresses) {
      return true;
    }
    List<InetAddress> addresses;
    try {
      addresses = resolver.resolve(host.replaceAll("[\\[\\]]", ""));
    } catch (UnknownHostException e) {
      return false;
    }
    if (!addresses.stream().allMatch(PublicAddresses::isPublic)) {
      throw new ReleaseException(
          host + " is at an address that only this machine or network has, where nothing is sent",
          "correct the URL of the webhook, or set 'privateAddresses: true' of the notice");
    }
    return !addresses.isEmpty();
  }

  private static boolean isLoopback(String host) {
    return HttpExchanges.isThisMachine(host) || host.equals("[::1]");
  }

  /** A text without the parts of the URL that are secret. */
  String masked(String text) {
    String raw = Optional.ofNullable(uri.getRawPath()).orElse("");
    String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
    Set<String> secrets =
        new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(s -> s));
    secrets.add(uri.toString());
    Stream.of((raw + "&" + query).split("[/&=;]"))
        .flatMap(part -> Stream.of(part, decoded(part)))
        .filter(part -> part.length() >= SECRET_LENGTH)
        .forEach(secrets::add);
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, "***");
    }
    return masked;
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }

  /** Without the URL. */
  @Override
  public String toString() {
    return "webhook at " + host;
  }
}
