package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.adapter.ledger.Journals;
import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.event.Event.BundleUploaded;
import io.github.releasekit.domain.event.Event.FastForwarded;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.Published;
import io.github.releasekit.domain.event.Event.RolledBack;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.step.DropBundleStep;
import io.github.releasekit.step.FollowRollbackStep;
import io.github.releasekit.step.FreezeManifestStep;
import io.github.releasekit.step.Pipeline;
import io.github.releasekit.step.PushRollbackStep;
import io.github.releasekit.step.RestoreRefsStep;
import io.github.releasekit.step.RevertedBranches;
import io.github.releasekit.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a release back: all of it, or once something of it is public what can be (U1, U2). */
public final class RollbackGoal {

  /**
   * What is taken back.
   *
   * @param releaseVersion empty for the one that was begun last
   * @param deleteTag whether a pushed tag goes too
   * @param reason kept in the ledger
   * @param dryRun says what would be done, and stops
   */
  public record Settings(
      Optional<String> releaseVersion,
      boolean deleteTag,
      Optional<String> reason,
      boolean dryRun) {}

  private final Invocation invocation;
  private final Settings settings;

  /** Whether a journal tells of a rollback. */
  static boolean hasBegun(Journal journal) {
    return journal.entries().stream().map(JournalEntry::step).anyMatch(RollbackSteps::takesBack);
  }

  public RollbackGoal(Invocation invocation, Settings settings) {
    this.invocation = invocation;
    this.settings = settings;
  }

