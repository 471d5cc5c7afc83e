package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.notice.Notifier;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.channel.Notice;
import io.github.releasekit.domain.channel.Notice.Pages;
import io.github.releasekit.domain.channel.Notice.Subject;
import io.github.releasekit.domain.channel.Notice.Told;
import io.github.releasekit.domain.channel.Notice.Trouble;
import io.github.releasekit.domain.channel.NoticePolicy;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.extension.Extension;
import io.github.releasekit.step.PersonAwaitedException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells people of releases (N1, U4). What is to be told follows from the ledger, which also keeps
 * what was told: so a notice that could not be sent is sent by any later run, on any machine. It
 * never fails a release.
 */
final class Notices {

  private static final String AGAIN = "; next: mvn release-kit:notify";

  private final Invocation invocation;
  private final Workspace workspace;

  /**
   * @param workspace with the policy that says who is told
   */
  Notices(Invocation invocation, Workspace workspace) {
    this.invocation = invocation;
    this.workspace = workspace;
  }

  /**
   * Tells of a version what the ledger says has happened and nobody was told of yet.
   *
   * @return whether all that is to be told now is
   */
  boolean tell(Manifest manifest) {
    if (workspace.policy().notices().isEmpty()) {
      return true;
    }
    try {
      return tell(manifest, workspace.ledgerHead(Optional.empty()));
    } catch (ReleaseException e) {
      invocation.out().accept("  nobody was told: " + e.problem() + AGAIN);
      return false;
    }
  }

  private boolean tell(Manifest manifest, Optional<String> local) {
    GitRemote remote = workspace.requireRemote();
    Map<String, String> refs = remote.refs();
    Optional<String> head = workspace.ledger().fetchHead(remote, refs).or(() -> local);
    String tag = "refs/tags/" + manifest.tag();
    if (!workspace.repository().has(manifest.commit()) && refs.containsKey(tag)) {
      remote.fetchObjects(tag);
    }
    List<LedgerEvent> events = workspace.ledger().events(head, manifest.version());
    Map<String, Delivery> told = workspace.ledger().deliveries(head, manifest.version());
    List<Delivery> sent = new ArrayList<>();
    boolean all = true;
    for (LedgerEvent event : events) {
      for (Notice notice : due(manifest, event, events, told)) {
        for (NoticePolicy policy : workspace.policy().notices()) {
          String id = id(policy, notice);
          if (notice.isWantedBy(policy) && !told.containsKey(id)) {
            boolean good = send(policy, notice);
            all &= good;
            if (good) {
              sent.add(new Delivery(id, Outcome.DELIVERED, "", notice.key(policy.id()), "", ""));
            }
          }
        }
      }
    }
    try {
      record(manifest, sent);
    } catch (ReleaseException e) {
      invocation
          .out()
          .accept("  who was told could not be recorded, and will be told again: " + e.problem());
    }
    return all;
  }

  private static String id(NoticePolicy policy, Notice notice) {
    return "notice/" + policy.id() + "/" + notice.event();
  }

  /** Sends one; what keeps it from being sent is said, and nothing else comes of it. */
  private boolean send(NoticePolicy policy, Notice notice) {
    try {
      notifier().send(policy, notice);
      invocation.out().accept("  told " + policy.id() + ": " + notice.event());
      return true;
    } catch (ReleaseException e) {
      invocation
          .out()
          .accept("  " + policy.id() + " was not told: " + e.problem() + "; " + e.remedy());
      return false;
    }
  }

  private void record(Manifest manifest, List<Delivery> sent) {
    if (sent.isEmpty()) {
      return;
    }
    LedgerEvent event =
        manifest
            .event(
                Type.NOTIFIED,
                invocation.clock().instant(),
                workspace.repository().committer(),
                sent.stream().map(Delivery::channel).collect(Collectors.joining(", ")),
                List.of(),
                List.of())
            .with(sent);
    List<String> ids = sent.stream().map(Delivery::channel).toList();
    workspace.enter(
        true,
        before ->
            workspace.ledger().deliveries(before, manifest.version()).keySet().containsAll(ids)
                ? before.orElseThrow()
                : workspace.ledger().append(before, event, Optional.empty()));
  }

  /**
   * What an event is to people. A release that waits for a person, or lacks a channel that is
   * required, is none yet, and one that was taken back is none any more.
   */
  private List<Notice> due(
      Manifest manifest,
      LedgerEvent event,
      List<LedgerEvent> all,
      Map<String, Delivery> deliveries) {
    boolean waits =
        all.stream().anyMatch(one -> Set.of(Type.ROLLED_BACK, Type.YANKED).contains(one.type()))
            || deliveries.values().stream().anyMatch(this::isWaitedFor);
    return switch (event.type()) {
      case PERFORMED ->
          waits
              ? List.of()
              : List.of(
                  notice(
                      NoticePolicy.Event.RELEASED,
                      manifest,
                      Instant.parse(event.at()),
                      deliveries,
                      Trouble.NONE,
                      manifest.commit()));
      case ROLLED_BACK, YANKED ->
          List.of(
              notice(
                  NoticePolicy.Event.ROLLED_BACK,
                  manifest,
                  Instant.parse(event.at()),
                  deliveries,
                  new Trouble(
                      event.detail(),
                      "",
                      "mvn release-kit:prepare -Dbump=patch",
                      event.type() == Type.YANKED ? kept(manifest, event) : List.of()),
                  manifest.commit()));
      default -> List.of();
    };
  }

