package io.github.releasekit.adapter.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A client that sends what it is told to, byte by byte. */
final class RawClient implements AutoCloseable {

  private static final int DEADLINE_MILLIS = 10_000;

  private final Socket socket;

  RawClient(URI server) throws IOException {
    this.socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(DEADLINE_MILLIS);
  }

  RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** A whole request with headers, which asks for the connection to be closed. */
  RawClient get(String target, String... headers) throws IOException {
    String lines = headers.length == 0 ? "" : String.join("\r\n", List.of(headers)) + "\r\n";
    return send("GET " + target + " HTTP/1.1\r\n" + lines + "Connection: close\r\n\r\n");
  }

  /** All until the server closes the connection. */
  String all() throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.net.SocketException e) {
      // Closed before all was read that was sent.
      return "";
    }
  }

  /** What comes until a text has come. */
  String until(String text) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder read = new StringBuilder();
    long start = System.nanoTime();
    while (read.indexOf(text) < 0) {
      int next = in.read();
      boolean late = System.nanoTime() - start > DEADLINE_MILLIS * 1_000_000L;
      if (next < 0 || late) {
        throw new AssertionError((late ? "nothing but: " : "closed after: ") + read);
      }
      read.append((char) next);
    }
    return read.toString();
  }

  /** The status of the answer; 0 for none. */
  int status() throws IOException {
    String answer = all();
    return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
