package io.github.releasekit.adapter.notice;

import io.github.releasekit.adapter.notice.Messenger.Message;
import io.github.releasekit.domain.channel.Notice;
import io.github.releasekit.domain.channel.NoticePolicy;
import java.time.Instant;
import java.util.List;

/**
 * What a webhook gets: {@code notice.schema.json}. Values are as they are, not written for
 * Markdown; {@code subject} and {@code text} are what people are told.
 *
 * @param key the idempotency key
 * @param notice the key of the notice in {@code release-kit.yml}
 * @param reason empty for customers, as {@code problem} and {@code nextCommand}: they are told no
 *     internals
 */
record NoticeDocument(
    int schemaVersion,
    String key,
    String notice,
    NoticePolicy.Event event,
    String audience,
    String project,
    String version,
    String tag,
    String previousVersion,
    String releaseType,
    String nextVersion,
    Instant time,
    String releasePage,
    String notesPage,
    String highlights,
    String notes,
    String reason,
    String problem,
    String nextCommand,
    List<String> kept,
    String subject,
    String text) {

  private static final String CUSTOMERS = "customers";

  static NoticeDocument of(Message message) {
    Notice told = message.notice();
    boolean isInternal = !message.audience().equals(CUSTOMERS);
    return new NoticeDocument(
        1,
        message.key(),
        message.id(),
        told.event(),
        message.audience(),
        told.subject().project(),
        told.subject().version(),
        told.subject().tag(),
        told.subject().previousVersion(),
        told.subject().releaseType(),
        told.subject().nextVersion(),
        told.time(),
        told.pages().release(),
        told.pages().notes(),
        told.told().highlights(),
        told.told().notes(),
        isInternal ? told.trouble().reason() : "",
        isInternal ? told.trouble().problem() : "",
        isInternal ? told.trouble().nextCommand() : "",
        told.trouble().kept(),
        message.text().subject(),
        message.text().body());
  }
}
