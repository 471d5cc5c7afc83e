package io.github.releasekit.extension.postgresql;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A server that has read the protocol of PostgreSQL and means no good. */
final class ScriptedServer implements AutoCloseable {

  /** What it does with a connection. */
  interface Script {
    void run(DataInputStream in, DataOutputStream out) throws IOException;
  }

  private final ServerSocket socket;

  ScriptedServer(Script script) {
    try {
      socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(() -> serve(script));
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Script script) {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        script.run(
            new DataInputStream(connection.getInputStream()),
            new DataOutputStream(connection.getOutputStream()));
      } catch (IOException e) {
        // The other side has gone, or the test is over.
      }
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  /** A message without a type, as they are before the session; TLS is declined. */
  static String startup(DataInputStream in, DataOutputStream out) throws IOException {
    while (true) {
      byte[] message = new byte[in.readInt() - 4];
      in.readFully(message);
      if (message.length > 4) {
        return new String(message, StandardCharsets.UTF_8);
      }
      out.write('N');
      out.flush();
    }
  }

  static String password(DataInputStream in) throws IOException {
    in.readByte();
    byte[] message = new byte[in.readInt() - 4];
    in.readFully(message);
    return new String(message, 0, message.length - 1, StandardCharsets.UTF_8);
  }

  /** As a server that lets anybody in. */
  static void welcome(DataOutputStream out) throws IOException {
    out.write(new byte[] {'R', 0, 0, 0, 8, 0, 0, 0, 0});
    for (String setting :
        List.of(
            "server_version\00015.0",
            "server_encoding\0UTF8",
            "client_encoding\0UTF8",
            "DateStyle\0ISO, MDY",
            "integer_datetimes\0on",
            "standard_conforming_strings\0on")) {
      byte[] text = (setting + "\0").getBytes(StandardCharsets.UTF_8);
      out.write('S');
      out.writeInt(text.length + 4);
      out.write(text);
    }
    out.write(new byte[] {'Z', 0, 0, 0, 5, 'I'});
    out.flush();
  }

  static void error(DataOutputStream out, String state, String text) throws IOException {
    byte[] fields = ("SFATAL\0C" + state + "\0M" + text + "\0\0").getBytes(StandardCharsets.UTF_8);
    out.write('E');
    out.writeInt(fields.length + 4);
    out.write(fields);
    out.flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
