package io.github.releasekit.adapter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest extends ServerTest {

  @Test
  void answersWithHeadersThatKeepBrowsersFromMore() throws IOException {
    String answer = client().get("/of/1.0.0", host()).all();

    assertThat(answer)
        .startsWith("HTTP/1.1 200 ")
        .endsWith("\r\n\r\n1.0.0")
        .containsIgnoringCase("Content-Security-Policy: default-src 'none';")
        .containsIgnoringCase("X-Content-Type-Options: nosniff")
        .containsIgnoringCase("Referrer-Policy: no-referrer")
        .containsIgnoringCase("Cache-Control: no-store")
        .doesNotContainIgnoringCase("\r\nServer:")
        .doesNotContainIgnoringCase("Access-Control-");
  }

  @Test
  void answersHeadWithoutABody() throws IOException {
    String answer =
        client().send("HEAD /of/abc HTTP/1.1\r\n" + host() + "\r\nConnection: close\r\n\r\n").all();

    assertThat(answer)
        .startsWith("HTTP/1.1 200 ")
        .endsWith("\r\n\r\n")
        .containsIgnoringCase("Content-Length: 3");
  }

  @Test
  void spareClientsWhatTheyHave() throws IOException {
    String answer = client().get("/of/abc", host()).all();
    String tag = answer.replaceFirst("(?is).*\r\netag: ([^\r]*)\r\n.*", "$1");

    assertThat(tag).startsWith("\"head-");
    assertThat(client().get("/of/abc", host(), "If-None-Match: \"a\", W/" + tag).status())
        .isEqualTo(304);
    assertThat(client().get("/of/abd", host(), "If-None-Match: " + tag).status()).isEqualTo(200);
    assertThat(client().get("/", host(), "If-None-Match: *").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "127.0.0.1:PORT                | 200",
        "localhost:PORT                | 200",
        "LOCALHOST:PORT                | 200",
        "releases.example.org          | 200",
        "Releases.Example.org:443      | 200",
        "proxy:8443                    | 200",
        "proxy                         | 421",
        "proxy:8080                    | 421",
        "127.0.0.1                     | 421",
        "127.0.0.1:1                   | 421",
        "localhost                     | 421",
        "127.0.0.2:PORT                | 421",
        "[::1]:PORT                    | 421",
        "evil.example.org:PORT         | 421",
        "releases.example.org.evil.net | 421",
        "localhost.:PORT               | 421",
        "2130706433:PORT               | 421",
        "0x7f.1:PORT                   | 421",
        "user@localhost:PORT           | 421",
        "localhost:PORT/               | 421",
        "''                            | 421",
      })
  void hasThoseNamesOnlyThatItHas(String name, int status) throws IOException {
    String host = name.replace("PORT", String.valueOf(server.url().getPort()));

    assertThat(client().get("/", "Host: " + host).status()).isEqualTo(status);
  }

  @Test
  void wantsOneName() throws IOException {
    assertThat(client().get("/").status()).isEqualTo(421);
    assertThat(client().get("/", host(), host()).status()).isEqualTo(421);
    assertThat(client().send("GET / HTTP/1.0\r\n\r\n").status()).isEqualTo(421);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Origin: http://HOST              | 200",
        "Origin: https://HOST             | 200",
        "Origin: null                     | 403",
        "Origin: http://localhost         | 403",
        "Origin: http://HOST.evil.net     | 403",
        "Origin: https://evil.example.org | 403",
        "Sec-Fetch-Site: same-origin      | 200",
        "Sec-Fetch-Site: none             | 200",
        "Sec-Fetch-Site: same-site        | 403",
        "Sec-Fetch-Site: cross-site       | 403",
      })
  void answersNoPageOfAnotherOrigin(String header, int status) throws IOException {
    String sent = header.replace("HOST", server.url().getAuthority());

    assertThat(client().get("/", host(), sent).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get", "BREW"})
  void answersGetAndHeadOnly(String method) throws IOException {
    assertThat(
            client()
                .send(method + " / HTTP/1.1\r\n" + host() + "\r\nConnection: close\r\n\r\n")
                .all())
        .startsWith("HTTP/1.1 405 ")
        .containsIgnoringCase("\r\nAllow: GET, HEAD\r\n")
        .containsIgnoringCase("Content-Type: application/problem+json");
  }

  @Test
  void readsNoBodies() throws IOException {
    assertThat(
            client().send("GET / HTTP/1.1\r\n" + host() + "\r\nContent-Length: 3\r\n\r\nabc").all())
        .startsWith("HTTP/1.1 400 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/of/1.0.0%2Bb1             | 200",
        "/of/1.0.0+b1               | 200",
        "/?q=a%2Cb&q=c              | 200",
        "/missing                   | 404",
        "/of                        | 404",
        "/of/a/b                    | 404",
        "/of/a/                     | 400",
        "//                         | 400",
        "//of/a                     | 400",
        "/of//a                     | 400",
        "/of/..                     | 400",
        "/of/.%2e                   | 400",
        "/of/%2e%2e/%2e%2e/etc      | 400",
        "/of/..%2f..%2fetc          | 400",
        "/../../etc/passwd          | 400",
        "/of/..;/a                  | 400",
        "/of/a%00                   | 400",
        "/of/%252e                  | 400",
        "/of/..\\a                  | 400",
        "/of/%zz                    | 400",
        "/of/%c0%ae                 | 400",
        "http://evil.example.org/   | 400",
        "/?q=%00                    | 400",
        "/?q=%ff                    | 400",
        "/?q=%                      | 400",
        "/?p=1                      | 400",
        "/of/a?q=1                  | 400",
      })
  void takesPlainTargetsOnly(String target, int status) throws IOException {
    assertThat(client().get(target, host()).status()).isEqualTo(status);
  }

  @Test
  void refusesTargetsThatAreTooLong() throws IOException {
    assertThat(client().get("/of/" + "a".repeat(2044), host()).status()).isEqualTo(200);
    assertThat(client().get("/of/" + "a".repeat(2045), host()).status()).isEqualTo(414);
    assertThat(client().get("/?" + "q=&".repeat(32), host()).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n\r\n",
        "GET\r\n\r\n",
        "GET /\r\n\r\n",
        "GET  / HTTP/1.1\r\n\r\n",
        "\0\0\0\0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost\r\n\r\n",
        "GET / HTTP/1.1\r\nA B: c\r\nTransfer-Encoding: x\r\n\r\n",
        "GET * HTTP/1.1\r\n\r\n",
        "\u0016\u0003\u0001 TLS\r\n\r\n",
      })
  void survivesWhatIsNoRequest(String bytes) throws IOException {
    RawClient broken = client().send(bytes);

    assertThat(broken.status()).isIn(0, 400, 404, 421, 501);
    assertThat(client().get("/", host()).status()).isEqualTo(200);
    assertThat(log).isEmpty();
  }

  @Test
  void saysNothingOfItsInside() throws IOException {
    String answer = client().get("/broken", host()).all();

    assertThat(answer)
        .startsWith("HTTP/1.1 500 ")
        .contains("\"status\" : 500")
        .doesNotContain("ada", "Exception", "release-kit.server");
    assertThat(log).singleElement().asString().contains("/home/ada/secret");
  }

  @Test
  void wantsTheToken() throws IOException {
    server = start(new Guard(List.of(), Optional.of(new AccessToken(new Secret(TOKEN)))));

    assertThat(client().get("/", host()).all())
        .startsWith("HTTP/1.1 401 ")
        .containsIgnoringCase("\r\nWWW-Authenticate: Basic realm=\"release-kit\"")
        .contains("Bearer realm=");
    assertThat(client().get("/missing", host()).status()).isEqualTo(401);
    assertThat(client().get(WebServer.HEALTH, host()).status()).isEqualTo(200);
    assertThat(client().get("/", host(), "Authorization: Bearer " + TOKEN).status()).isEqualTo(200);
    assertThat(client().get("/", host(), "Authorization: bearer " + TOKEN).status()).isEqualTo(200);
    assertThat(client().get("/", host(), basic("", TOKEN)).status()).isEqualTo(200);
    assertThat(client().get("/", host(), basic("ada", TOKEN)).status()).isEqualTo(200);
    assertThat(client().get("/", host(), basic("ada", TOKEN)).all()).doesNotContain(TOKEN);
  }

  private static String basic(String user, String password) {
    return "Authorization: Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer 0123456789abcdef-Toke",
        "Bearer 0123456789abcdef-token",
        "Bearer 0123456789abcdef-Token x",
        "0123456789abcdef-Token",
        "Digest 0123456789abcdef-Token",
        "Basic 0123456789abcdef-Token",
        "Basic MDEyMzQ1Njc4OWFiY2RlZi1Ub2tlbg",
        "Basic YTpiOjAxMjM0NTY3ODlhYmNkZWYtVG9rZW4=",
        "Basic !!!!",
      })
  void takesNothingElseForTheToken(String authorization) throws IOException {
    server = start(new Guard(List.of(), Optional.of(new AccessToken(new Secret(TOKEN)))));

    assertThat(client().get("/", host(), "Authorization: " + authorization).status())
        .isEqualTo(401);
    assertThat(
            client()
                .get(
                    "/", host(), "Authorization: Bearer " + TOKEN, "Authorization: Bearer " + TOKEN)
                .status())
        .isEqualTo(401);
  }

  @Test
  void refusesATokenThatCouldBeGuessed() {
    assertThatThrownBy(() -> new AccessToken(new Secret("0123456789abcde")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("16 characters")
        .hasMessageNotContaining("0123456789abcde");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "a b", "http://a.b", "a.b:c", "-a"})
  void refusesWhatIsNoName(String host) {
    assertThatThrownBy(() -> new Guard(List.of(host), Optional.empty()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("no name of a host");
  }

  @Test
  void saysThatAPortIsTaken() {
    URI taken = server.url();

    assertThatThrownBy(
            () ->
                WebServer.start(
                    new InetSocketAddress("127.0.0.1", taken.getPort()),
                    new Guard(List.of(), Optional.empty()),
                    List.of(),
                    LIMITS,
                    log::add))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("port " + taken.getPort() + " of 127.0.0.1")
        .hasMessageContaining("-Drelease-kit.port=");
  }
}
