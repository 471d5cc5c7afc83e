package io.github.releasekit.adapter.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.http.Webhooks;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.HttpProxy;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.domain.channel.NoticePolicy;
import io.github.releasekit.domain.channel.NoticePolicy.Chat;
import io.github.releasekit.domain.channel.NoticePolicy.Event;
import io.github.releasekit.domain.channel.NoticePolicy.Webhook;
import io.github.releasekit.server.WebhookServer;
import io.github.releasekit.server.WebhookServer.Service;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotifierTest {

  private final NoticeFixture fixture = new NoticeFixture();

  private static NoticePolicy slack() {
    return NoticeFixture.policy(
        new Chat(Chat.Service.SLACK, "hook", List.of("hooks.slack.com"), false));
  }

  private ReleaseException refusal(String url) {
    fixture.secrets.put("hook", new Secret(url));
    return catchThrowableOfType(
        ReleaseException.class,
        () -> fixture.notifier().check(slack(), NoticeFixture.notice(Event.RELEASED)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cr3t-token-XYZ",
        "https://hooks.slack.com/a b/s3cr3t-token-XYZ",
        "https://hooks.slack.com/%zz/s3cr3t-token-XYZ",
        "http://hooks.slack.com/s3cr3t-token-XYZ",
        "https://other.example.org/s3cr3t-token-XYZ",
        "https://s3cr3t-token-XYZ@hooks.slack.com/x",
        "https://hooks.slack.com/#s3cr3t-token-XYZ",
        "https://[::1/s3cr3t-token-XYZ",
        "mailto:s3cr3t-token-XYZ",
        "\u0000s3cr3t-token-XYZ"
      })
  void saysNoSecretOfAWrongUrl(String url) {
    ReleaseException e = refusal(url);

    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).contains("hook").doesNotContain("s3cr3t");
  }

  @Test
  void needsItsSecret() {
    ReleaseException e =
        catchThrowableOfType(
            ReleaseException.class,
            () -> fixture.notifier().check(slack(), NoticeFixture.notice(Event.RELEASED)));

    assertThat(e.problem()).isEqualTo("there is no 'hook', which the notice 'chat' needs");
    assertThat(e.remedy()).startsWith("export RELEASE_KIT_HOOK, or add a <server>");
    assertThat(refusal("  ").problem()).startsWith("there is no 'hook'");
  }

  @Test
  void findsOutAWrongTemplateBefore() {
    fixture.templates.put(
        ".release-kit/templates/notice-released.md.vm",
        "$nothing".getBytes(StandardCharsets.UTF_8));

    assertThat(refusal("https://hooks.slack.com/services/a").problem()).contains("nothing");
    fixture.templates.clear();
    assertThatCode(() -> fixture.notifier().check(slack(), NoticeFixture.notice(Event.RELEASED)))
        .doesNotThrowAnyException();
  }

  @Test
  void sendsNothingToPrivateAddresses() throws Exception {
    InetAddress metadata = InetAddress.getByName("169.254.169.254");
    Notifier notifier =
        new Notifier(
            new Webhooks(
                new HttpExchanges(url -> Optional.empty()),
                host -> List.of(metadata),
                Retries.none(),
                Duration.ofSeconds(5)),
            name -> Optional.of(new Secret("https://hooks.slack.com/services/s3cr3t")),
            name -> Optional.empty(),
            () -> {
              throw new AssertionError();
            },
            path -> Optional.empty());

    for (NoticePolicy policy :
        List.of(
            slack(),
            NoticeFixture.policy(
                new Webhook("https://hooks.example.org/s3cr3t", Optional.empty(), false)))) {
      ReleaseException e =
          catchThrowableOfType(
              ReleaseException.class,
              () -> notifier.send(policy, NoticeFixture.notice(Event.RELEASED)));
      assertThat(e.problem()).contains("only this machine or network has");
      assertThat(e.getMessage()).doesNotContain("s3cr3t", "169.254");
    }
  }

  private ReleaseException unknownName(Optional<HttpProxy> proxy, AtomicInteger asked) {
    Notifier notifier =
        new Notifier(
            new Webhooks(
                new HttpExchanges(url -> proxy),
                host -> {
                  asked.incrementAndGet();
                  throw new UnknownHostException(host);
                },
                new Retries(3, Duration.ofMillis(1), Duration.ofMillis(2), w -> {}, told -> {}),
                Duration.ofSeconds(5)),
            name -> Optional.of(new Secret("https://hooks.slack.com/services/s3cr3t")),
            name -> Optional.empty(),
            () -> {
              throw new AssertionError();
            },
            path -> Optional.empty());
    return catchThrowableOfType(
        ReleaseException.class, () -> notifier.send(slack(), NoticeFixture.notice(Event.RELEASED)));
  }

  @Test
  void asksAgainForANameThatIsNotKnown() {
    AtomicInteger asked = new AtomicInteger();

    assertThat(unknownName(Optional.empty(), asked).problem())
        .isEqualTo("hooks.slack.com is not known");
    assertThat(asked).hasValue(3);
  }

  @Test
  void leavesNamesThatAreNotKnownToTheProxy() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    HttpProxy proxy = new HttpProxy("127.0.0.1", port, Optional.empty());

    assertThat(unknownName(Optional.of(proxy), new AtomicInteger()).problem())
        .startsWith("hooks.slack.com does not answer");
  }

  @Test
  void sendsWhatTheTemplateSays() {
    try (WebhookServer server = new WebhookServer(Service.SLACK)) {
      fixture.templates.put(
          ".release-kit/templates/notice-released-team.md.vm",
          "Hello @here\n\n<!channel> @everyone".getBytes(StandardCharsets.UTF_8));

      fixture
          .notifier()
          .send(fixture.policy(server, Service.SLACK), NoticeFixture.notice(Event.RELEASED));

      assertThat(server.received().get(0).path()).isEqualTo(NoticeFixture.PATH);
      assertThat(server.received().get(0).text())
          .contains("Hello")
          .doesNotContain("@here", "<!channel", "@everyone");
    }
  }
}
