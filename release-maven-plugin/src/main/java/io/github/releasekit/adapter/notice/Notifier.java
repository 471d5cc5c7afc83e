package io.github.releasekit.adapter.notice;

import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.http.WebhookAddress;
import io.github.releasekit.adapter.http.Webhooks;
import io.github.releasekit.adapter.notice.Messenger.Message;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.domain.channel.Notice;
import io.github.releasekit.domain.channel.NoticePolicy;
import io.github.releasekit.domain.channel.NoticePolicy.Chat;
import io.github.releasekit.domain.channel.NoticePolicy.Mail;
import io.github.releasekit.domain.channel.NoticePolicy.Webhook;
import io.github.releasekit.extension.Mailer;
import io.github.releasekit.extension.Mailer.Security;
import io.github.releasekit.extension.Mailer.Server;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends notices (N1, U4), each at least once: one whose answer was lost is sent again, with the
 * same key, by which who gets it can tell.
 */
public final class Notifier {

  private static final Duration MAIL = Duration.ofSeconds(30);
  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;
  private static final int SMTP = 25;

  private final Webhooks webhooks;
  private final Function<String, Optional<Secret>> secrets;
  private final Function<String, Optional<Credentials>> users;
  private final Supplier<Mailer> mailer;
  private final Function<String, Optional<byte[]>> templates;

  /**
   * @param secrets by the names that {@code release-kit.yml} has for them
   * @param users as {@code secrets}
   * @param mailer of an extension; asked only when there is e-mail to send
   * @param templates files of the repository by path
   */
  public Notifier(
      HttpExchanges http,
      Function<String, Optional<Secret>> secrets,
      Function<String, Optional<Credentials>> users,
      Supplier<Mailer> mailer,
      Retries retries,
      Function<String, Optional<byte[]>> templates) {
    this(Webhooks.of(http, retries), secrets, users, mailer, templates);
  }

  /** The same by other webhooks. */
  Notifier(
      Webhooks webhooks,
      Function<String, Optional<Secret>> secrets,
      Function<String, Optional<Credentials>> users,
      Supplier<Mailer> mailer,
      Function<String, Optional<byte[]>> templates) {
    this.webhooks = webhooks;
    this.secrets = secrets;
    this.users = users;
    this.mailer = mailer;
    this.templates = templates;
  }

  /**
   * Sends a notice.
   *
   * @throws ReleaseException when it could not be sent, without what is secret
   */
  public void send(NoticePolicy policy, Notice notice) {
    messenger(policy).send(message(policy, notice));
  }

  /**
   * Finds out before a release whether a notice could be sent as far as this machine knows: that
   * what is secret is there, that the address is allowed, that the template is right. Nobody is
   * asked.
   *
   * @param sample what could be told
   * @throws ReleaseException when it could not
   */
  public void check(NoticePolicy policy, Notice sample) {
    messenger(policy);
    message(policy, sample);
  }

  private Message message(NoticePolicy policy, Notice notice) {
    return new Message(
        notice,
        policy.id(),
        policy.audience(),
        NoticeText.of(notice, policy.audience(), templates));
  }

  private Messenger messenger(NoticePolicy policy) {
    if (policy.medium() instanceof Chat chat) {
      return chat(policy, chat);
    }
    if (policy.medium() instanceof Webhook webhook) {
      return webhook(policy, webhook);
    }
    return mail(policy, (Mail) policy.medium());
  }

  private Messenger chat(NoticePolicy policy, Chat chat) {
    WebhookAddress address =
        WebhookAddress.of(
            chat.url(), secret(policy, chat.url()), chat.hosts(), chat.privateAddresses());
    WebhookPost post = new WebhookPost(webhooks, address);
    return switch (chat.service()) {
      case SLACK -> new SlackMessenger(post);
      case TEAMS -> new TeamsMessenger(post);
      case DISCORD -> new DiscordMessenger(post);
    };
  }

  /** Its URL is in the policy, which was reviewed: its host is the one that is allowed. */
  private Messenger webhook(NoticePolicy policy, Webhook webhook) {
    Secret url = new Secret(webhook.url());
    String name = "notices." + policy.id() + ".url";
    WebhookAddress address =
        WebhookAddress.of(
            name, url, List.of(WebhookAddress.hostOf(name, url)), webhook.privateAddresses());
    return new WebhookMessenger(
        new WebhookPost(webhooks, address), webhook.secret().map(key -> secret(policy, key)));
  }

  private Secret secret(NoticePolicy policy, String name) {
    return secrets
        .apply(name)
        .filter(secret -> !secret.reveal().isBlank())
        .orElseThrow(() -> missing(policy, name));
  }

  private static ReleaseException missing(NoticePolicy policy, String name) {
    return new ReleaseException(
        "there is no '" + name + "', which the notice '" + policy.id() + "' needs",
        "export RELEASE_KIT_"
            + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_")
            + ", or add a <server> with <id>"
            + name
            + "</id> and its <password> to settings.xml");
  }

  private Messenger mail(NoticePolicy policy, Mail mail) {
    Optional<Credentials> user =
        mail.credentials().map(name -> users.apply(name).orElseThrow(() -> missing(policy, name)));
    Security security = Security.valueOf(mail.security().toUpperCase(Locale.ROOT));
    int usual =
        switch (security) {
          case STARTTLS -> SUBMISSION;
          case TLS -> SUBMISSIONS;
          case NONE -> SMTP;
        };
    int port = mail.port() == 0 ? usual : mail.port();
    return new MailMessenger(
        mailer.get(),
        new Server(mail.host(), port, security, user, MAIL),
        mail,
        webhooks.retries());
  }
}
