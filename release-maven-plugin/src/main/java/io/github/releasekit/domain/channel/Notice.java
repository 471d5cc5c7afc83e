package io.github.releasekit.domain.channel;

import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.channel.NoticePolicy.Event;
import io.github.releasekit.domain.version.Version;
import java.time.Instant;
import java.util.List;

/**
 * What is told of a release (N1, U4). Texts that there are none of are empty.
 *
 * @param time of the event
 * @param occurrence tells apart what befalls a version more than once: the attempt that failed, or
 *     the digest of what was released; the same for the same event, whoever sends it
 */
public record Notice(
    Event event,
    Subject subject,
    Instant time,
    Pages pages,
    Told told,
    Trouble trouble,
    String occurrence) {

  /**
   * The release.
   *
   * @param project {@code groupId:artifactId} of the root
   * @param previousVersion the release before
   * @param releaseType {@code patch}, {@code minor} or {@code major}
   * @param nextVersion that is planned to come after it
   */
  public record Subject(
      String project,
      String version,
      String tag,
      String previousVersion,
      String releaseType,
      String nextVersion) {}

  /**
   * Where to read on.
   *
   * @param release its page on the forge
   * @param notes its release notes
   */
  public record Pages(String release, String notes) {
    public static final Pages NONE = new Pages("", "");
  }

  /** What the release brings, in Markdown whose text from commits is escaped (C3). */
  public record Told(String highlights, String notes) {
    public static final Told NOTHING = new Told("", "");
  }

  /**
   * What went wrong.
   *
   * @param reason why it was rolled back, or at which step it failed
   * @param problem what was found
   * @param nextCommand what to run now
   * @param kept what cannot be withdrawn
   */
  public record Trouble(String reason, String problem, String nextCommand, List<String> kept) {
    public static final Trouble NONE = new Trouble("", "", "", List.of());

    public Trouble {
      kept = List.copyOf(kept);
    }
  }

  /** Whether a policy has it told. */
  public boolean isWantedBy(NoticePolicy policy) {
    return policy.events().contains(event)
        && (policy.preReleases() || !Version.parse(subject.version()).isPreRelease());
  }

  /**
   * The idempotency key: 64 hexadecimal digits, the same whenever the same notice is sent, so that
   * who gets it twice can tell (I6).
   *
   * @param noticeId the key of the notice in {@code release-kit.yml}
   */
  public String key(String noticeId) {
    StringBuilder all = new StringBuilder();
    for (String part :
        List.of(subject.project(), subject.version(), event.toString(), noticeId, occurrence)) {
      all.append(part.length()).append(':').append(part).append('\n');
    }
    return Digests.sha256(all.toString());
  }
}