  public void run() {
    invocation.caller().requireReleaseInvocation();
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      Journals journals = workspace.journals();
      Version version = version(workspace, journals);
      invocation.caller().announce(version.toString());
      if (settings.dryRun()) {
        rollBack(workspace, journals, version);
        return;
      }
      Exports.telling(
          invocation,
          workspace.policy(),
          () -> journals.alone(() -> rollBack(workspace, journals, version)));
    }
  }

  private Version version(Workspace workspace, Journals journals) {
    if (settings.releaseVersion().isEmpty()) {
      Proposal.requireNone(workspace, journals.begunLast());
    }
    return settings
        .releaseVersion()
        .map(Version::parse)
        .or(() -> journals.begunLast())
        .or(() -> workspace.ledger().lastPrepared(ledgerHead(workspace)))
        .orElseThrow(
            () ->
                new ReleaseException(
                    "nothing was released yet: there is nothing to roll back",
                    "mvn release-kit:plan"));
  }

  private static Optional<String> ledgerHead(Workspace workspace) {
    GitLedger ledger = workspace.ledger();
    return workspace
        .remote()
        .map(remote -> ledger.fetchHead(remote, remote.refs()))
        .orElseGet(ledger::localHead);
  }

  private void rollBack(Workspace workspace, Journals journals, Version version) {
    InnerBuild.refuseOrphan(journals.buildProcessFile());
    Journal journal = journals.of(version).journal();
    if (isBegun(journal) && !journal.hasBegun("push") && !journal.hasBegun("update-refs")) {
      forget(workspace, journals, version, "nothing of it was published");
      return;
    }
    Optional<GitRemote> remote = workspace.remote();
    Map<String, String> refs = remote.map(GitRemote::refs).orElse(Map.of());
    Optional<Manifest> pushed =
        remote
            .flatMap(there -> workspace.ledger().fetchHead(there, refs))
            .flatMap(head -> workspace.ledger().manifest(Optional.of(head), version.toString()));
    if (pushed.filter(manifest -> isOurs(manifest, journal, refs)).isPresent()) {
      rollBackPushed(workspace, journals, remote.get(), refs, pushed.get());
    } else if (isBegun(journal)
        && remote.isPresent()
        && !Interrupted.pushed(workspace, journal, remote.get(), refs).isEmpty()) {
      Manifest manifest = FreezeManifestStep.manifest(journal);
      rollBackPushed(workspace, journals, remote.get(), refs, manifest);
    } else if (isBegun(journal) && isLocal(workspace, journal)) {
      rollBackLocal(workspace, journals, version);
    } else if (isBegun(journal)) {
      forget(workspace, journals, version, "nothing of it was published");
    } else {
      throw new ReleaseException(
          version + " was not released from here, nor is it in the ledger",
          "mvn release-kit:status shows what was");
    }
  }

  /**
   * Whether a pushed release may be taken back from here: not where the one that was begun here
   * lost the race to it.
   */
  private static boolean isOurs(Manifest manifest, Journal journal, Map<String, String> refs) {
    Optional<ObjectsWritten> here = journal.find(ObjectsWritten.class);
    String tag = refs.get("refs/tags/" + manifest.tag());
    return here.isEmpty()
        || here.get().tag().equals(tag)
        || tag == null && here.get().releaseCommit().equals(manifest.commit());
  }

  private static boolean isBegun(Journal journal) {
    return journal.find(ObjectsWritten.class).isPresent();
  }

  private static boolean isLocal(Workspace workspace, Journal journal) {
    return journal.find(Published.class).filter(p -> p.remote().isEmpty()).isPresent()
        || workspace.repository().hasTag(journal.get(ObjectsWritten.class).tag());
  }

  private void rollBackPushed(
      Workspace workspace,
      Journals journals,
      GitRemote remote,
      Map<String, String> refs,
      Manifest manifest) {
    Optional<String> head = workspace.ledger().fetchHead(remote, refs);
    List<LedgerEvent> events = workspace.ledger().events(head, manifest.version());
    Version version = Version.parse(manifest.version());
    if (!workspace.ledger().isRolledBack(head, manifest.version()) && isPublic(manifest, events)) {
      PublicRollback rollback =
          new PublicRollback(invocation, workspace, remote, refs, version, settings.reason());
      if (settings.deleteTag()) {
        invocation.out().accept("-DdeleteTag does nothing: the tag of what is public stays");
      }
      if (settings.dryRun()) {
        rollback.preview();
      } else {
        rollback.run(journals);
      }
      return;
    }
    JournalFile file = journals.of(version);
    String branch =
        file.journal()
            .find(ObjectsWritten.class)
            .map(ObjectsWritten::branch)
            .or(() -> workspace.repository().branch())
            .orElseThrow(
                () ->
                    new ReleaseException(
                        "HEAD is on no branch", "git switch NAME, the branch that was released"));
    Update tag = tag(workspace, remote, refs, manifest);
    List<String> kept = reverted(workspace, remote).kept(manifest, refs);
    boolean stays = workspace.policy().byPullRequest();
    if (settings.dryRun()) {
      invocation
          .results()
          .accept(
              (stays
                      ? "Would burn version " + manifest.version() + " and revert nothing"
                      : "Would revert "
                          + manifest.version()
                          + " on "
                          + branch
                          + " of "
                          + remote.name()
                          + " and burn its version")
                  + (settings.deleteTag() ? ", and delete tag " + manifest.tag() : ""));
      return;
    }
    leaveChannels(workspace.as(manifest), file, manifest, refs);
    Journal done =
        new Pipeline(file, invocation.clock(), invocation.out())
            .run(manifest, steps(workspace, file, manifest, branch, tag, refs));
    forget(
        workspace,
        journals,
        version,
        (stays
                ? "branches that take pull requests only stay as they are"
                : RolledBackText.of(done.get(RolledBack.class)))
            + ", and "
            + version
            + " is not offered again");
    if (!kept.isEmpty()) {
      invocation
          .out()
          .accept(
              "  "
                  + String.join(", ", kept)
                  + " still has it; next: git revert "
                  + manifest.commit()
                  + " on a branch of its own, merged by a pull request");
    }
    left(done);
    new Notices(invocation, workspace).tell(manifest);
    if (!settings.deleteTag()) {
      invocation
          .out()
          .accept(
              "  tag "
                  + manifest.tag()
                  + " stays; mvn release-kit:rollback -DdeleteTag -DreleaseVersion="
                  + version
                  + " removes it");
    }
  }

  /** What takes a pushed release back, in order. */
  private List<Step<Manifest>> steps(
      Workspace workspace,
      JournalFile file,
      Manifest manifest,
      String branch,
      Update tag,
      Map<String, String> refs) {
    GitRemote remote = workspace.requireRemote(file, "push-rollback");
    List<Step<Manifest>> steps = new ArrayList<>();
    file.journal()
        .find(BundleUploaded.class)
        .filter(
            bundle -> !bundle.deployment().isEmpty() && workspace.policy().central().isPresent())
        .ifPresent(
            bundle ->
                steps.add(
                    new DropBundleStep(
                        workspace
                            .publishing()
                            .centralPortal(workspace.recording(file, "drop-bundle")),
                        bundle.deployment())));
    steps.add(
        new PushRollbackStep(
            workspace.repository(),
            remote,
            workspace.ledger(),
            invocation.clock(),
            workspace.signatures(),
            reverted(workspace, remote),
            new PushRollbackStep.Request(
                branch,
                tag.expected().orElse(""),
                settings.deleteTag(),
                settings.reason().orElse(""))));
    steps.add(
        new FollowRollbackStep<>(
            workspace.repository(),
            workspace.ledger(),
            Optional.of(tag).filter(t -> settings.deleteTag())));
    return steps;
  }

  private static RevertedBranches reverted(Workspace workspace, GitRemote remote) {
    return new RevertedBranches(
        workspace.repository(), remote, workspace.merger(), workspace.policy());
  }

  /** Takes it back from channels, which it may have come to ahead of all else. */
  private void leaveChannels(
      Workspace workspace, JournalFile file, Manifest manifest, Map<String, String> refs) {
    GitRemote remote = workspace.requireRemote();
    Optional<String> head = workspace.ledger().fetchHead(remote, refs);
    if (workspace.policy().channels().isEmpty()
        || !workspace.ledger().holds(head, manifest.version(), manifest.commit())
        || workspace.ledger().isRolledBack(head, manifest.version())) {
      return;
    }
    Version version = Version.parse(manifest.version());
    PreparedRelease release = PreparedRelease.read(workspace, remote, refs, Optional.of(version));
    ReleaseChannels channels = new ReleaseChannels(invocation, workspace, release, file);
    Journal done =
        new Pipeline(file, invocation.clock(), invocation.out())
            .run(manifest, channels.withdrawals(settings.reason().orElse("it was not finished")));
    List<Delivery> withdrawn = channels.withdrawn(done);
    withdrawn.forEach(delivery -> invocation.out().accept("  " + delivery.line()));
    channels.requireLeft(withdrawn);
  }

  /** The tag as an update that removes it; expected is what the remote, else this clone, has. */
  private static Update tag(
      Workspace workspace, GitRemote remote, Map<String, String> refs, Manifest manifest) {
    String ref = "refs/tags/" + manifest.tag();
    Optional<String> there = Optional.ofNullable(refs.get(ref));
    Optional<String> object = there.or(() -> workspace.repository().resolve(ref));
    if (there.isPresent() && !workspace.repository().has(there.get())) {
      remote.fetchObjects(ref);
    }
    object
        .flatMap(id -> workspace.repository().resolve(id + "^{commit}"))
        .filter(commit -> !commit.equals(manifest.commit()))
        .ifPresent(
            commit -> {
              throw new ReleaseException(
                  "tag " + manifest.tag() + " points to " + commit + ", not to the release commit",
                  "a released tag is never moved: find out who did, move it back, and run the"
                      + " same command again");
            });
    return new Update(ref, object, "");
  }

  /** Whether somebody may have taken something of it already. */
  private boolean isPublic(Manifest manifest, List<LedgerEvent> events) {
    List<LedgerEvent.Target> targets =
        events.stream().flatMap(event -> event.targets().stream()).distinct().toList();
    if (events.stream().anyMatch(event -> event.type() == LedgerEvent.Type.PERFORMED)) {
      return true;
    }
    if (invocation.caller().offline() && !targets.isEmpty()) {
      throw new ReleaseException(
          "offline it cannot be found out whether " + manifest.version() + " is public",
          "run the same command without -o");
    }
    return !invocation
        .targets()
        .held(targets, PreparedRelease.released(manifest, events).artifacts())
        .isEmpty();
  }

  private void rollBackLocal(Workspace workspace, Journals journals, Version version) {
    JournalFile file = journals.of(version);
    if (settings.dryRun()) {
      invocation
          .results()
          .accept("Would take branch, tag and ledger of this clone back to before " + version);
      return;
    }
    Journal done =
        new Pipeline(file, invocation.clock(), invocation.out())
            .run(
                version,
                List.of(
                    new RestoreRefsStep<>(
                        workspace.repository(),
                        workspace.ledger(),
                        invocation.component().orElse("")),
                    new FollowRollbackStep<>(
                        workspace.repository(), workspace.ledger(), Optional.empty())));
    forget(workspace, journals, version, "branch, tag and ledger of this clone are as before");
    left(done);
  }

  private void left(Journal done) {
    RolledBackText.left(done.get(FastForwarded.class)).ifPresent(invocation.out());
  }

  private void forget(Workspace workspace, Journals journals, Version version, String outcome) {
    if (settings.dryRun()) {
      invocation.results().accept("Would forget " + version + ": " + outcome);
      return;
    }
    Attempts.remove(workspace.output(), version);
    journals.forget(version);
    invocation.out().accept("Rolled back " + version + ": " + outcome);
  }
}