  private boolean isWaitedFor(Delivery delivery) {
    return delivery.outcome() == Outcome.DRAFTED
        || delivery.outcome() == Outcome.FAILED
            && workspace.policy().channels().stream()
                .anyMatch(channel -> channel.required() && channel.id().equals(delivery.channel()));
  }

  private List<String> kept(Manifest manifest, LedgerEvent event) {
    return Stream.concat(
            Stream.of("files in Maven repositories", "tag " + manifest.tag()),
            event.deliveries().stream()
                .filter(delivery -> delivery.outcome() == Outcome.LEFT)
                .map(Delivery::line))
        .toList();
  }

  /** Does what finishes a release that is pushed; tells of what is in the way of that. */
  <T> T telling(Manifest manifest, Supplier<T> work) {
    try {
      return work.get();
    } catch (PersonAwaitedException e) {
      throw e;
    } catch (ReleaseException failure) {
      try {
        tellOf(manifest, failure);
      } catch (ReleaseException e) {
        invocation.out().accept("  nobody was told: " + e.problem());
      }
      throw failure;
    }
  }

  private void tellOf(Manifest manifest, ReleaseException failure) {
    for (NoticePolicy policy : workspace.policy().notices()) {
      Instant now = invocation.clock().instant();
      Notice notice =
          notice(
              NoticePolicy.Event.FAILED,
              manifest,
              now,
              Map.of(),
              new Trouble(
                  "",
                  failure.problem() + "; " + failure.remedy(),
                  "mvn release-kit:perform -DreleaseVersion=" + manifest.version(),
                  List.of()),
              now.toString());
      if (notice.isWantedBy(policy)) {
        send(policy, notice);
      }
    }
  }

  /**
   * Tells that a release is about to come.
   *
   * @return whether all were told
   */
  boolean tellPlan(Subject subject, String notes) {
    Instant now = invocation.clock().instant();
    Notice notice =
        new Notice(
            NoticePolicy.Event.PLANNED,
            subject,
            now,
            Pages.NONE,
            new Told("", notes),
            Trouble.NONE,
            LocalDate.ofInstant(now, ZoneOffset.UTC).toString());
    return workspace.policy().notices().stream()
        .filter(notice::isWantedBy)
        .map(policy -> send(policy, notice))
        .reduce(true, Boolean::logicalAnd);
  }

  private Notice notice(
      NoticePolicy.Event event,
      Manifest manifest,
      Instant at,
      Map<String, Delivery> deliveries,
      Trouble trouble,
      String occurrence) {
    Version version = Version.parse(manifest.version());
    String next =
        workspace
            .policy()
            .versionScheme()
            .next(
                version,
                Bump.PATCH,
                LocalDate.ofInstant(invocation.clock().instant(), ZoneOffset.UTC))
            .toString();
    String page =
        workspace.policy().channels().stream()
            .map(policy -> deliveries.get(policy.id()))
            .filter(Objects::nonNull)
            .map(Delivery::location)
            .filter(location -> location.startsWith("http"))
            .findFirst()
            .orElse("");
    return new Notice(
        event,
        new Subject(
            manifest.project(),
            manifest.version(),
            manifest.tag(),
            Objects.requireNonNullElse(manifest.previousVersion(), ""),
            manifest.releaseType(),
            next),
        at,
        new Pages(page, ""),
        new Told("", notes(manifest, version)),
        trouble,
        occurrence);
  }

  /** Empty where the release is of commits that nobody has any more. */
  private String notes(Manifest manifest, Version version) {
    return workspace.repository().has(manifest.commit())
        ? NotesGoal.released(
            workspace,
            version,
            manifest.tag(),
            manifest.commit(),
            NotesFormat.MARKDOWN,
            IssueTitles.NONE,
            workspace.ledger().localHead())
        : "";
  }

  private Notifier notifier() {
    return new Notifier(
        invocation.http(),
        name ->
            invocation
                .caller()
                .namedCredentials()
                .find(name)
                .map(found -> new Secret(found.password())),
        name -> invocation.caller().namedCredentials().find(name),
        () -> Extension.MAIL.require("e-mail", invocation.caller().pluginCoordinates()),
        invocation.retries(),
        workspace::policyFile);
  }
}
