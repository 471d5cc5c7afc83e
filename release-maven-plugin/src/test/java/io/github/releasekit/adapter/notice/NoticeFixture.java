package io.github.releasekit.adapter.notice;

import io.github.releasekit.adapter.http.HostResolver;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.http.Webhooks;
import io.github.releasekit.adapter.notice.Messenger.Message;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.domain.channel.Notice;
import io.github.releasekit.domain.channel.NoticePolicy;
import io.github.releasekit.domain.channel.NoticePolicy.Chat;
import io.github.releasekit.domain.channel.NoticePolicy.Event;
import io.github.releasekit.domain.channel.NoticePolicy.Medium;
import io.github.releasekit.domain.channel.NoticePolicy.Webhook;
import io.github.releasekit.server.WebhookServer;
import io.github.releasekit.server.WebhookServer.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Notices, and a notifier that waits for nothing. */
final class NoticeFixture {

  static final int ATTEMPTS = 3;

  /** The parts of it that are secret. */
  static final List<String> SECRETS =
      List.of("T0SECRET1", "B0SECRET2", "s3cr3t-token-XYZ", "sig-value-123", "hmac-key-456");

  static final String PATH = "/services/T0SECRET1/B0SECRET2/s3cr3t%2Dtoken%2DXYZ?sig=sig-value-123";

  final Map<String, Secret> secrets = new HashMap<>();
  final Map<String, byte[]> templates = new HashMap<>();
  final List<Duration> waits = new ArrayList<>();
  final List<String> told = new ArrayList<>();
  Consumer<Duration> whileWaiting = wait -> {};
  Duration timeout = Duration.ofSeconds(20);

  static Notice notice(Event event) {
    return new Notice(
        event,
        new Notice.Subject("org.acme:app", "1.2.0", "v1.2.0", "1.1.0", "minor", "1.3.0"),
        Instant.parse("2026-11-25T10:00:30Z"),
        new Notice.Pages(
            "https://git.example.org/acme/app/releases/v1.2.0", "https://example.org/notes"),
        new Notice.Told("- Log in with a passkey", "# Changes\n\n- **login**: passkeys (#12)"),
        new Notice.Trouble(
            "step deploy",
            "the repository answers with status 503",
            "mvn release-kit:perform",
            List.of("the tag v1.2.0")),
        "1");
  }

  static Notice notice(Event event, Notice.Told told, Notice.Trouble trouble) {
    Notice from = notice(event);
    return new Notice(
        event, from.subject(), from.time(), from.pages(), told, trouble, from.occurrence());
  }

  static Message message(Notice notice, String audience) {
    return new Message(
        notice, "chat", audience, NoticeText.of(notice, audience, file -> Optional.empty()));
  }

  static NoticePolicy policy(Medium medium) {
    return new NoticePolicy("chat", Set.of(Event.values()), "team", true, medium);
  }

  /** The URL of a webhook of the team is in its policy, and has no query. */
  static String path(Service service) {
    return service == Service.WEBHOOK ? PATH.replaceFirst("\\?.*", "") : PATH;
  }

  /** A policy for a server on this machine, whose secrets are known then. */
  NoticePolicy policy(WebhookServer server, Service service) {
    secrets.put("hook", new Secret(server.url() + PATH));
    secrets.put("hmac", new Secret("hmac-key-456"));
    return policy(
        service == Service.WEBHOOK
            ? new Webhook(server.url() + path(service), Optional.of("hmac"), true)
            : new Chat(Chat.Service.valueOf(service.name()), "hook", List.of("127.0.0.1"), true));
  }

  Notifier notifier() {
    Retries retries =
        new Retries(
            ATTEMPTS,
            Duration.ofMillis(10),
            Duration.ofMillis(20),
            wait -> {
              waits.add(wait);
              whileWaiting.accept(wait);
            },
            retried -> told.add(String.format(Locale.ROOT, "%s", retried)));
    return new Notifier(
        new Webhooks(
            new HttpExchanges(url -> Optional.empty()), HostResolver.SYSTEM, retries, timeout),
        name -> Optional.ofNullable(secrets.get(name)),
        name -> Optional.of(new Credentials("user", "mail-password")),
        () -> {
          throw new AssertionError("no e-mail");
        },
        path -> Optional.ofNullable(templates.get(path)));
  }
}
