package io.github.releasekit.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server on loopback, one of whose requests can be disturbed. It speaks HTTP/1.1 (RFC 9112)
 * with one request a connection, on plain sockets, since some faults are those of connections.
 */
public final class LoopbackHttp implements AutoCloseable {

  /** What {@link Fault#CHANGED_FILE} changes, wherever it stands in a request. */
  public static final String FILE = "[the bytes of the file]";

  /** How long {@link Fault#STATUS_429} wants to be left alone, in seconds. */
  public static final int RETRY_AFTER = 7;

  /**
   * A request.
   *
   * @param path as it was sent: not decoded
   * @param query decoded
   * @param headers with names in lower case
   */
  public record Asked(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body) {

    /** The body as text. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** An answer. */
  public record Said(int status, Map<String, String> headers, byte[] body) {

    /** A JSON document. */
    public static Said json(int status, String document) {
      return new Said(
          status,
          Map.of("Content-Type", "application/json"),
          document.getBytes(StandardCharsets.UTF_8));
    }

    /** No Content. */
    public static Said nothing() {
      return new Said(204, Map.of(), new byte[0]);
    }
  }

  /** What is served; asked by one thread at a time. */
  public interface Site {
    Said answer(Asked asked);
  }

  private final Site site;
  private final int port;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = new ArrayList<>();
  private ServerSocket listener;
  private Optional<Fault> fault = Optional.empty();
  private int before;
  private boolean struck;
  private CountDownLatch healed = new CountDownLatch(0);
  private final Hold hold = new Hold();

  public LoopbackHttp(Site site) {
    this.site = site;
    this.listener = listen(0);
    this.port = listener.getLocalPort();
  }

  /** Which answer is kept back. */
  Hold hold() {
    return hold;
  }

  /** Without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Method, path and query of each request that has arrived, disturbed ones too. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** Disturbs one request once: the nth from now on, 1 being the next. */
  public synchronized void disturb(int nth, Fault what) {
    fault = Optional.of(what);
    before = nth - 1;
    struck = false;
    healed = new CountDownLatch(1);
    refuse();
  }

  /** Whether the request that is to be disturbed was made. */
  public synchronized boolean hasStruck() {
    return struck;
  }

  /** Ends a fault that lasts. */
  public synchronized void heal() {
    healed.countDown();
    if (listener.isClosed()) {
      listener = listen(port);
    }
    if (struck) {
      fault = Optional.empty();
    }
  }

  /** Closes the port when the next request is the one. */
  private void refuse() {
    if (before == 0 && fault.equals(Optional.of(Fault.REFUSED))) {
      struck = true;
      close(listener);
    }
  }

  private ServerSocket listen(int wanted) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), wanted), 50);
      threads.execute(() -> accept(socket));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket from) {
    while (true) {
      try {
        Socket socket = from.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Optional<Asked> request = read(socket);
      if (request.isEmpty()) {
        return;
      }
      Asked asked = request.get();
      Optional<Fault> now = next();
      if (now.isEmpty()) {
        Said said = answer(asked);
        hold.pass(asked.method() + " " + asked.path());
        write(socket, said, 0);
        return;
      }
      disturb(socket, asked, now.get());
    } catch (IOException e) {
      // Whoever asked has gone, which is theirs to tell.
      close(socket);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Counts a request, and gives the fault that is meant for it. */
  private synchronized Optional<Fault> next() {
    if (fault.isEmpty() || struck) {
      return Optional.empty();
    }
    if (before > 0) {
      before--;
      refuse();
      return Optional.empty();
    }
    struck = true;
    return fault;
  }

  private void disturb(Socket socket, Asked asked, Fault what)
      throws IOException, InterruptedException {
    switch (what) {
      case REFUSED -> throw new IllegalStateException("nobody listens");
      case RESET -> reset(socket);
      case ANSWER_LOST -> {
        answer(asked);
        reset(socket);
      }
      case STATUS_408, STATUS_500, STATUS_503 -> write(socket, status(what, Map.of()), 0);
      case STATUS_429 ->
          write(socket, status(what, Map.of("Retry-After", String.valueOf(RETRY_AFTER))), 0);
      case TRUNCATED -> {
        Said said = answer(asked);
        int status = said.status() == 204 ? 200 : said.status();
        write(socket, new Said(status, said.headers(), said.body()), said.body().length / 2 + 1);
      }
      case SLOW -> {
        answer(asked);
        healed.await();
      }
      case REDIRECT ->
          write(
              socket,
              new Said(302, Map.of("Location", "https://elsewhere.example/x"), new byte[0]),
              0);
      case CHANGED_FILE -> write(socket, answer(changed(asked)), 0);
    }
  }

  private static Said status(Fault what, Map<String, String> headers) {
    return new Said(
        Integer.parseInt(what.name().substring("STATUS_".length())),
        headers,
        "disturbed".getBytes(StandardCharsets.UTF_8));
  }

  private static Asked changed(Asked asked) {
    String text = new String(asked.body(), StandardCharsets.ISO_8859_1);
    byte[] body = text.replace(FILE, FILE.replace('e', 'a')).getBytes(StandardCharsets.ISO_8859_1);
    return new Asked(asked.method(), asked.path(), asked.query(), asked.headers(), body);
  }

  private Said answer(Asked asked) {
    synchronized (site) {
      return site.answer(asked);
    }
  }

  private Optional<Asked> read(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    String first = line(in);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    String[] words = first.split(" ");
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
          line.substring(colon + 1).strip());
    }
    synchronized (this) {
      requests.add(words[0] + " " + words[1]);
    }
    int mark = words[1].indexOf('?');
    return Optional.of(
        new Asked(
            words[0],
            mark < 0 ? words[1] : words[1].substring(0, mark),
            mark < 0 ? Map.of() : query(words[1].substring(mark + 1)),
            headers,
            body(in, headers)));
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      query.put(
          URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return query;
  }

  private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    if (!"chunked".equals(headers.get("transfer-encoding"))) {
      return exactly(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(in), 16);
        size > 0;
        size = Integer.parseInt(line(in), 16)) {
      body.write(exactly(in, size));
      line(in);
    }
    line(in);
    return body.toByteArray();
  }

  private static byte[] exactly(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return bytes;
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.write(c);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  private static void write(Socket socket, Said said, int missing) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + said.status() + " -\r\n");
    said.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    if (said.status() != 204) {
      int length = Math.max(said.body().length, missing);
      head.append("Content-Length: " + length + "\r\n");
    }
    head.append("Connection: close\r\n\r\n");
    OutputStream out = socket.getOutputStream();
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    out.write(said.body(), 0, Math.max(0, said.body().length - missing));
    out.flush();
  }

  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
  }

  private static void close(AutoCloseable what) {
    try {
      what.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void close() {
    healed.countDown();
    close(listener);
    threads.shutdownNow();
  }
}
