package io.github.releasekit.extension.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is shown to a registry, so that it knows who asks: a user and password, or a token, for
 * which a server is asked that the registry names (Docker's token authentication).
 */
final class Authorization {

  private static final String TOKEN = "[\\x21-\\x7e]+";

  private final RegistryHost registry;
  private final Optional<Credentials> credentials;
  private final List<String> scopes;
  private final Transport transport;
  private final Set<String> secrets = new LinkedHashSet<>();
  private Optional<String> known = Optional.empty();

  /**
   * @param scopes what a token is to be good for besides what the registry says itself
   */
  Authorization(
      RegistryHost registry,
      Optional<Credentials> credentials,
      List<String> scopes,
      Transport transport) {
    this.registry = registry;
    this.credentials = credentials;
    this.scopes = scopes;
    this.transport = transport;
    credentials.ifPresent(
        user -> {
          secrets.add(user.password());
          secrets.add(basic(user));
        });
  }

  /** What the registry took before. */
  Optional<String> known() {
    return known;
  }

  boolean hasCredentials() {
    return credentials.isPresent();
  }

  /** A text of the registry, without what is secret. */
  String hide(String text) {
    String hidden = text;
    for (String secret : secrets) {
      hidden = secret.isEmpty() ? hidden : hidden.replace(secret, "***");
    }
    return hidden;
  }

  /**
   * What to show after a refusal.
   *
   * @return empty when there is nothing
   * @throws IOException when the server of tokens does not answer
   */
  Optional<String> after(Answer refusal) throws IOException {
    Optional<Challenge> challenge = Challenge.of(refusal.all("WWW-Authenticate"));
    known = challenge.isPresent() ? shown(challenge.get()) : Optional.empty();
    known.ifPresent(header -> secrets.add(header.substring(header.indexOf(' ') + 1)));
    return known;
  }

  private Optional<String> shown(Challenge challenge) throws IOException {
    if (credentials.isPresent() && credentials.get().username().isEmpty()) {
      return Optional.of("Bearer " + ownToken(credentials.get()));
    }
    if (challenge.isBearer()) {
      return token(challenge).map(token -> "Bearer " + token);
    }
    return credentials.map(user -> "Basic " + basic(user));
  }

  private String ownToken(Credentials user) {
    if (!user.password().matches(TOKEN)) {
      throw new ReleaseException(
          "the token of " + registry + " has characters that HTTP cannot send",
          "correct it, or give a user name with it where it is a password");
    }
    return user.password();
  }

  private static String basic(Credentials user) {
    String both = user.username() + ":" + user.password();
    return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<String> token(Challenge challenge) throws IOException {
    Call call = Call.of("GET", tokens(challenge));
    if (credentials.isPresent()) {
      call = call.with("Authorization", "Basic " + basic(credentials.get()));
    }
    Answer answer = transport.send(call);
    if (answer.isPassing()) {
      throw new IOException(call.uri().getHost() + " gives no token now: " + answer.status());
    }
    if (answer.status() == 400 || answer.isUnauthorized() || answer.status() == 403) {
      return Optional.empty();
    }
    JsonNode json = Json.read(answer.body());
    String token = json.path("token").asText(json.path("access_token").asText());
    if (!answer.isOk() || !token.matches(TOKEN)) {
      throw new ReleaseException(
          call.uri().getHost() + " gives no token for " + registry + ": " + answer.status(),
          "see that the registry is set up rightly");
    }
    return Optional.of(token);
  }

  private URI tokens(Challenge challenge) {
    String realm = challenge.parameter("realm").orElse("");
    Set<String> wanted = new LinkedHashSet<>();
    challenge.parameter("scope").ifPresent(wanted::add);
    wanted.addAll(scopes);
    List<String> query = new ArrayList<>();
    challenge.parameter("service").ifPresent(service -> query.add("service=" + encoded(service)));
    wanted.forEach(scope -> query.add("scope=" + encoded(scope)));
    try {
      URI uri = URI.create(realm + (realm.contains("?") ? "&" : "?") + String.join("&", query));
      if (registry.permits(uri)) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Refused below, as any that is no place for credentials.
    }
    throw new ReleaseException(
        registry
            + " wants a token from '"
            + PlainText.shortLine(realm)
            + "', which is no address for credentials",
        "use a registry whose tokens come over https");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
