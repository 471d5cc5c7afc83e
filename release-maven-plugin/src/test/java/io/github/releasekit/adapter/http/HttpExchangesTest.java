package io.github.releasekit.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.http.HttpExchanges.UnreachableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Against a server that keeps connections, of which the first falls silent. */
class HttpExchangesTest {

  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.ISO_8859_1);

  private final List<String> served = new CopyOnWriteArrayList<>();

  @Test
  void connectionsAreKeptUntilOneFallsSilent() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      start(() -> accept(listener));
      URI uri = URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/x");
      HttpExchanges http = new HttpExchanges(url -> Optional.empty(), Duration.ofSeconds(2));

      http.get(uri, Optional.empty(), Duration.ofSeconds(20));
      http.get(uri, Optional.empty(), Duration.ofSeconds(20));
      assertThatThrownBy(() -> http.get(uri, Optional.empty(), Duration.ofMillis(200)))
          .isInstanceOf(UnreachableException.class);
      http.get(uri, Optional.empty(), Duration.ofSeconds(20));

      assertThat(served).containsExactly("1", "1", "2");
    }
  }

  private void accept(ServerSocket listener) {
    try {
      serve(listener.accept(), "1", 2);
      serve(listener.accept(), "2", Integer.MAX_VALUE);
    } catch (IOException e) {
      served.add(e.toString());
    }
  }

  private void serve(Socket socket, String name, int answers) {
    start(
        () -> {
          try (socket) {
            BufferedReader in =
                new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            int left = answers;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
              if (line.isEmpty() && left-- > 0) {
                served.add(name);
                socket.getOutputStream().write(ANSWER);
              }
            }
          } catch (IOException e) {
            served.add(e.toString());
          }
        });
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "silent server");
    thread.setDaemon(true);
    thread.start();
  }
}
