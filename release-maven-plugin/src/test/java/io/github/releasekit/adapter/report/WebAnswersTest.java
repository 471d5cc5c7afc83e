package io.github.releasekit.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.HttpProxy;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.result.HttpGate;
import io.github.releasekit.domain.gate.result.HttpGate.Expected;
import io.github.releasekit.domain.gate.result.HttpGate.Outcome;
import io.github.releasekit.domain.gate.result.HttpGate.Outcome.Answered;
import io.github.releasekit.domain.gate.result.HttpGate.Outcome.Unreachable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a web server of the JDK on a free port of this machine. */
class WebAnswersTest {

  private static final Map<String, Credentials> SERVERS =
      Map.of(
          "ci", new Credentials("ada", "pässword"),
          "sonar", new Credentials("", "token"),
          "odd", new Credentials("", "secret€"));

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/json", exchange -> answer(exchange, 200, "{\"a\":[{\"b\":\"OK\"}]}"));
    server.createContext("/number", exchange -> answer(exchange, 200, "{\"n\":1.50,\"t\":true}"));
    server.createContext("/text", exchange -> answer(exchange, 200, "fine"));
    server.createContext("/proxied", this::answerAsProxy);
    server.createContext("/gone", exchange -> answer(exchange, 410, "{}"));
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/json");
          answer(exchange, 302, "");
        });
    server.createContext("/large", exchange -> answer(exchange, 200, "x".repeat(9 << 20)));
    server.createContext(
        "/silent",
        exchange -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.setExecutor(
        task -> {
          Thread thread = new Thread(task, "test server");
          thread.setDaemon(true);
          thread.start();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "/json, /a/0/b, OK",
    "/number, /n, 1.50",
    "/number, /t, true",
    "/json, /a/0, ",
    "/json, /a/1/b, ",
  })
  void findsTheValueOfAnAnswer(String path, String pointer, String value) {
    Answered answered = (Answered) ask(path, Optional.of(new Expected(pointer, "any")));

    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.value()).isEqualTo(Optional.ofNullable(value));
    assertThat(answered.reports().sha256()).hasSize(64);
  }

  @Test
  void asksForVersionAndTag() {
    ask("/json?v=@{version}&t=@{tag}", Optional.empty());

    assertThat(seen).containsExactly("/json?v=1.0.0%2B7&t=v%2F1.0.0%2B7");
  }

  /** A redirect might lead anywhere, and with credentials. */
  @Test
  void followsNoRedirect() {
    assertThat(((Answered) ask("/moved", Optional.empty())).status()).isEqualTo(302);
    assertThat(seen).containsExactly("/moved");
  }

  @Test
  void looksForNoValueInAnotherStatus() {
    assertThat(ask("/gone", Optional.of(new Expected("/a", "b"))))
        .isInstanceOfSatisfying(Answered.class, answered -> assertThat(answered.value()).isEmpty());
  }

  @Test
  void sendsCredentialsToWhoseServerTheyAre() {
    ask(gate("/json", Optional.of("ci")));
    ask(gate("/json", Optional.of("sonar")));
    ask(gate("/json", Optional.empty()));

    assertThat(seen)
        .containsExactly("/json", "Basic YWRhOnDDpHNzd29yZA==", "/json", "Bearer token", "/json");
  }

  @Test
  void sendsNoCredentialsThatOthersCanRead() {
    HttpGate gate =
        new HttpGate(
            "g",
            true,
            "http://192.0.2.1/json",
            200,
            Optional.empty(),
            Optional.of("ci"),
            Duration.ofSeconds(5));

    assertThatThrownBy(() -> ask(gate))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("would go over http")
        .hasMessageNotContaining("pässword");
  }

  @Test
  void tellsNoTokenThatCannotBeSent() {
    assertThatThrownBy(() -> ask(gate("/json", Optional.of("odd"))))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("have characters that HTTP cannot send")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @Test
  void asksThroughAProxyThatWantsAUser() {
    Outcome outcome =
        askThrough(
            new HttpProxy("127.0.0.1", port(), Optional.of(new Credentials("ada", "päss:word"))));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Answered.class, answered -> assertThat(answered.status()).isEqualTo(200));
    assertThat(seen)
        .containsExactly("http://app.example.org/proxied", "http://app.example.org/proxied");
  }

  @ParameterizedTest
  @CsvSource({", ", "eve, päss:word", "ada, ''"})
  void takesTheAnswerOfAProxyForNoneOfTheServer(String user, String password) {
    Optional<Credentials> credentials =
        Optional.ofNullable(user).map(name -> new Credentials(name, password));

    assertThat(askThrough(new HttpProxy("127.0.0.1", port(), credentials)))
        .isInstanceOfSatisfying(
            Unreachable.class,
            none -> assertThat(none.problem()).contains("app.example.org").doesNotContain("päss"));
  }

  @Test
  void refusesAServerWithoutCredentials() {
    assertThatThrownBy(() -> ask(gate("/json", Optional.of("none"))))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("settings.xml has no server 'none'");
  }

  @Test
  void refusesAnAnswerThatIsNotJson() {
    assertThatThrownBy(() -> ask("/text", Optional.of(new Expected("/a", "b"))))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("the answer is not JSON");
  }

  @Test
  void givesUpASilentServer() {
    HttpGate gate =
        new HttpGate(
            "g",
            true,
            url("/silent"),
            200,
            Optional.empty(),
            Optional.empty(),
            Duration.ofMillis(300));

    assertThat(ask(gate)).isInstanceOf(Unreachable.class);
  }

  @Test
  void readsNoEndlessAnswer() {
    assertThat(ask("/large", Optional.empty()))
        .isInstanceOfSatisfying(
            Unreachable.class,
            none -> assertThat(none.problem()).contains("more than 8388608 bytes"));
  }

  @Test
  void knowsThatNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    HttpGate gate =
        new HttpGate(
            "g",
            true,
            "http://127.0.0.1:" + port + "/",
            200,
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(20));

    assertThat(ask(gate)).isInstanceOf(Unreachable.class);
  }

  private Outcome ask(String path, Optional<Expected> expected) {
    return ask(
        new HttpGate(
            "g", true, url(path), 200, expected, Optional.empty(), Duration.ofSeconds(20)));
  }

  private HttpGate gate(String path, Optional<String> server) {
    return new HttpGate(
        "g", true, url(path), 200, Optional.empty(), server, Duration.ofSeconds(20));
  }

  private static Outcome ask(HttpGate gate) {
    return ask(gate, Optional.empty());
  }

  private static Outcome askThrough(HttpProxy proxy) {
    return ask(
        new HttpGate(
            "g",
            true,
            "http://app.example.org/proxied",
            200,
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(20)),
        Optional.of(proxy));
  }

  private static Outcome ask(HttpGate gate, Optional<HttpProxy> proxy) {
    return new WebAnswers(
            new HttpExchanges(url -> proxy),
            id -> Optional.ofNullable(SERVERS.get(id)),
            "1.0.0+7",
            "v/1.0.0+7",
            pause -> {})
        .ask(gate);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  private int port() {
    return server.getAddress().getPort();
  }

  /** The user is ada, and the password {@code päss:word}. */
  private void answerAsProxy(HttpExchange exchange) throws IOException {
    String user = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
    if (!"Basic YWRhOnDkc3M6d29yZA==".equals(user)) {
      exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"proxy\"");
      answer(exchange, 407, "");
    } else {
      answer(exchange, 200, "{}");
    }
  }

  private void answer(HttpExchange exchange, int status, String text) throws IOException {
    seen.add(exchange.getRequestURI().toString());
    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
        .ifPresent(seen::add);
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      return;
    }
  }
}
