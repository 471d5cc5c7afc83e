package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A goal that serves the ledger of a repository, and a client of it. */
abstract class ServingTest {

  @TempDir Path temp;
  final OpenApi described = new OpenApi();
  private final HttpClient client = HttpClient.newHttpClient();
  final List<AutoCloseable> open = new ArrayList<>();
  ServeFixture fixture;
  URI url;

  ServeFixture fixture(String policy) {
    fixture = new ServeFixture(temp, policy);
    return fixture;
  }

  void serve() {
    ServeGoal.Serving serving = fixture.serve();
    open.add(serving);
    url = serving.server().url();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  HttpResponse<String> get(String target, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(target)).timeout(Duration.ofSeconds(20));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** An answer as it is described. */
  JsonNode json(String path, String query, int status) {
    String template = path.replaceFirst("^(/api/v1/releases/).+", "$1{version}");
    HttpResponse<String> answer = get(path + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    described.requireDescribed(
        template, status, answer.headers().firstValue("content-type").orElse(""), answer.body());
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  List<String> versions(String query) {
    return texts(json("/api/v1/releases", query, 200).at("/releases"), "/version");
  }

  static List<String> texts(JsonNode list, String pointer) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.at(pointer).asText()));
    return texts;
  }

  static JsonNode tree(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }
}
