package io.github.releasekit.domain;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A proxy that HTTP goes through.
 *
 * @param host name or address
 * @param credentials for the proxy itself; a password may be empty
 */
public record HttpProxy(String host, int port, Optional<Credentials> credentials) {

  /** With user and password, as git and others take it. */
  public Secret url() {
    String user = credentials.map(HttpProxy::userInfo).orElse("");
    String address = host.contains(":") ? "[" + host + "]" : host;
    return new Secret("http://" + user + address + ":" + port);
  }

  private static String userInfo(Credentials credentials) {
    String password = credentials.password();
    return encoded(credentials.username())
        + (password.isEmpty() ? "" : ":" + encoded(password))
        + "@";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
