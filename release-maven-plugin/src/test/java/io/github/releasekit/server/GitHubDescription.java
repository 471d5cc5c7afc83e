package io.github.releasekit.server;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What GitHub publishes of its REST API. Without it the test is skipped, and fails with {@code
 * CI=true}, where {@code .ci/run} fetches it.
 */
public final class GitHubDescription {

  private static final Path DIRECTORY = Path.of("target/octokit");

  private static final class Read {
    static final OpenApi API =
        OpenApi.read(
            DIRECTORY.resolve("api.github.com.json"),
            path -> path.startsWith("/repos/{owner}/{repo}") || path.startsWith("/search/"));
  }

  private GitHubDescription() {}

  /** GitHub's own description: the npm package {@code @octokit/openapi}. */
  public static OpenApi require() {
    requireThere();
    return Read.API;
  }

  /** The directory of recorded answers: the npm package {@code @octokit/fixtures}. */
  public static Path recordings() {
    requireThere();
    return DIRECTORY.resolve("api.github.com");
  }

  private static void requireThere() {
    if (Files.isRegularFile(DIRECTORY.resolve("api.github.com.json"))) {
      return;
    }
    String problem = DIRECTORY + " is not there; .ci/run fetches it";
    if ("true".equals(System.getenv("CI"))) {
      fail(problem);
    }
    abort(problem);
  }
}
