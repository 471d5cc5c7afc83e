package io.github.releasekit.extension.image;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Questions to one registry: with credentials for itself and for nobody else, and again where it
 * has no time.
 */
final class RegistrySession {

  private static final int MOST_REDIRECTS = 5;

  private final RegistryHost registry;
  private final Authorization authorization;
  private final Transport transport;
  private final Patience patience;

  RegistrySession(
      RegistryHost registry, Authorization authorization, Transport transport, Patience patience) {
    this.registry = registry;
    this.authorization = authorization;
    this.transport = transport;
    this.patience = patience;
  }

  RegistryHost registry() {
    return registry;
  }

  /** Asks until there is an answer. */
  Answer send(Call call) {
    return persist(() -> once(call));
  }

  /** As {@link #send}, for what takes several questions, all of which begin anew. */
  Answer persist(Patience.Attempt attempt) {
    return patience.persist(registry.name(), attempt);
  }

  /**
   * Asks one time. Reading goes where the registry says that content is; nothing is written there.
   */
  Answer once(Call call) throws IOException {
    Call next = call;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      Answer answer = registry.owns(next.uri()) ? authorized(next) : transport.send(next);
      if (!answer.isRedirect() || !call.isRead()) {
        return answer;
      }
      next = next.at(location(next.uri(), answer));
    }
    throw new ReleaseException(
        registry + " redirects more than " + MOST_REDIRECTS + " times",
        "see that the registry is set up rightly");
  }

  private Answer authorized(Call call) throws IOException {
    Optional<String> known = authorization.known();
    Answer answer =
        transport.send(known.map(shown -> call.with("Authorization", shown)).orElse(call));
    if (!answer.isUnauthorized()) {
      return answer;
    }
    Optional<String> better = authorization.after(answer);
    return better.isEmpty() ? answer : transport.send(call.with("Authorization", better.get()));
  }

  /**
   * Where an answer says that something is.
   *
   * @throws ReleaseException when that is nowhere to go
   */
  URI location(URI asked, Answer answer) {
    String location = answer.header("Location").orElse("");
    try {
      URI uri = asked.resolve(location);
      if (registry.permits(uri)) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Refused below, as any that cannot be gone to.
    }
    throw new ReleaseException(
        registry
            + " sends to '"
            + PlainText.shortLine(authorization.hide(location))
            + "', which is not https",
        "see that the registry is set up rightly");
  }

  /**
   * A refusal.
   *
   * @param what the registry was to do, such as {@code to take the layer}
   */
  ReleaseException refusal(String what, Answer answer) {
    String problem =
        registry
            + " refuses "
            + what
            + ": "
            + PlainText.shortLine(authorization.hide(answer.problem()));
    return new ReleaseException(problem, remedy(answer));
  }

  private String remedy(Answer answer) {
    if (answer.isUnauthorized() && !authorization.hasCredentials()) {
      return "give the user and password of "
          + registry
          + ", such as a <server> with this id in settings.xml";
    }
    if (answer.isUnauthorized()) {
      return "correct the user or password of " + registry + ", or what the user may do there";
    }
    return switch (answer.status()) {
      case 403 -> "let the user of " + registry + " do this, or name another user";
      case 404 -> "see that the repository is there, and that the user may see it";
      default ->
          answer.isPassing()
              ? "run the same command again when the registry has time for it"
              : "see what the registry says about it in its own log";
    };
  }
}
