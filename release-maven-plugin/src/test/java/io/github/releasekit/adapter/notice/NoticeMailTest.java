package io.github.releasekit.adapter.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.NoticePolicy.Event;
import io.github.releasekit.domain.channel.NoticePolicy.Mail;
import io.github.releasekit.extension.Mailer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeMailTest {

  private static final class Postbox implements Mailer {
    final List<Server> servers = new ArrayList<>();
    final List<Message> messages = new ArrayList<>();
    final Deque<ReleaseException> failures = new ArrayDeque<>();

    @Override
    public void send(Server server, Message message) {
      servers.add(server);
      messages.add(message);
      if (!failures.isEmpty()) {
        throw failures.poll();
      }
    }
  }

  private final Postbox postbox = new Postbox();
  private final List<Duration> waits = new ArrayList<>();

  private static Mail mail(int port, String security, Optional<String> user) {
    return new Mail(
        "mail.example.org",
        port,
        security,
        user,
        "Releases <releases@example.org>",
        List.of("team@example.org", "Ada <ada@example.org>"));
  }

  private void send(Mail mail) {
    new Notifier(
            new HttpExchanges(url -> Optional.empty()),
            name -> Optional.empty(),
            name ->
                Optional.of(new Credentials("user", "mail-password"))
                    .filter(user -> name.equals("smtp")),
            () -> postbox,
            new Retries(3, Duration.ofMillis(1), Duration.ofMillis(2), waits::add, told -> {}),
            path -> Optional.empty())
        .send(NoticeFixture.policy(mail), NoticeFixture.notice(Event.RELEASED));
  }

  private static Mailer.PassingFailure passing() {
    return new Mailer.PassingFailure(
        "mail.example.org has no time: 451", new IOException("451 later"));
  }

  @Test
  void hasTextAndHtml() {
    send(mail(2525, "starttls", Optional.of("smtp")));

    Mailer.Message message = postbox.messages.get(0);
    assertThat(message.from()).isEqualTo("Releases <releases@example.org>");
    assertThat(message.to()).containsExactly("team@example.org", "Ada <ada@example.org>");
    assertThat(message.subject()).isEqualTo("app 1.2.0 is released");
    assertThat(message.text())
        .startsWith("org.acme:app 1.2.0 is released: a minor release, after 1.1.0.")
        .contains("https://example.org/notes")
        .doesNotContain("**");
    assertThat(message.html().orElseThrow())
        .contains("<title>app 1.2.0 is released</title>", "<strong>org.acme:app</strong>")
        .contains(" href=\"https://example.org/notes\">Release notes</a>");
    assertThat(message.id()).isEqualTo(NoticeFixture.notice(Event.RELEASED).key("chat"));
    assertThat(postbox.servers.get(0).port()).isEqualTo(2525);
    assertThat(postbox.servers.get(0).credentials()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"starttls, 587", "tls, 465", "none, 25"})
  void hasAUsualPort(String security, int port) {
    send(mail(0, security, Optional.empty()));

    assertThat(postbox.servers.get(0).port()).isEqualTo(port);
    assertThat(postbox.servers.get(0).security()).hasToString(security.toUpperCase());
    assertThat(postbox.servers.get(0).credentials()).isEmpty();
  }

  @Test
  void isSentAgainWithTheSameId() {
    postbox.failures.addAll(List.of(passing(), passing()));

    send(mail(0, "tls", Optional.empty()));

    assertThat(postbox.messages).hasSize(3).containsOnly(postbox.messages.get(0));
    assertThat(waits).hasSize(2);
  }

  @Test
  void saysWhatStays() {
    postbox.failures.addAll(List.of(passing(), passing(), passing(), passing()));

    assertThatThrownBy(() -> send(mail(0, "tls", Optional.of("smtp"))))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("has no time: 451")
        .hasMessageContaining("tried several times")
        .hasMessageNotContaining("mail-password");
    assertThat(postbox.messages).hasSize(3);
  }

  @Test
  void doesNotTryAgainWhatIsRefused() {
    postbox.failures.add(new ReleaseException("no such mailbox", "correct the address"));

    assertThatThrownBy(() -> send(mail(0, "tls", Optional.empty())))
        .hasMessageContaining("no such mailbox");
    assertThat(postbox.messages).hasSize(1);
  }

  @Test
  void needsItsUser() {
    assertThatThrownBy(() -> send(mail(0, "tls", Optional.of("other"))))
        .hasMessageContaining("there is no 'other', which the notice 'chat' needs");
  }
}
