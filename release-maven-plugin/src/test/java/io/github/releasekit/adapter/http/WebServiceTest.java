package io.github.releasekit.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.http.HttpExchanges.UnreachableException;
import io.github.releasekit.adapter.http.WebService.PassingException;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event.Retried;
import io.github.releasekit.server.Fault;
import io.github.releasekit.server.LoopbackHttp;
import io.github.releasekit.server.LoopbackHttp.Asked;
import io.github.releasekit.server.LoopbackHttp.Said;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server on loopback; waits are noted down instead of waited. */
class WebServiceTest {

  private static final String TOKEN = "s3cret-t0ken";
  private static final String DATE = "Thu, 02 Apr 2026 10:00:00 GMT";
  private static final String TWO_MINUTES_LATER = "Thu, 02 Apr 2026 10:02:00 GMT";

  /** Ninety seconds later. */
  private static final String RESET = "1775124090";

  private static final Said FINE = Said.json(200, "{\"name\":\"fine\"}");

  private record Named(String name, long size) {}

  private final Deque<Said> answers = new ArrayDeque<>();
  private final List<Asked> asked = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private final List<Retried> retried = new ArrayList<>();
  private final LoopbackHttp server =
      new LoopbackHttp(
          request -> {
            asked.add(request);
            return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
          });

  @AfterEach
  void close() {
    server.close();
  }

  private WebService service(String url, Authorization user, Duration longest) {
    return new WebService(
        new HttpExchanges(proxied -> Optional.empty(), longest),
        url,
        Optional.of(user),
        Map.of("X-Version", "1"),
        new Retries(3, Duration.ofMillis(1), Duration.ofMillis(2), this::pass, retried::add));
  }

  private WebService service(Authorization user) {
    return service(server.url(), user, Duration.ofSeconds(20));
  }

  private void pass(Duration wait) {
    waits.add(wait);
    server.heal();
  }

  private Named get() {
    WebService service = service(Authorization.bearer(TOKEN));
    return service.trying(() -> read(service, service.get("/x")));
  }

  private static Named read(WebService service, Answer answer) {
    return service.read(answer, Named.class, "does not give it", "ask for another");
  }

  private static Said said(int status, String text, String... headers) {
    Map<String, String> all = new HashMap<>(Map.of("Content-Type", "text/plain"));
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return new Said(status, all, text.getBytes(StandardCharsets.UTF_8));
  }

  private void answer(Said... all) {
    answers.clear();
    answers.addAll(List.of(all));
  }

  @Test
  void asksWithTheHeadersOfAllRequestsAndWhoAsks() {
    answer(FINE);

    assertThat(get()).isEqualTo(new Named("fine", 0));
    assertThat(asked.get(0).headers())
        .containsEntry("accept", "application/json")
        .containsEntry("x-version", "1")
        .containsEntry("authorization", "Bearer " + TOKEN);
  }

  @Test
  void sendsDocumentsAndFiles() {
    answer(FINE);
    WebService service = service(Authorization.bearer(TOKEN));

    service.send("PATCH", "/a?b=c", new Named("ä", 1));
    service.upload(
        "PUT",
        "/f",
        Map.of("Content-Type", "text/x", "Accept", "*/*"),
        BodyPublishers.ofString("f"));
    service.delete("/d");

    assertThat(asked.get(0).text()).isEqualTo("{\"name\":\"ä\",\"size\":1}");
    assertThat(asked.get(0).headers()).containsEntry("content-type", "application/json");
    assertThat(asked.get(1).headers())
        .containsEntry("content-type", "text/x")
        .containsEntry("accept", "*/*");
    assertThat(server.requests()).containsExactly("PATCH /a?b=c", "PUT /f", "DELETE /d");
  }

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
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void noRedirectIsFollowed(int status) {
    List<Asked> elsewhere = new ArrayList<>();
    try (LoopbackHttp other =
        new LoopbackHttp(
            request -> {
              elsewhere.add(request);
              return FINE;
            })) {
      for (String to : List.of(other.url() + "/x?token=1", server.url() + "/y")) {
        asked.clear();
        answer(said(status, "", "Location", to));
        assertThatThrownBy(this::get)
            .hasMessageContaining("it points to 127.0.0.1, where nothing is sent")
            .hasMessageNotContaining("token=1");
        assertThat(asked).hasSize(1);
      }
      assertThat(elsewhere).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"::no url::", "/relative", "mailto:x"})
  void aRedirectMayPointToNowhere(String to) {
    answer(said(302, "", "Location", to));

    assertThatThrownBy(this::get).hasMessageContaining("points to another place");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 500, 200})
  void theTokenIsInNoMessage(int status) {
    answer(said(status, "token " + TOKEN + "\u001b[31m, Bearer " + TOKEN));

    assertThatThrownBy(this::get)
        .hasMessageContaining("token *** [31m, Bearer ***")
        .satisfies(e -> assertThat(stack(e)).doesNotContain(TOKEN));
    assertThat(retried.toString()).doesNotContain(TOKEN);
  }

  private static String stack(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void theUserAndPasswordAreInNoMessage() {
    answer(said(400, "Authorization: Basic YWRhOmxvdmVsYWNl"));
    WebService service = service(Authorization.of(new Credentials("ada", "lovelace")));

    assertThatThrownBy(() -> read(service, service.get("/x")))
        .hasMessageContaining("Authorization: Basic ***");
  }

  @Test
  void anEmptyTokenMasksNothing() {
    answer(said(400, "abc"));
    WebService service = service(Authorization.bearer(""));

    assertThatThrownBy(() -> read(service, service.get("/x"))).hasMessageContaining("400, abc");
  }

  @Test
  void aLongAnswerIsCut() {
    answer(said(400, "x".repeat(100_000)));

    assertThatThrownBy(this::get)
        .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(1000));
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
  void nobodyAnswers() {
    answer(FINE);
    server.disturb(1, Fault.REFUSED);
    WebService service = service(Authorization.bearer(TOKEN));

    assertThatThrownBy(() -> service.get("/x"))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("127.0.0.1 does not answer")
        .hasMessageContaining("see that the server is up");
  }

  @Test
  void anAnswerWithoutEndIsNotRead() {
    answer(said(200, "x".repeat(9 << 20)));

    assertThatThrownBy(this::get)
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("more than 8388608 bytes");
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

  @Test
  void noTokenGoesWhereOthersCanReadIt() {
    WebService service =
        service("http://forge.example", Authorization.bearer(TOKEN), Duration.ofSeconds(20));

    assertThatThrownBy(() -> service.get("/x"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("would go over http")
        .hasMessageNotContaining(TOKEN);
  }
}
