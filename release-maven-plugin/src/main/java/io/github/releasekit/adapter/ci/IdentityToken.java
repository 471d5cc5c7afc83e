package io.github.releasekit.adapter.ci;

import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The identity token of a CI job, for Sigstore: {@code SIGSTORE_ID_TOKEN}, as GitLab gives it with
 * {@code id_tokens}, or what GitHub Actions give to jobs with the permission {@code id-token:
 * write}.
 */
public record IdentityToken(Map<String, String> environment, HttpExchanges http) {

  /** In which a token is. */
  public static final String VARIABLE = "SIGSTORE_ID_TOKEN";

  private static final String URL = "ACTIONS_ID_TOKEN_REQUEST_URL";
  private static final String TOKEN = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int OK = 200;

  private record GitHub(@Nullable String value) {}

  /**
   * Makes sure that there is where to get one from.
   *
   * @throws ReleaseException when there is not
   */
  public void requireSource() {
    if (given().isEmpty() && !environment.containsKey(URL)) {
      throw new ReleaseException(
          "there is no identity token to sign with Sigstore",
          "in GitHub Actions give the job 'permissions: {id-token: write}', in GitLab"
              + " 'id_tokens: {"
              + VARIABLE
              + ": {aud: sigstore}}'; elsewhere export "
              + VARIABLE);
    }
  }

  /**
   * A token that holds now.
   *
   * @throws ReleaseException when there is none
   */
  public Secret get() {
    requireSource();
    return given().orElseGet(this::ofGitHub);
  }

  private Optional<Secret> given() {
    return Optional.ofNullable(environment.get(VARIABLE))
        .filter(text -> !text.isBlank())
        .map(String::strip)
        .map(Secret::new);
  }

  private Secret ofGitHub() {
    String url = environment.get(URL);
    String separator = url.contains("?") ? "&" : "?";
    Credentials bearer = new Credentials("", environment.getOrDefault(TOKEN, ""));
    Answer answer =
        http.get(URI.create(url + separator + "audience=sigstore"), Optional.of(bearer), TIMEOUT);
    if (answer.status() != OK) {
      throw new ReleaseException(
          "GitHub gives no identity token: status " + answer.status(),
          "give the job 'permissions: {id-token: write}'");
    }
    String value = Json.read(answer.body(), GitHub.class, "the identity token of GitHub").value();
    if (value == null || value.isBlank()) {
      throw new ReleaseException(
          "GitHub gives no identity token", "give the job 'permissions: {id-token: write}'");
    }
    return new Secret(value);
  }
}
