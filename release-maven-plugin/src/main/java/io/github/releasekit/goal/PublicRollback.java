package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.adapter.ledger.Journals;
import io.github.releasekit.adapter.template.NotesTemplate;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.event.Event.FastForwarded;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.step.FollowRollbackStep;
import io.github.releasekit.step.Pipeline;
import io.github.releasekit.step.PushYankStep;
import io.github.releasekit.step.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes a release back that is public, as far as that can be done: from its channels, in the
 * changelog, in the ledger. What cannot be withdrawn is listed, and people are told (U2, U4).
 */
final class PublicRollback {

  private static final int LISTED = 5;

  private static final String ADVISORY = "advisory.md.vm";

  private final Invocation invocation;
  private final Workspace workspace;
  private final GitRemote remote;
  private final Map<String, String> refs;
  private final PreparedRelease release;
  private final JournalFile file;
  private final ReleaseChannels channels;
  private final String reason;

  /**
   * @param workspace with the policy of the branch as it is now
   * @param given the reason; empty for the one that is on record
   * @throws ReleaseException when there is neither
   */
  PublicRollback(
      Invocation invocation,
      Workspace workspace,
      GitRemote remote,
      Map<String, String> refs,
      Version version,
      Optional<String> given) {
    this.invocation = invocation;
    this.workspace = workspace;
    this.remote = remote;
    this.refs = refs;
    this.release = PreparedRelease.read(workspace, remote, refs, Optional.of(version));
    this.file = workspace.journals().of(version);
    this.channels =
        new ReleaseChannels(invocation, workspace.as(release.manifest()), release, file);
    this.reason =
        given
            .or(this::recordedReason)
            .orElseThrow(
                () ->
                    new ReleaseException(
                        version
                            + " is public and cannot be withdrawn: "
                            + PlainText.listed(targets(), LISTED),
                        "mvn release-kit:rollback -DreleaseVersion="
                            + version
                            + " -Dreason=WHY takes back what can be: it marks the changelog entry,"
                            + " leaves the channels, and tells people;"
                            + " mvn release-kit:prepare -Dbump=patch releases a corrected"
                            + " version"));
  }

  private Optional<String> recordedReason() {
    return release.events().stream()
        .filter(event -> event.type() == Type.YANKED)
        .map(LedgerEvent::detail)
        .findFirst();
  }

  /** Says what would be done. */
  void preview() {
    Manifest manifest = release.manifest();
    invocation.results().accept("Would take " + manifest.version() + " back, which is public");
    channels.applying().forEach(policy -> invocation.results().accept("  from " + policy.id()));
    invocation.results().accept("  mark its entry in " + changelog() + " as [YANKED]" + marking());
    left().forEach(one -> invocation.results().accept("  " + one + " stays"));
  }

  /**
   * @throws ReleaseException when a channel could not be left, once all else is done
   */
  void run(Journals journals) {
    Journal done =
        new Pipeline(file, invocation.clock(), invocation.out()).run(release.manifest(), steps());
    Manifest manifest = release.manifest();
    List<Delivery> withdrawn = channels.withdrawn(done);
    invocation.out().accept("Took " + manifest.version() + " back: " + PlainText.line(reason));
    withdrawn.forEach(delivery -> invocation.out().accept("  " + delivery.line()));
    channels.unknown().forEach(one -> invocation.out().accept("  " + one));
    left().forEach(one -> invocation.out().accept("  cannot be withdrawn: " + one));
    Path advisory = advisory(withdrawn);
    invocation.out().accept("  a text for its users is in " + advisory);
    if (!marking().isEmpty()) {
      invocation
          .out()
          .accept("  next: mark its entry in " + changelog() + " as [YANKED]" + marking());
    }
    String unfollowed = done.get(FastForwarded.class).left();
    if (!unfollowed.isEmpty()) {
      invocation.out().accept("  your branch was left as it is; next: " + unfollowed);
    }
    new Notices(invocation, workspace).tell(manifest);
    journals.forget(Version.parse(manifest.version()));
    channels.requireLeft(withdrawn);
    invocation
        .out()
        .accept("  next: mvn release-kit:prepare -Dbump=patch releases " + correction());
  }

  private List<Step<Manifest>> steps() {
    List<Step<Manifest>> steps = new ArrayList<>();
    steps.addAll(channels.withdrawals(reason));
    steps.add(
        new PushYankStep(
            workspace.repository(),
            remote,
            workspace.ledger(),
            invocation.clock(),
            workspace.signatures(),
            new PushYankStep.Request(
                branch(),
                !workspace.policy().takesRequestsOnly(branch()),
                workspace.policy().changelog().file(),
                reason,
                channels::withdrawn)));
    steps.add(
        new FollowRollbackStep<>(workspace.repository(), workspace.ledger(), Optional.empty()));
    return steps;
  }

  private String changelog() {
    return workspace.policy().changelog().file();
  }

  /** How the changelog is marked where it is not done by the rollback. */
  private String marking() {
    return workspace.policy().takesRequestsOnly(branch())
        ? ": by a pull request, since "
            + Branching.shortName(branch())
            + " takes changes by those only"
        : "";
  }

  /** The branch that was released, or where that has ended the one that development goes on at. */
  private String branch() {
    Optional<String> released =
        file.journal().find(ObjectsWritten.class).map(ObjectsWritten::branch);
    if (released.filter(ref -> !refs.containsKey(ref)).isPresent()) {
      return workspace
          .policy()
          .branching()
          .developmentBranch(refs::containsKey)
          .orElse(released.get());
    }
    return released
        .or(() -> workspace.repository().branch())
        .orElseThrow(
            () ->
                new ReleaseException(
                    "HEAD is on no branch", "git switch NAME, the branch that was released"));
  }

  private Version version() {
    return Version.parse(release.manifest().version());
  }

  private Version correction() {
    return workspace
        .policy()
        .versionScheme()
        .next(
            version(),
            Bump.PATCH,
            LocalDate.ofInstant(invocation.clock().instant(), ZoneOffset.UTC));
  }

  /** What people may have got, and can still get. */
  private List<String> left() {
    return Stream.concat(targets().stream(), Stream.of("tag " + release.manifest().tag())).toList();
  }

  private List<String> targets() {
    return release.released().targets().stream()
        .map(target -> target.module() + " at " + target.location())
        .distinct()
        .toList();
  }

  /** Writes the text, by the team's template or the built-in one. */
  private Path advisory(List<Delivery> withdrawn) {
    Manifest manifest = release.manifest();
    Map<String, Object> values = new HashMap<>();
    values.put("project", manifest.project());
    values.put("version", manifest.version());
    values.put("tag", manifest.tag());
    values.put("reason", PlainText.line(reason));
    values.put("correction", correction().toString());
    values.put("left", left());
    values.put("channels", withdrawn.stream().map(Delivery::line).toList());
    values.put(
        "files",
        release.released().artifacts().stream()
            .map(artifact -> Map.of("name", artifact.name(), "sha256", artifact.sha256()))
            .toList());
    String path = ".release-kit/templates/" + ADVISORY;
    NotesTemplate template =
        workspace
            .policyFile(path)
            .map(content -> NotesTemplate.of(content, path))
            .orElseGet(() -> NotesTemplate.builtIn(ADVISORY));
    Path advisory = workspace.output().resolve(manifest.version()).resolve("advisory.md");
    try {
      Files.createDirectories(advisory.getParent());
      return Files.writeString(advisory, template.render(values));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
