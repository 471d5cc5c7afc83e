package io.github.releasekit.adapter.forge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.http.Authorization;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.server.LoopbackHttp;
import io.github.releasekit.server.LoopbackHttp.Said;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What forges say of what a token may do. */
class AccessTest {

  private final HttpExchanges http = new HttpExchanges(url -> Optional.empty());

  /** Of a token of an app, that of a workflow among them, GitHub says that it may not push. */
  @ParameterizedTest
  @CsvSource({
    "ghs_t0ken0fAJob, '{\"push\": false}', unknown",
    "ghs_t0ken0fAJob, '{\"push\": true}', true",
    "ghp_t0ken0fATest, '{\"push\": false}', false",
    "ghs_t0ken0fAJob, null, unknown",
  })
  void gitHubDoesNotSayWhatAnAppMay(String token, String permissions, String expected) {
    String document = "{\"full_name\": \"acme/app\", \"permissions\": " + permissions + "}";
    try (LoopbackHttp server = new LoopbackHttp(asked -> Said.json(200, document))) {
      Forge forge =
          GitHub.forge(
              http, server.url(), "acme/app", Optional.of(new Secret(token)), Retries.none());

      assertThat(said(forge)).isEqualTo(expected);
    }
  }

  /**
   * It knows of groups that a project is in, and neither of those it is shared with, nor admins.
   */
  @ParameterizedTest
  @CsvSource({
    "null, null, unknown",
    "'{\"access_level\": 30}', null, true",
    "null, '{\"access_level\": 40}', true",
    "'{\"access_level\": 20}', null, false",
  })
  void gitLabDoesNotSayWhatOtherGroupsMay(String project, String group, String expected) {
    String document =
        "{\"permissions\": {\"project_access\": " + project + ", \"group_access\": " + group + "}}";
    try (LoopbackHttp server = new LoopbackHttp(asked -> Said.json(200, document))) {
      Authorization user = new Authorization("PRIVATE-TOKEN", new Secret("glpat-t0ken"));
      Forge forge = GitLab.forge(http, server.url(), "acme/app", Optional.of(user), Retries.none());

      assertThat(said(forge)).isEqualTo(expected);
    }
  }

  private static String said(Forge forge) {
    return forge.access().mayWrite().map(String::valueOf).orElse("unknown");
  }
}
