package io.github.releasekit.domain.event;

import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.channel.Delivery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
 * @param steps of what it tells of, with their times; empty where that is not known
 * @param deployment null where it is none
 * @param incident null where it neither began one nor ended one
 * @param survey null where it is none
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
    @Nullable Approval approval,
    List<StepRecord> steps,
    @Nullable Deployment deployment,
    @Nullable Incident incident,
    @Nullable Survey survey) {

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
    YANKED,
    /** Brought to an environment, or not. */
    DEPLOYMENT,
    /** Something broke in an environment that this release is in. */
    INCIDENT,
    /** An incident has ended. */
    RESTORED,
    /** People were asked about it. */
    SURVEY,
    /** Something that somebody wanted to be on record. */
    NOTE;

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

  /**
   * Of something that is about nothing but a version.
   *
   * @param by {@code Name <email>}; unknown when empty
   * @param detail a sentence for people
   */
  public static LedgerEvent of(
      Type type,
      String version,
      String tag,
      String commit,
      Instant at,
      Optional<String> by,
      String detail) {
    return new LedgerEvent(
        SCHEMA_VERSION,
        type,
        version,
        tag,
        commit,
        at.truncatedTo(ChronoUnit.SECONDS).toString(),
        by.orElse("unknown"),
        detail,
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of(),
        null,
        null,
        null);
  }

  /** Of what a person agrees to: a plan before there is a release, or a deployment of one. */
  public static LedgerEvent of(Approval approval, String tag) {
    LedgerEvent event =
        of(
            Type.APPROVED,
            approval.version(),
            tag,
            approval.base(),
            Instant.parse(approval.at()),
            Optional.of(approval.by()),
            (approval.isPlain() ? "approved for " : "signed off ") + approval.purpose());
    return event.copy(List.of(), List.of(), List.of(), approval, List.of(), null, null, null);
  }

  public LedgerEvent {
    artifacts = List.copyOf(artifacts);
    targets = List.copyOf(targets);
    // Events of before these were kept have none.
    deliveries = deliveries == null ? List.of() : List.copyOf(deliveries);
    steps = steps == null ? List.of() : List.copyOf(steps);
  }

  /** The same about files, and where modules go. */
  public LedgerEvent about(List<Artifact> files, List<Target> locations) {
    return copy(files, locations, deliveries, approval, steps, deployment, incident, survey);
  }

  /** The same with what channels have come to have. */
  public LedgerEvent with(List<Delivery> more) {
    return copy(artifacts, targets, more, approval, steps, deployment, incident, survey);
  }

  /** The same with how long it took. */
  public LedgerEvent timed(List<StepRecord> taken) {
    return copy(artifacts, targets, deliveries, approval, taken, deployment, incident, survey);
  }

  /** The same of a deployment. */
  public LedgerEvent with(Deployment told) {
    return copy(artifacts, targets, deliveries, approval, steps, told, incident, survey);
  }

  /** The same of an incident that began or ended. */
  public LedgerEvent with(Incident told) {
    return copy(artifacts, targets, deliveries, approval, steps, deployment, told, survey);
  }

  /** The same of a survey. */
  public LedgerEvent with(Survey told) {
    return copy(artifacts, targets, deliveries, approval, steps, deployment, incident, told);
  }

  private LedgerEvent copy(
      List<Artifact> files,
      List<Target> locations,
      List<Delivery> delivered,
      @Nullable Approval approved,
      List<StepRecord> taken,
      @Nullable Deployment deployed,
      @Nullable Incident broken,
      @Nullable Survey asked) {
    return new LedgerEvent(
        schemaVersion,
        type,
        version,
        tag,
        commit,
        at,
        by,
        detail,
        files,
        locations,
        delivered,
        approved,
        taken,
        deployed,
        broken,
        asked);
  }
}
