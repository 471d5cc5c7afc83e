package io.github.releasekit.adapter.http;

import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.http.HttpExchanges.Request;
import io.github.releasekit.adapter.http.HttpExchanges.UnreachableException;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.adapter.retry.Retries.Tries;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Posts documents to webhooks (N1), at least once: what fails in passing, or whose answer is lost,
 * is posted again as it was, with the same headers.
 *
 * @param timeout of one request
 */
public record Webhooks(
    HttpExchanges http, HostResolver resolver, Retries retries, Duration timeout) {

  /** Of all tries at one document. */
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  /** Not Found, Gone. */
  private static final Set<Integer> NO_WEBHOOK = Set.of(404, 410);

  private static final String RESEND = "; run mvn release-kit:notify, which sends it again";

  /** With half a minute for each request. */
  public static Webhooks of(HttpExchanges http, Retries retries) {
    return new Webhooks(http, HostResolver.SYSTEM, retries, Duration.ofSeconds(30));
  }

  /**
   * Posts a document.
   *
   * @param json the document
   * @param isTaken whether an answer says that it was taken
   * @throws ReleaseException when it was not, without what is secret
   */
  public void post(
      WebhookAddress address, Map<String, String> headers, byte[] json, Predicate<Answer> isTaken) {
    Tries tries = retries.begin(address.host(), DEADLINE);
    while (true) {
      Outcome outcome = attempt(address, headers, json, isTaken);
      if (outcome.isTaken()) {
        return;
      }
      if (outcome.pause().isEmpty() || !tries.again(outcome.problem(), outcome.pause().get())) {
        throw new ReleaseException(outcome.problem(), outcome.remedy());
      }
    }
  }

  /**
   * What came of one request.
   *
   * @param problem empty when it was taken
   * @param pause before the next; empty when there is no sense in another
   */
  private record Outcome(String problem, String remedy, Optional<Duration> pause) {

    static final Outcome TAKEN = new Outcome("", "", Optional.empty());

    boolean isTaken() {
      return problem.isEmpty();
    }
  }

  private Outcome attempt(
      WebhookAddress address, Map<String, String> headers, byte[] json, Predicate<Answer> isTaken) {
    if (!address.isKnown(resolver) && !http.goesThroughProxy(address.uri())) {
      return passing(address.host() + " is not known", Duration.ZERO);
    }
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "application/json");
    Answer answer;
    try {
      answer =
          http.send(
              new Request(
                  "POST",
                  address.uri(),
                  all,
                  Optional.empty(),
                  BodyPublishers.ofByteArray(json),
                  timeout));
    } catch (UnreachableException e) {
      return passing(address.masked(e.problem()), Duration.ZERO);
    }
    if (answer.isSuccess() && isTaken.test(answer)) {
      return Outcome.TAKEN;
    }
    String problem =
        address.host()
            + " has not taken the notice: status "
            + answer.status()
            + said(address, answer);
    return answer.isPassing()
        ? passing(problem, RetryAfter.of(answer.headers()))
        : new Outcome(problem, remedy(answer.status()) + RESEND, Optional.empty());
  }

  private static Outcome passing(String problem, Duration pause) {
    return new Outcome(
        problem,
        "it was tried several times; see that the server is up and can be reached from here"
            + RESEND,
        Optional.of(pause));
  }

  private static String remedy(int status) {
    if (NO_WEBHOOK.contains(status)) {
      return "the webhook is gone: make another at the service, and put its URL where this one is";
    }
    return status / 100 == 3
        ? "take the URL that the service shows today"
        : "check the webhook at the service, and the template of the notice";
  }

  private static String said(WebhookAddress address, Answer answer) {
    if (answer.status() / 100 == 3) {
      return ", it points elsewhere, where nothing is sent";
    }
    String text = PlainText.shortLine(address.masked(answer.text()));
    return text.isEmpty() ? "" : ", " + text;
  }
}
