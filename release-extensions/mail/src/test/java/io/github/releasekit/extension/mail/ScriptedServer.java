package io.github.releasekit.extension.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server on the loopback interface that says what a test wants, to one connection. */
final class ScriptedServer implements AutoCloseable {

  /** Ends the connection. */
  static final String CUT = "cut";

  /** Says nothing. */
  static final String SILENCE = "silence";

  /** Reads nothing more. */
  static final String STALL = "354 stall";

  private static final SSLContext TLS = TestCertificate.LOOPBACK.server();

  private final ServerSocket listening;
  private final Thread thread = new Thread(this::serve, "scripted-server");
  private final Map<String, String> answers = new LinkedHashMap<>();
  private final List<String> open = new ArrayList<>();
  private final List<String> encrypted = new ArrayList<>();
  private final List<String> data = new ArrayList<>();
  private final CountDownLatch stalled = new CountDownLatch(1);
  private String greeting = "220 mail.example.com ESMTP";
  private SSLContext tls = TLS;
  private boolean encryptedFromTheStart;

  ScriptedServer() throws IOException {
    listening = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
  }

  ScriptedServer greeting(String text) {
    greeting = text;
    return this;
  }

  /** What is said to a command that begins so. */
  ScriptedServer answer(String command, String answer) {
    answers.put(command, answer);
    return this;
  }

  ScriptedServer offering(String... extensions) {
    List<String> lines = new ArrayList<>(List.of("mail.example.com"));
    lines.addAll(List.of(extensions));
    StringBuilder answer = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      answer.append(i == lines.size() - 1 ? "250 " : "250-").append(lines.get(i));
      answer.append(i == lines.size() - 1 ? "" : "\r\n");
    }
    return answer("EHLO", answer.toString());
  }

  ScriptedServer tls(TestCertificate certificate) {
    tls = certificate.server();
    return this;
  }

  ScriptedServer encryptedFromTheStart() {
    encryptedFromTheStart = true;
    return this;
  }

  ScriptedServer start() {
    thread.start();
    return this;
  }

  int port() {
    return listening.getLocalPort();
  }

  private void serve() {
    try (Socket socket = listening.accept()) {
      if (encryptedFromTheStart) {
        converse(encrypted(socket), encrypted);
      } else if (converse(socket, open)) {
        converse(encrypted(socket), encrypted);
      }
    } catch (IOException e) {
      // The other side went, or this one is closed.
    }
  }

  private Socket encrypted(Socket socket) throws IOException {
    SSLSocket wrapped =
        (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
    wrapped.setUseClientMode(false);
    wrapped.startHandshake();
    return wrapped;
  }

  /** Whether to go on with TLS. */
  private boolean converse(Socket socket, List<String> lines) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    OutputStream out = socket.getOutputStream();
    if (!(lines == encrypted && !encryptedFromTheStart) && !say(out, greeting)) {
      return false;
    }
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      lines.add(line);
      String answer = greeting.equals(SILENCE) ? SILENCE : answer(line);
      if (!say(out, answer)) {
        return false;
      }
      if (line.equals("STARTTLS") && answer.startsWith("220")) {
        return true;
      }
      if (answer.equals(STALL)) {
        stall();
        return false;
      }
      if (line.equals("DATA") && answer.startsWith("354") && !takeData(in, out)) {
        return false;
      }
    }
    return false;
  }

  private void stall() {
    try {
      stalled.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean takeData(BufferedReader in, OutputStream out) throws IOException {
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      data.add(line);
    }
    return say(out, answer("."));
  }

  private String answer(String line) {
    return answers.entrySet().stream()
        .filter(answer -> line.startsWith(answer.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(
            () ->
                switch (line.split(" ")[0]) {
                  case "STARTTLS" -> "220 go ahead";
                  case "AUTH" -> "235 2.7.0 welcome";
                  case "DATA" -> "354 go ahead";
                  case "QUIT" -> "221 bye";
                  default -> "250 2.0.0 fine";
                });
  }

  private static boolean say(OutputStream out, String answer) throws IOException {
    if (answer.equals(CUT)) {
      return false;
    }
    if (!answer.equals(SILENCE)) {
      out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
    return true;
  }

  /** The lines that everybody could read. */
  List<String> open() {
    await();
    return open;
  }

  List<String> encrypted() {
    await();
    return encrypted;
  }

  /** The lines of the message, as they were sent. */
  List<String> data() {
    await();
    return data;
  }

  private void await() {
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (thread.isAlive()) {
      throw new IllegalStateException("the connection was left open");
    }
  }

  @Override
  public void close() throws IOException {
    stalled.countDown();
    listening.close();
    if (thread.getState() != Thread.State.NEW) {
      await();
    }
  }
}
