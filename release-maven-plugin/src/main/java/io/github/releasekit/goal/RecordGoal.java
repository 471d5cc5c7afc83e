package io.github.releasekit.goal;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.approval.Approvals.Missing;
import io.github.releasekit.domain.deployment.Deployments.OutOfOrder;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.goal.RecordText.Recording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Enters in the ledger what happens outside: deployments, incidents, surveys and notes (D1). */
public final class RecordGoal {

  /** How it is called. */
  public record Settings(RecordText text, boolean pushChanges, boolean dryRun) {}

  private final Invocation invocation;
  private final Settings settings;

  public RecordGoal(Invocation invocation, Settings settings) {
    this.invocation = invocation;
    this.settings = settings;
  }

  /**
   * @throws ReleaseException when it is not to be recorded; a deployment that is asked about first
   *     is refused in the same way
   */
  public void run() {
    Recording recording = settings.text().parse(invocation.clock().instant());
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      String by = workspace.requireCommitter("records this");
      OnRecord.Heads heads = OnRecord.heads(workspace, settings.pushChanges());
      Draft draft = draft(workspace, recording, by, heads.withLocal());
      LedgerEvent event = draft.event();
      if (draft.isOnRecord() && heads.there().equals(heads.withLocal())) {
        invocation.out().accept(title(event) + " is on record already: nothing to do");
        return;
      }
      if (settings.dryRun()) {
        if (!draft.isOnRecord()) {
          draft.judge();
        }
        invocation.results().accept("Would record of " + title(event) + ": " + event.detail());
        return;
      }
      Exports.telling(invocation, workspace.policy(), () -> enter(workspace, recording, by));
      invocation.out().accept("Recorded of " + title(event) + ": " + event.detail());
    }
  }

  private void enter(Workspace workspace, Recording recording, String by) {
    workspace.enter(
        settings.pushChanges(),
        before -> {
          Draft now = draft(workspace, recording, by, before);
          if (now.isOnRecord()) {
            return before.orElseThrow();
          }
          now.judge();
          return workspace
              .ledger()
              .append(before, now.event(), Optional.empty(), invocation.clock().instant());
        });
  }

  private static String title(LedgerEvent event) {
    return event.version() + ", " + event.type() + " at " + event.at();
  }

  /** What would be entered on top of a head. */
  private Draft draft(Workspace workspace, Recording recording, String by, Optional<String> head) {
    OnRecord record = OnRecord.read(workspace, invocation.component(), head);
    Optional<LedgerEntry> begun =
        recording.type() == Type.RESTORED
            ? record.incidents().begun(recording.id())
            : Optional.empty();
    if (recording.type() == Type.RESTORED) {
      requireHere(recording, record, begun);
    }
    Manifest release = record.release(version(recording, record, begun.map(LedgerEntry::event)));
    return new Draft(workspace, record, recording, release, begun.map(LedgerEntry::event), by);
  }

  private static Optional<String> version(
      Recording recording, OnRecord record, Optional<LedgerEvent> begun) {
    return begun
        .map(LedgerEvent::version)
        .or(recording::version)
        .or(
            () ->
                recording
                    .environment()
                    .filter(environment -> recording.type() == Type.INCIDENT)
                    .flatMap(
                        environment -> record.deployments().running(environment, recording.at())));
  }

  private void requireHere(Recording recording, OnRecord record, Optional<LedgerEntry> begun) {
    if (begun.isEmpty()) {
      List<String> open = record.incidents().openIds();
      throw new ReleaseException(
          "there is no incident '" + recording.id() + "'",
          open.isEmpty()
              ? "none is open; -Devent=incident records one"
              : "open are " + String.join(", ", open));
    }
    LedgerEntry incident = begun.get();
    if (!incident.component().equals(invocation.component().orElse(""))) {
      throw new ReleaseException(
          "the incident '" + recording.id() + "' is of " + incident.component(),
          "-Dcomponent=" + incident.component());
    }
    recording
        .version()
        .filter(version -> !version.equals(incident.event().version()))
        .ifPresent(
            version -> {
              throw new ReleaseException(
                  "the incident '" + recording.id() + "' is of " + incident.event().version(),
                  "leave -DreleaseVersion out");
            });
  }

  /**
   * An event on top of a head of the ledger.
   *
   * @param release that it is of
   * @param begun the incident that has ended
   */
  private record Draft(
      Workspace workspace,
      OnRecord record,
      Recording recording,
      Manifest release,
      Optional<LedgerEvent> begun,
      String by) {

    LedgerEvent event() {
      LedgerEvent event =
          LedgerEvent.of(
              recording.type(),
              release.version(),
              release.tag(),
              release.commit(),
              recording.at(),
              Optional.of(by),
              detail());
      return switch (recording.type()) {
        case DEPLOYMENT ->
            event.with(
                new Deployment(
                    recording.environment().orElseThrow(),
                    recording.outcome(),
                    recording.startedAt().toString(),
                    recording.link()));
        case INCIDENT ->
            event.with(
                new Incident(
                    recording.id(),
                    recording.environment().orElse(""),
                    recording.severity(),
                    recording.link()));
        case RESTORED -> {
          Incident incident = Optional.ofNullable(begun.orElseThrow().incident()).orElseThrow();
          yield event.with(
              new Incident(
                  incident.id(), incident.environment(), incident.severity(), recording.link()));
        }
        case SURVEY -> event.with(recording.survey().orElseThrow());
        default -> event;
      };
    }

    /** Whether the very same is in the ledger. */
    boolean isOnRecord() {
      return record.ledger().events(record.head(), release.version()).contains(event());
    }

    private String detail() {
      List<String> parts = new ArrayList<>();
      if (recording.note().isEmpty()) {
        parts.add(sentence());
      } else {
        parts.add(recording.note());
      }
      recording
          .reason()
          .ifPresent(
              reason ->
                  parts.add(
                      outOfOrder()
                          .map(found -> "out of order, " + found.problem() + ": " + reason)
                          .orElse("reason: " + reason)));
      return String.join("; ", parts);
    }

    private String sentence() {
      String environment = recording.environment().orElse("");
      return switch (recording.type()) {
        case DEPLOYMENT ->
            switch (recording.outcome()) {
              case SUCCEEDED -> "deployed to " + environment;
              case FAILED -> "deployment to " + environment + " failed";
              case ROLLED_BACK -> "rolled back in " + environment;
            };
        case INCIDENT ->
            "incident "
                + recording.id()
                + recording.environment().map(name -> " in " + name).orElse("");
        case RESTORED -> "incident " + recording.id() + " has ended";
        case SURVEY ->
            recording
                .survey()
                .map(survey -> survey.audience() + ": " + survey.score() + " of " + survey.best())
                .orElseThrow();
        default -> recording.note();
      };
    }

    /** The environment before that it has not come to, where it is to have succeeded. */
    private Optional<OutOfOrder> outOfOrder() {
      return recording.isSuccess() ? outOfOrder(rules(true)) : Optional.empty();
    }

    private Optional<OutOfOrder> outOfOrder(EnvironmentRules rules) {
      return record
          .deployments()
          .outOfOrder(
              rules.inOrder(),
              recording.environment().orElseThrow(),
              release.version(),
              recording.at());
    }

    private EnvironmentRules rules(boolean judged) {
      String name = recording.environment().orElseThrow();
      return judged
          ? EnvironmentRules.judged(workspace, release, name)
          : EnvironmentRules.of(workspace, release, name);
    }

    /**
     * @throws ReleaseException when it is not to be recorded
     */
    void judge() {
      Instant released = Instant.parse(release.createdAt());
      if (recording.startedAt().isBefore(released)) {
        throw new ReleaseException(
            recording.startedAt()
                + " is before "
                + released
                + ", when "
                + release.version()
                + " was made",
            "name the time, or another release by -DreleaseVersion=");
      }
      if (recording.isSuccess()) {
        judgeDeployment();
      } else if (recording.environment().isPresent()) {
        rules(false);
      }
      if (recording.type() == Type.INCIDENT) {
        judgeIncident();
      }
      if (recording.type() == Type.RESTORED) {
        judgeEnd();
      }
    }

    private void judgeDeployment() {
      record.deployments().requireNotTakenBack(release.version(), recording.at());
      EnvironmentRules rules = rules(true);
      String environment = recording.environment().orElseThrow();
      Optional<OutOfOrder> found = outOfOrder(rules).filter(one -> recording.reason().isEmpty());
      if (found.isPresent()) {
        throw new ReleaseException(
            release.version()
                + " is not to go to "
                + environment
                + " yet: "
                + found.get().problem(),
            "deploy it there first, then mvn release-kit:record -Devent=deployment -Denvironment="
                + found.get().before()
                + " -DreleaseVersion="
                + release.version()
                + "; in an emergency, -Dreason=… is kept");
      }
      Approvals approvals = rules.approvals(release, record.head());
      List<Missing> missing = approvals.missing("-DreleaseVersion=" + release.version() + " ");
      if (!missing.isEmpty()) {
        throw new ReleaseException(
            release.version()
                + " lacks "
                + missing.stream().map(Missing::problem).collect(Collectors.joining(", "))
                + approvals.ignored().stream()
                    .map(ignored -> "; " + ignored)
                    .collect(Collectors.joining()),
            missing.stream().map(Missing::remedy).collect(Collectors.joining("; ")));
      }
    }

    private void judgeIncident() {
      Optional<LedgerEvent> last = record.incidents().last(recording.id()).map(LedgerEntry::event);
      if (last.filter(event -> event.type() == Type.INCIDENT).isPresent()) {
        throw new ReleaseException(
            "the incident '" + recording.id() + "' is open since " + last.get().at(),
            "record another one with an id of its own, or its end with -Devent=restored");
      }
      last.filter(event -> Instant.parse(event.at()).isAfter(recording.at()))
          .ifPresent(
              event -> {
                throw new ReleaseException(
                    "the incident '" + recording.id() + "' has ended at " + event.at(),
                    "an incident of before that needs an id of its own");
              });
    }

    private void judgeEnd() {
      if (record.incidents().open(recording.id()).isEmpty()) {
        throw new ReleaseException(
            "the incident '" + recording.id() + "' has ended already",
            "-Devent=note -Drelease-kit.note=… records more about it");
      }
      Instant began = Instant.parse(begun.orElseThrow().at());
      if (recording.at().isBefore(began)) {
        throw new ReleaseException(
            "the incident '" + recording.id() + "' began at " + began + ", after " + recording.at(),
            "-D" + RecordText.AT + "= when it has ended");
      }
    }
  }
}
