package io.github.releasekit.extension.postgresql;

import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.LedgerDatabase.Server;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database that can be connected to.
 *
 * @param host a name or an address, an IPv6 one in brackets
 * @param port empty for that of PostgreSQL
 * @param timeout in whole seconds, of connecting and of each answer
 */
record Address(
    String host, String port, String database, Optional<Credentials> credentials, int timeout) {

  private static final Pattern URL =
      Pattern.compile(
          "jdbc:postgresql://([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]+\\])(?::([0-9]{1,5}))?"
              + "/([A-Za-z0-9_.-]{1,63})");
  private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}");

  /** Kept, for a logger is forgotten with its level. What the driver logs, its exceptions say. */
  private static final Logger OF_THE_DRIVER = Logger.getLogger("org.postgresql");

  static {
    OF_THE_DRIVER.setLevel(Level.OFF);
  }

  /**
   * Of a server.
   *
   * @throws ReleaseException when its URL is none without credentials and options
   */
  static Address of(Server server) {
    Matcher matcher = URL.matcher(server.url());
    if (!matcher.matches()) {
      throw new ReleaseException(
          "'"
              + PlainText.shortLine(server.url().replaceAll("//[^/@]*@|[?].*", "…"))
              + "' is no URL of a database in PostgreSQL",
          "name it as jdbc:postgresql://host/database, without user, password and options");
    }
    return new Address(
        matcher.group(1),
        Optional.ofNullable(matcher.group(2)).orElse(""),
        matcher.group(3),
        server.credentials(),
        (int) Math.max(1, Math.min(3600, server.timeout().toSeconds())));
  }

  /** By its text: a name that a DNS server answers for proves nothing. */
  boolean isLoopback() {
    try {
      return host.equalsIgnoreCase("localhost")
          || IPV4_LOOPBACK.matcher(host).matches()
          || host.startsWith("[") && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Connects to it, encrypted and to a server that is trusted where others can listen. */
  PGSimpleDataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(
        "jdbc:postgresql://" + host + (port.isEmpty() ? "" : ":" + port) + "/" + database);
    credentials.ifPresent(
        known -> {
          source.setUser(known.username());
          source.setPassword(known.password());
        });
    source.setApplicationName("release-kit");
    source.setAssumeMinServerVersion("12");
    source.setConnectTimeout(timeout);
    source.setLoginTimeout(timeout);
    source.setSocketTimeout(timeout);
    // Before the answer is overdue, so that it says what it waits for.
    source.setOptions("-c lock_timeout=" + Math.max(500, timeout * 800) + "ms");
    source.setGssEncMode("disable");
    if (isLoopback()) {
      source.setSslMode("prefer");
    } else {
      source.setSslMode("verify-full");
      source.setSslfactory("org.postgresql.ssl.DefaultJavaSSLFactory");
    }
    return source;
  }

  @Override
  public String toString() {
    return host + (port.isEmpty() ? "" : ":" + port) + "/" + database;
  }
}
