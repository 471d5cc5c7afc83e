package io.github.releasekit.adapter.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Against a server that answers as GitHub documents it (security hardening with OpenID Connect).
 */
class IdentityTokenTest {

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String answer = "{\"count\":1,\"value\":\"eyJ.h0lds\"}";

  @BeforeEach
  void serves() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/token",
        exchange -> {
          asked.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stops() {
    server.stop(0);
  }

  @Test
  void isThatOfTheEnvironment() {
    assertThat(token(Map.of("SIGSTORE_ID_TOKEN", " eyJ.given\n")).get().reveal())
        .isEqualTo("eyJ.given");
    assertThat(asked).isEmpty();
  }

  @Test
  void isAskedForWhereGitHubGivesOne() {
    assertThat(token(gitHub()).get().reveal()).isEqualTo("eyJ.h0lds");
    assertThat(asked).containsExactly("/token?api-version=2.0&audience=sigstore Bearer s3cret");
  }

  @Test
  void saysWhatToDoWhereThereIsNone() {
    assertThatThrownBy(() -> token(Map.of()).requireSource())
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("there is no identity token")
        .hasMessageContaining("id-token: write");
    token(gitHub()).requireSource();
    assertThat(asked).isEmpty();
  }

  @Test
  void doesNotShowWhatGitHubIsAskedWith() {
    status = 403;

    assertThatThrownBy(() -> token(gitHub()).get())
        .hasMessageContaining("GitHub gives no identity token: status 403")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void refusesAnAnswerWithoutAToken() {
    for (String other : List.of("{}", "{\"value\":\"\"}", "[]", "nothing", "{\"value\":null}")) {
      answer = other;
      assertThatThrownBy(() -> token(gitHub()).get())
          .as(other)
          .isInstanceOf(ReleaseException.class);
    }
  }

  private Map<String, String> gitHub() {
    return Map.of(
        "ACTIONS_ID_TOKEN_REQUEST_URL",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/token?api-version=2.0",
        "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
        "s3cret");
  }

  private static IdentityToken token(Map<String, String> environment) {
    return new IdentityToken(environment, new HttpExchanges(url -> Optional.empty()));
  }
}
