package io.github.releasekit.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.http.WebService.PassingException;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.server.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, and after which wait. */
class WebServiceRetriesTest extends AbstractWebServiceTest {

  private static final String DATE = "Thu, 02 Apr 2026 10:00:00 GMT";
  private static final String TWO_MINUTES_LATER = "Thu, 02 Apr 2026 10:02:00 GMT";

  /** Ninety seconds later. */
  private static final String RESET = "1775124090";

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void whatPassesIsTriedAgain(int status) {
    answer(said(status, "later"), FINE);

    assertThat(get().name()).isEqualTo("fine");
    assertThat(waits).hasSize(1);
    assertThat(retried.get(0).failure()).contains("status " + status + ", later");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 410, 415, 422, 501})
  void whatDoesNotPassIsNot(int status) {
    answer(said(status, "no"), FINE);

    assertThatThrownBy(this::get)
        .isInstanceOf(ReleaseException.class)
        .isNotInstanceOf(PassingException.class)
        .hasMessageContaining("127.0.0.1 does not give it: status " + status + ", no")
        .hasMessageContaining("ask for another");
    assertThat(asked).hasSize(1);
    assertThat(waits).isEmpty();
  }

  @Test
  void whatDoesNotPassInTimeIsTold() {
    answer(said(503, "down"));

    assertThatThrownBy(this::get)
        .isInstanceOf(PassingException.class)
        .hasMessageContaining("status 503, down")
        .hasMessageContaining("run the same command again");
    assertThat(asked).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | Retry-After | 7 | 7",
        "503 | Retry-After | 120 | 120",
        "403 | Retry-After | 60 | 60",
        "429 | Retry-After | Thu, 02 Apr 2026 10:02:00 GMT | 120",
        "503 | Retry-After | Thu, 02 Apr 2026 09:00:00 GMT | 0",
        "503 | Retry-After | soon | 0",
        "429 | Retry-After | -5 | 0",
        "429 | Retry-After | 99999999999999999999 | 0",
        "500 | X-RateLimit-Reset | 1775124090 | 0",
      })
  void theServerSaysHowLong(int status, String header, String value, long seconds) {
    answer(said(status, "", "Date", DATE, header, value), FINE);

    assertThat(get().name()).isEqualTo("fine");
    if (seconds == 0) {
      assertThat(waits).hasSize(1).allMatch(wait -> wait.toSeconds() == 0);
    } else {
      assertThat(waits).containsExactly(Duration.ofSeconds(seconds));
      assertThat(retried.get(0).failure()).contains("wants to be asked in " + seconds + " seconds");
    }
  }

  @Test
  void aDateIsOfNoUseWithoutTheServersClock() {
    answer(said(503, "", "Retry-After", TWO_MINUTES_LATER), FINE);

    assertThat(get().name()).isEqualTo("fine");
    assertThat(waits).hasSize(1).allMatch(wait -> wait.toSeconds() == 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 429})
  void theLimitOfRequestsIsWaitedFor(int status) {
    answer(
        said(
            status,
            "API rate limit exceeded",
            "Date",
            DATE,
            "X-RateLimit-Remaining",
            "0",
            "X-RateLimit-Reset",
            RESET),
        FINE);

    assertThat(get().name()).isEqualTo("fine");
    assertThat(waits).containsExactly(Duration.ofSeconds(90));
  }

  @Test
  void aLimitThatIsNotSpentIsNone() {
    answer(said(403, "no", "X-RateLimit-Remaining", "4999", "X-RateLimit-Reset", RESET));

    assertThatThrownBy(this::get)
        .isNotInstanceOf(PassingException.class)
        .hasMessageContaining("status 403")
        .hasMessageContaining("check the user and what the token may do");
  }

  @Test
  void theSecondaryLimitSaysNoTime() {
    answer(said(403, "You have exceeded a secondary rate limit."), FINE);

    assertThat(get().name()).isEqualTo("fine");
    assertThat(waits).containsExactly(Duration.ofMinutes(1));
  }

  @Test
  void whoWantsToBeLeftAloneForLongIs() {
    answer(said(429, "", "Retry-After", "7200"));

    assertThatThrownBy(this::get)
        .isInstanceOf(PassingException.class)
        .hasMessageContaining("wants to be asked in 7200 seconds");
    assertThat(asked).hasSize(1);
    assertThat(waits).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "<html>", "{\"name\":", "[]", "{\"size\":\"x\"}", "{} {}"})
  void whatCannotBeReadIsTriedAgain(String text) {
    answer(said(200, text), FINE);

    assertThat(get().name()).isEqualTo("fine");
    assertThat(retried.get(0).failure())
        .startsWith("the answer of 127.0.0.1 is not the JSON that was asked for");
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"REFUSED", "RESET", "ANSWER_LOST", "TRUNCATED"})
  void aConnectionThatBreaksIsTriedAgain(Fault fault) {
    answer(FINE);
    WebService service = service(Authorization.bearer(TOKEN));
    server.disturb(1, fault);

    Named named = service.trying(() -> read(service, service.send("POST", "/x", Map.of())));

    assertThat(named.name()).isEqualTo("fine");
    assertThat(server.hasStruck()).isTrue();
    assertThat(retried).hasSize(1);
    assertThat(retried.get(0).failure()).startsWith("127.0.0.1 does not answer");
    assertThat(server.requests()).hasSize(fault == Fault.REFUSED ? 1 : 2);
  }

  @Test
  void aSlowAnswerIsTriedAgain() {
    answer(FINE);
    WebService service = service(server.url(), Authorization.bearer(TOKEN), Duration.ofMillis(500));
    server.disturb(1, Fault.SLOW);

    Named named = service.trying(() -> read(service, service.get("/x")));

    assertThat(named.name()).isEqualTo("fine");
    assertThat(retried).isNotEmpty();
  }

  @Test
  void anAttemptIsAWhole() {
    answer(said(404, ""), said(502, ""), said(200, "{\"name\":\"made\"}"));
    WebService service = service(Authorization.bearer(TOKEN));

    Named named =
        service.trying(
            () -> {
              Answer there = service.get("/x");
              return read(
                  service, there.isSuccess() ? there : service.send("POST", "/x", Map.of()));
            });

    assertThat(named.name()).isEqualTo("made");
    assertThat(server.requests()).containsExactly("GET /x", "POST /x", "GET /x");
  }
}
