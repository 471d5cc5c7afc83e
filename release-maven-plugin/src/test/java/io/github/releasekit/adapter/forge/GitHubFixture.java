package io.github.releasekit.adapter.forge;

import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.server.GitHubDescription;
import io.github.releasekit.server.GitHubServer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A {@link GitHubServer} with a commit and a tag, and the forge as the plugin sees it. */
abstract class GitHubFixture {

  static final String TAG = "v1.0.0";
  static final String COMMIT = "1f0e2d3c4b5a69788796a5b4c3d2e1f001122334";

  GitHubServer server;
  Forge forge;

  @BeforeAll
  static void requireDescription() {
    GitHubDescription.require();
  }

  @BeforeEach
  void start() {
    server = new GitHubServer(GitHubDescription.require());
    server.write("main", "README.md", "# A project\n");
    server.tag(TAG, COMMIT);
    HttpExchanges http = new HttpExchanges(url -> Optional.empty(), Duration.ofSeconds(20));
    Retries retries =
        new Retries(2, Duration.ofMillis(1), Duration.ofMillis(2), wait -> {}, event -> {});
    forge = server.forge(http, retries);
  }

  @AfterEach
  void close() {
    server.close();
  }
}
