package io.github.releasekit.adapter.notice;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Notice;

/** Brings a notice to where it is read (N1). */
sealed interface Messenger
    permits SlackMessenger, TeamsMessenger, DiscordMessenger, WebhookMessenger, MailMessenger {

  /**
   * What is brought.
   *
   * @param id the key of the notice in {@code release-kit.yml}
   * @param audience who reads it
   * @param text what it says
   */
  record Message(Notice notice, String id, String audience, NoticeText text) {

    /** The same whenever the same notice is sent. */
    String key() {
      return notice.key(id);
    }

    /** Project, version and time on one line. */
    String origin() {
      return notice.subject().project()
          + " · "
          + notice.subject().version()
          + " · "
          + NoticeText.time(notice);
    }
  }

  /**
   * Sends it, again where that fails in passing.
   *
   * @throws ReleaseException when it could not be sent, without what is secret
   */
  void send(Message message);
}
