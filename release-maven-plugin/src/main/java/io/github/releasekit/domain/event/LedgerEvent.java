package io.github.releasekit.domain.event;

import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.channel.Delivery;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger (T2), kept for ever.
 *
 * @param schemaVersion of this form, 1
 * @param at ISO 8601 in UTC
 * @param by {@code Name <email>} of who did it
 * @param detail a sentence for people
 * @param artifacts the files it is about, empty where it is about none
 * @param targets where the modules go, empty where it is about none
 * @param deliveries what channels have come to have of the release, or who was told of it
 * @param approval null where it is none
 */
public record LedgerEvent(
    int schemaVersion,
    Type type,
    String version,
    String tag,
    String commit,
    String at,
    String by,
    String detail,
    List<Artifact> artifacts,
    List<Target> targets,
    List<Delivery> deliveries,
    @Nullable Approval approval) {

  public static final int SCHEMA_VERSION = 1;

  /** What happened. */
  public enum Type {
    /** A person has agreed to the plan. */
    APPROVED,
    /** Built, staged and pushed. */
    PREPARED,
    /** Bytes other than the pushed manifest's were accepted, by {@code -DacceptRebuild}. */
    REBUILD_ACCEPTED,
    /** In the target repositories. */
    PERFORMED,
    /** In channels, after it was performed. */
    DELIVERED,
    /** People were told of it. */
    NOTIFIED,
    /** Taken back before anything was public; the version is not used again. */
    ROLLED_BACK,
    /** Taken back after it was public, as far as that can be. */
    YANKED;

    /** The word as documents and file names have it: {@code rebuild-accepted}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Where a module of the release goes.
   *
   * @param module {@code groupId:artifactId}
   * @param repository names the server in settings.xml
   * @param location the repository's URL, without credentials
   */
  public record Target(String module, String repository, String location) {}

  /** Of what a person agrees to before there is a release. */
  public static LedgerEvent of(Approval approval, String tag) {
    return new LedgerEvent(
        SCHEMA_VERSION,
        Type.APPROVED,
        approval.version(),
        tag,
        approval.base(),
        approval.at(),
        approval.by(),
        (approval.check().isEmpty() ? "approved for " : "signed off ") + approval.purpose(),
        List.of(),
        List.of(),
        List.of(),
        approval);
  }

  public LedgerEvent {
    artifacts = List.copyOf(artifacts);
    targets = List.copyOf(targets);
    // Events of before there were channels have none.
    deliveries = deliveries == null ? List.of() : List.copyOf(deliveries);
  }

  /** The same with what channels have come to have. */
  public LedgerEvent with(List<Delivery> more) {
    return new LedgerEvent(
        schemaVersion,
        type,
        version,
        tag,
        commit,
        at,
        by,
        detail,
        artifacts,
        targets,
        more,
        approval);
  }
}
