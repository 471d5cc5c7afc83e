package io.github.releasekit.adapter.config;

import static io.github.releasekit.SnapshotFixture.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.NoticePolicy;
import io.github.releasekit.domain.channel.NoticePolicy.Chat;
import io.github.releasekit.domain.channel.NoticePolicy.Chat.Service;
import io.github.releasekit.domain.channel.NoticePolicy.Event;
import io.github.releasekit.domain.channel.NoticePolicy.Mail;
import io.github.releasekit.domain.channel.NoticePolicy.Medium;
import io.github.releasekit.domain.channel.NoticePolicy.Webhook;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices in {@code release-kit.yml}: every key, and what is refused. */
class NoticeLoaderTest {

  private static NoticePolicy notice(String yaml) {
    return policy("notices: {" + yaml + "}").notices().get(0);
  }

  private static Medium medium(String yaml) {
    return notice(yaml).medium();
  }

  @Test
  void readsWhatEveryNoticeMaySay() {
    NoticePolicy plain = notice("slack: {url: hook}");
    NoticePolicy all =
        notice(
            "customers: {type: slack, url: hook, events: [planned, rolled-back],"
                + " audience: customers, preReleases: false}");

    assertThat(plain)
        .isEqualTo(
            new NoticePolicy(
                "slack",
                Set.of(Event.RELEASED, Event.FAILED, Event.ROLLED_BACK),
                "team",
                true,
                plain.medium()));
    assertThat(all)
        .isEqualTo(
            new NoticePolicy(
                "customers",
                Set.of(Event.PLANNED, Event.ROLLED_BACK),
                "customers",
                false,
                all.medium()));
  }

  @ParameterizedTest
  @CsvSource({
    "slack, SLACK, hooks.slack.com hooks.slack-gov.com",
    "teams, TEAMS, *.webhook.office.com *.logic.azure.com *.api.powerplatform.com",
    "discord, DISCORD, discord.com discordapp.com"
  })
  void readsChats(String type, Service service, String hosts) {
    assertThat(medium(type + ": {url: chat-hook}"))
        .isEqualTo(new Chat(service, "chat-hook", List.of(hosts.split(" ")), false));
    assertThat(
            medium("other: {type: " + type + ", url: h, hosts: ['*.a.b'], privateAddresses: true}"))
        .isEqualTo(new Chat(service, "h", List.of("*.a.b"), true));
  }

  @Test
  void readsWebhooks() {
    assertThat(medium("webhook: {url: 'https://hooks.example.org/releases'}"))
        .isEqualTo(new Webhook("https://hooks.example.org/releases", Optional.empty(), false));
    assertThat(
            medium("webhook: {url: 'http://localhost:1/x', secret: key, privateAddresses: true}"))
        .isEqualTo(new Webhook("http://localhost:1/x", Optional.of("key"), true));
  }

  @Test
  void readsMail() {
    assertThat(medium("email: {host: smtp.example.org, from: a@b.c, to: [d@e.f]}"))
        .isEqualTo(
            new Mail(
                "smtp.example.org", 0, "starttls", Optional.empty(), "a@b.c", List.of("d@e.f")));
    assertThat(
            medium(
                "email: {host: h, port: 65535, security: tls, credentials: smtp, from: A <a@b.c>,"
                    + " to: [d@e.f, 'G <g@h.i>']}"))
        .isEqualTo(
            new Mail(
                "h",
                65535,
                "tls",
                Optional.of("smtp"),
                "A <a@b.c>",
                List.of("d@e.f", "G <g@h.i>")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Slack: {type: slack, url: hook}",
        "chat: {url: hook}",
        "chat: {type: irc, url: hook}",
        "slack: {type: teams, url: hook}",
        "slack: {}",
        "slack: hook",
        "slack: {url: hook, events: [done]}",
        "slack: {url: hook, events: released}",
        "slack: {url: hook, audience: The Boss}",
        "slack: {url: hook, audience: ../x}",
        "slack: {url: hook, preReleases: never}",
        "slack: {url: hook, privateAddresses: yes-please}",
        "slack: {url: hook, hosts: a.b}",
        "slack: {url: hook, secret: key}",
        "webhook: {}",
        "webhook: {url: hook}",
        "webhook: {url: 'file:///tmp/x'}",
        "webhook: {url: 'https://a.b/c?d=e'}",
        "webhook: {url: 'https://a.b/c#d'}",
        "webhook: {url: 'https://a.b', hosts: [a.b]}",
        "email: {host: h, from: a@b.c}",
        "email: {host: h, from: a@b.c, to: []}",
        "email: {host: h, from: a@b.c, to: d@e.f}",
        "email: {host: h, to: [d@e.f]}",
        "email: {from: a@b.c, to: [d@e.f]}",
        "email: {host: h, from: a@b.c, to: [d@e.f], security: ssl}",
        "email: {host: h, from: a@b.c, to: [d@e.f], port: 65536}",
        "email: {host: h, from: a@b.c, to: [d@e.f], port: -1}",
        "email: {host: h, from: a@b.c, to: [d@e.f], url: hook}"
      })
  void refusesTheRestWithLineAndColumn(String notice) {
    assertThatThrownBy(() -> policy("branches: [main]\nnotices:\n  " + notice + "\n"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageMatching("(?s)release-kit\\.yml:3:[0-9]+: .*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "slack: {url: 'https://hooks.slack.com/services/T0/B0/t0ken'}",
        "webhook: {url: 'https://t0ken@a.b/c'}",
        "webhook: {url: 'https://a.b/c', secret: 'my t0ken'}",
        "email: {host: h, from: a@b.c, to: [d@e.f], credentials: 'user:t0ken'}"
      })
  void showsNoSecretThatIsWrittenWhereItsNameBelongs(String notice) {
    assertThatThrownBy(() -> policy("notices:\n  " + notice + "\n"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release-kit.yml:2:")
        .hasMessageNotContaining("t0ken");
  }
}
