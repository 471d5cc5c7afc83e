package io.github.releasekit.extension.mail;

import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.Mailer.Security;
import io.github.releasekit.extension.Mailer.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.util.WriteTimeoutSocket;

/**
 * A server that can be connected to.
 *
 * @param host a name or an address, without brackets
 * @param timeout in milliseconds, of connecting, of each answer and of each write
 */
record Endpoint(
    String host, int port, Security security, Optional<Credentials> credentials, int timeout) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]+");
  private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}");

  /**
   * The server, when it can be one.
   *
   * @throws ReleaseException when it cannot, or when what is sent to it could be read by others
   */
  static Endpoint of(Server server) {
    String host = server.host().strip();
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    if (!(host.contains(":") ? IPV6 : NAME).matcher(host).matches()) {
      throw new ReleaseException(
          "'" + PlainText.shortLine(server.host()) + "' is not the name of a mail server",
          "name a host, such as smtp.example.com");
    }
    if (server.port() < 1 || server.port() > 65_535) {
      throw new ReleaseException(
          server.port() + " is not a port of the mail server " + host,
          "name the port of the server, such as 587 for STARTTLS or 465 for TLS");
    }
    if (server.security() == Security.NONE && !isLoopback(host)) {
      throw new ReleaseException(
          "mail to " + host + ":" + server.port() + " would not be encrypted",
          "use STARTTLS or TLS; without either, only a server of this machine is sent to");
    }
    return new Endpoint(
        host,
        server.port(),
        server.security(),
        server.credentials(),
        (int) Math.max(1, Math.min(Integer.MAX_VALUE, server.timeout().toMillis())));
  }

  /** By its text: a name that a DNS server answers for proves nothing. */
  private static boolean isLoopback(String host) {
    try {
      return host.equalsIgnoreCase("localhost")
          || IPV4_LOOPBACK.matcher(host).matches()
          || host.contains(":") && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** A connection to the first of its addresses that takes one. */
  Socket connect() throws IOException {
    IOException failure = new UnknownHostException(host);
    for (InetAddress address : InetAddress.getAllByName(host)) {
      // With the name that its certificate is to be of, which is not looked up.
      InetAddress named = InetAddress.getByAddress(host, address.getAddress());
      if (security == Security.NONE && !named.isLoopbackAddress()) {
        continue;
      }
      AnswerSocket socket = new AnswerSocket(timeout);
      try {
        socket.connect(new InetSocketAddress(named, port), timeout);
        return new WriteTimeoutSocket(socket, timeout);
      } catch (IOException e) {
        socket.close();
        failure = e;
      }
    }
    throw failure;
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
