package io.github.releasekit.server;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** GitHub's own description of its REST API: the npm package {@code @octokit/openapi}. */
public final class GitHubDescription {

  /** Where {@code .ci/run} puts it. */
  private static final Path FILE = Path.of("target/octokit/api.github.com.json");

  private static final class Read {
    static final OpenApi API =
        OpenApi.read(
            FILE, path -> path.startsWith("/repos/{owner}/{repo}") || path.startsWith("/search/"));
  }

  private GitHubDescription() {}

  /** Without it the test is skipped, and fails with {@code CI=true}, where it is fetched. */
  public static OpenApi require() {
    if (Files.isRegularFile(FILE)) {
      return Read.API;
    }
    if ("true".equals(System.getenv("CI"))) {
      return fail(FILE + " is not there; .ci/run fetches it");
    }
    return abort(FILE + " is not there; .ci/run fetches it");
  }
}
