package io.github.releasekit.adapter.server;

import com.sun.net.httpserver.Headers;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is answered: clients that ask for this server by a name it has, that no page of another
 * origin has sent, and that know the token.
 *
 * @param hosts names that it has besides its address, with or without a port, in lower case
 * @param token that clients have to send, where there is one
 */
public record Guard(List<String> hosts, Optional<AccessToken> token) {

  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-f:.]{2,45}]|[a-z0-9](?:[a-z0-9.-]{0,252}))(?::([0-9]{1,5}))?");
  private static final Pattern IPV4 = Pattern.compile("[0-9.]+");
  private static final String HTTP_PORT = "80";

  /**
   * @throws ReleaseException when a name is none
   */
  public Guard {
    hosts = hosts.stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).toList();
    for (String host : hosts) {
      if (!HOST.matcher(host).matches()) {
        throw new ReleaseException(
            "'" + PlainText.shortLine(host) + "' is no name of a host",
            "-Drelease-kit.hosts=releases.example.org, several separated by commas");
      }
    }
  }

  /**
   * Why a request is refused; empty when it is not.
   *
   * @param local the address that it came to
   * @param port of this server
   */
  Optional<Problem> refusal(Headers headers, InetAddress local, int port) {
    String host = single(headers, "Host").toLowerCase(Locale.ROOT);
    if (!isOwn(host, local, port)) {
      return Optional.of(
          Problem.of(421, "this server has no such name; -Drelease-kit.hosts= names others"));
    }
    return isForeign(headers, host)
        ? Optional.of(Problem.of(403, "pages of other origins are not answered"))
        : Optional.empty();
  }

  /** Why a request is refused that shows no token; empty when it shows it, or need not. */
  Optional<Problem> unauthorized(Headers headers) {
    return token.filter(one -> !one.isIn(single(headers, "Authorization"))).isPresent()
        ? Optional.of(Problem.of(401, "a token is needed"))
        : Optional.empty();
  }

  /** Whether a page made by another site can ask by this name: rebinding of DNS. */
  private boolean isOwn(String host, InetAddress local, int port) {
    Matcher matcher = HOST.matcher(host);
    if (!matcher.matches()) {
      return false;
    }
    String name = matcher.group(1);
    if (hosts.contains(host) || hosts.contains(name)) {
      return true;
    }
    String asked = matcher.group(2) == null ? HTTP_PORT : matcher.group(2);
    return asked.equals(String.valueOf(port))
        && (isAddress(name, local) || name.equals("localhost") && local.isLoopbackAddress());
  }

  private static boolean isAddress(String name, InetAddress local) {
    if (IPV4.matcher(name).matches()) {
      return name.equals(local.getHostAddress());
    }
    try {
      return name.startsWith("[") && InetAddress.getByName(name).equals(local);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean isForeign(Headers headers, String host) {
    if (headers.containsKey("Origin")) {
      String origin = single(headers, "Origin").toLowerCase(Locale.ROOT);
      if (!origin.equals("http://" + host) && !origin.equals("https://" + host)) {
        return true;
      }
    }
    if (!headers.containsKey("Sec-Fetch-Site")) {
      return false;
    }
    String site = single(headers, "Sec-Fetch-Site");
    return !site.equals("same-origin") && !site.equals("none");
  }

  /** A header that is there once; empty otherwise. */
  private static String single(Headers headers, String name) {
    List<String> values = headers.get(name);
    return values == null || values.size() != 1 || values.get(0) == null ? "" : values.get(0);
  }
}
