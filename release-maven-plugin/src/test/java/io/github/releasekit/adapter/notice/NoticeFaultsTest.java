package io.github.releasekit.adapter.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.NoticePolicy;
import io.github.releasekit.domain.channel.NoticePolicy.Event;
import io.github.releasekit.server.WebhookServer;
import io.github.releasekit.server.WebhookServer.Fault;
import io.github.releasekit.server.WebhookServer.Received;
import io.github.releasekit.server.WebhookServer.Service;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each messenger and each fault: what passes is sent again as it was, and nothing else is. */
class NoticeFaultsTest {

  private static final Set<Fault> FINAL =
      Set.of(
          Fault.REDIRECT,
          Fault.STATUS_400,
          Fault.STATUS_401,
          Fault.STATUS_403,
          Fault.STATUS_404,
          Fault.STATUS_410,
          Fault.STATUS_413,
          Fault.STATUS_501);

  private final NoticeFixture fixture = new NoticeFixture();

  static Stream<Arguments> passing() {
    return cases().filter(arguments -> !FINAL.contains(arguments.get()[1]));
  }

  static Stream<Arguments> lasting() {
    return cases().filter(arguments -> FINAL.contains(arguments.get()[1]));
  }

  private static Stream<Arguments> cases() {
    return Stream.of(Service.values())
        .flatMap(service -> Stream.of(Fault.values()).map(fault -> Arguments.of(service, fault)));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void aFaultThatPassesIsOvercome(Service service, Fault fault) {
    try (WebhookServer server = new WebhookServer(service)) {
      server.disturb(fault);
      if (fault == Fault.SLOW) {
        fixture.timeout = Duration.ofSeconds(1);
      }

      fixture.notifier().send(fixture.policy(server, service), NoticeFixture.notice(Event.FAILED));

      List<Received> received = server.received();
      assertThat(received).hasSize(2);
      assertThat(received.get(0).isTaken()).isEqualTo(fault.isTaken());
      assertSame(received);
      assertThat(fixture.waits).hasSize(1);
      if (fault.name().startsWith("STATUS")) {
        assertThat(fixture.waits).containsExactly(Duration.ofSeconds(7));
      }
      assertNoSecrets(fixture.told.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("passing")
  void aFaultThatStaysIsSaid(Service service, Fault fault) {
    try (WebhookServer server = new WebhookServer(service)) {
      server.disturbAlways(fault);
      server.say("no " + server.url() + NoticeFixture.path(service) + " s3cr3t-token-XYZ now");
      if (fault == Fault.SLOW) {
        fixture.timeout = Duration.ofMillis(300);
      }

      ReleaseException e = refusal(server, service);

      assertThat(e.remedy()).contains("tried several times").contains("mvn release-kit:notify");
      assertThat(fixture.waits).hasSize(NoticeFixture.ATTEMPTS - 1);
      if (fault != Fault.SLOW) {
        assertThat(server.received()).hasSize(NoticeFixture.ATTEMPTS);
      }
      assertSame(server.received());
    }
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void aRefusalIsNotTriedAgain(Service service, Fault fault) {
    try (WebhookServer server = new WebhookServer(service);
        WebhookServer other = new WebhookServer(service)) {
      server.pointTo(other.url() + NoticeFixture.PATH);
      server.disturbAlways(fault);
      server.say("no " + server.url() + NoticeFixture.path(service) + " s3cr3t-token-XYZ");

      ReleaseException e = refusal(server, service);

      assertThat(e.problem()).startsWith("127.0.0.1 has not taken the notice: status ");
      assertThat(e.remedy()).contains("mvn release-kit:notify");
      if (fault == Fault.STATUS_404 || fault == Fault.STATUS_410) {
        assertThat(e.remedy()).contains("make another");
      }
      assertThat(server.received()).hasSize(1);
      assertThat(other.received()).isEmpty();
      assertThat(fixture.waits).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void aServerThatIsBackGetsIt(Service service) {
    try (WebhookServer server = new WebhookServer(service)) {
      NoticePolicy policy = fixture.policy(server, service);
      server.refuse();
      fixture.whileWaiting = wait -> server.resume();

      fixture.notifier().send(policy, NoticeFixture.notice(Event.RELEASED));

      assertThat(server.received()).hasSize(1);
      assertThat(fixture.waits).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void aServerThatIsGoneIsSaid(Service service) {
    try (WebhookServer server = new WebhookServer(service)) {
      server.refuse();

      assertThat(refusal(server, service).problem()).contains("127.0.0.1 does not answer");
      assertThat(fixture.waits).hasSize(NoticeFixture.ATTEMPTS - 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SLACK, 200, {}, false",
    "SLACK, 200, <html>, false",
    "SLACK, 204, '', false",
    "SLACK, 200, 'ok\n', true",
    "TEAMS, 200, 1, true",
    "TEAMS, 202, '', true",
    "TEAMS, 200, Webhook message delivery failed with error: HTTP error 429, false",
    "DISCORD, 204, '', true",
    "DISCORD, 200, {}, true",
    "WEBHOOK, 201, whatever, true"
  })
  void aChatHasToSayThatItTakesIt(Service service, int status, String text, boolean isTaken) {
    try (WebhookServer server = new WebhookServer(service)) {
      server.answerWith(status, text);
      if (isTaken) {
        fixture
            .notifier()
            .send(fixture.policy(server, service), NoticeFixture.notice(Event.PLANNED));
      } else {
        assertThat(refusal(server, service).problem()).contains("status " + status);
      }
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void countsItsCases() {
    long cases = 2 * passing().count() + lasting().count() + 2 * Service.values().length + 10;
    System.out.printf("%s: %d messengers and faults%n", getClass().getSimpleName(), cases);

    assertThat(cases).isGreaterThanOrEqualTo(40);
  }

  private ReleaseException refusal(WebhookServer server, Service service) {
    NoticePolicy policy = fixture.policy(server, service);
    ReleaseException e =
        catchThrowableOfType(
            ReleaseException.class,
            () -> fixture.notifier().send(policy, NoticeFixture.notice(Event.RELEASED)));
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    assertNoSecrets(trace + fixture.told.toString());
    return e;
  }

  private static void assertNoSecrets(String text) {
    assertThat(text).doesNotContain(NoticeFixture.SECRETS);
    assertThat(text).doesNotContain("s3cr3t");
  }

  private static void assertSame(List<Received> received) {
    assertThat(received).isNotEmpty();
    Received first = received.get(0);
    for (Received again : received) {
      assertThat(again.body()).isEqualTo(first.body());
      for (String header :
          List.of("Idempotency-Key", "X-Release-Kit-Event", "X-Release-Kit-Signature-256")) {
        assertThat(again.headers().get(header)).isEqualTo(first.headers().get(header));
      }
      assertThat(again.headers().get("Idempotency-Key")).matches("\"[0-9a-f]{64}\"");
      assertThat(again.headers().get("Content-Type")).isEqualTo("application/json");
      assertThat(again.method()).isEqualTo("POST");
    }
  }
}
