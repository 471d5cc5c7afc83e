package io.github.releasekit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.server.LoopbackHttp.Asked;
import io.github.releasekit.server.OpenApi.Operation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong by the description of GitHub is seen. */
class OpenApiTest {

  private final OpenApi api = GitHubDescription.require();

  private Operation operation(String method, String path) {
    return api.operation(method, path).orElseThrow();
  }

  private List<String> wrong(String method, String path, Map<String, String> query, String body) {
    return api.judge(
        operation(method, path),
        new Asked(
            method,
            path,
            query,
            Map.of("content-type", "application/json"),
            body.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /repos/a/b/releases/tags/v/1, /repos/{owner}/{repo}/releases/tags/{tag}",
    "GET, /repos/a/b/releases/latest, /repos/{owner}/{repo}/releases/latest",
    "GET, /repos/a/b/releases/12, /repos/{owner}/{repo}/releases/{release_id}",
    "GET, /repos/a/b/contents/x/y/z, /repos/{owner}/{repo}/contents/{path}",
    "GET, /repos/a/b/git/ref/tags/v/1, /repos/{owner}/{repo}/git/ref/{ref}",
    "GET, /repos/a/b, /repos/{owner}/{repo}",
  })
  void anOperationIsFoundByItsPath(String method, String path, String template) {
    assertThat(operation(method, path).template()).isEqualTo(template);
  }

  @Test
  void whatIsNotDescribedIsNotFound() {
    assertThat(api.operation("GET", "/repos/a/b/release")).isEmpty();
    assertThat(api.operation("PUT", "/repos/a/b/releases")).isEmpty();
    assertThat(api.operation("GET", "/repos/a/b/releases/1/tags")).isEmpty();
  }

  @Test
  void wrongRequestsAreSeen() {
    String releases = "/repos/a/b/releases";
    assertThat(wrong("GET", releases, Map.of("per_page", "30", "page", "2"), "")).isEmpty();
    assertThat(wrong("GET", releases, Map.of("per_page", "x"), "")).hasSize(1);
    assertThat(wrong("GET", releases, Map.of("tag", "x"), "")).hasSize(1);
    assertThat(wrong("GET", releases, Map.of(), "{}")).hasSize(1);
    assertThat(wrong("GET", "/repos/a/b/milestones", Map.of("state", "any"), "")).hasSize(1);
    assertThat(wrong("GET", "/search/issues", Map.of(), "")).hasSize(1);
    assertThat(wrong("POST", releases, Map.of(), "{\"tag_name\":\"v1\"}")).isEmpty();
    assertThat(wrong("POST", releases, Map.of(), "{\"name\":\"v1\"}")).hasSize(1);
    assertThat(wrong("POST", releases, Map.of(), "{\"tag_name\":1}")).hasSize(1);
    assertThat(wrong("POST", releases, Map.of(), "{\"tag_name\":\"v1\",\"notes\":\"\"}"))
        .hasSize(1);
    assertThat(wrong("POST", releases, Map.of(), "{\"tag_name\":\"v1\",\"make_latest\":true}"))
        .isNotEmpty();
  }

  @Test
  void wrongAnswersAreSeen() {
    Operation get = operation("GET", "/repos/a/b/releases/assets/1");
    String schema = api.schema(get, 200).orElseThrow();
    String asset = "{\"id\":1,\"name\":\"a\",\"state\":\"uploaded\",\"size\":2,\"digest\":null}";
    byte[] filled =
        api.filled(schema, OpenApi.tree(asset.getBytes(StandardCharsets.UTF_8)))
            .toString()
            .getBytes(StandardCharsets.UTF_8);

    assertThat(api.judge(schema, filled)).isEmpty();
    assertThat(api.judge(schema, asset.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    for (String change : List.of("\"size\":\"2\"", "\"size\":null", "\"size\":2.5")) {
      String wrong = new String(filled, StandardCharsets.UTF_8).replace("\"size\":2", change);
      assertThat(api.judge(schema, wrong.getBytes(StandardCharsets.UTF_8))).hasSize(1);
    }
    assertThat(api.knows(get, 302)).isTrue();
    assertThat(api.knows(get, 201)).isFalse();
    assertThat(api.schema(get, 302)).isEmpty();
  }

  @Test
  void theStandInTellsWhatWasWrongWhenItIsClosed() throws Exception {
    GitHubServer server = new GitHubServer(api);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.http().url() + "/api/v3/repos/acme/app/releases"))
            .header("Authorization", "Bearer " + GitHubServer.TOKEN)
            .header("User-Agent", "test")
            .POST(BodyPublishers.ofString("{\"draft\":\"yes\"}"))
            .build();
    HttpClient.newHttpClient().send(request, BodyHandlers.discarding());

    assertThatThrownBy(server::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("POST /repos/acme/app/releases: API version")
        .hasMessageContaining("tag_name")
        .hasMessageContaining("/draft");
  }
}
