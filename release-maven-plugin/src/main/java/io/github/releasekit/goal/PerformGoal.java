package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.adapter.ledger.Journals;
import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event.Built;
import io.github.releasekit.domain.event.Event.Deployed;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.Published;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.step.AcceptRebuildStep;
import io.github.releasekit.step.BuildStep;
import io.github.releasekit.step.CheckOutStep;
import io.github.releasekit.step.CompareStep;
import io.github.releasekit.step.DeployStep;
import io.github.releasekit.step.Pipeline;
import io.github.releasekit.step.RecordStep;
import io.github.releasekit.step.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Publishes the bytes that prepare has built; without them it builds the tag again (R3). */
public final class PerformGoal {

  /**
   * How a release is performed.
   *
   * @param releaseVersion empty for the one that is prepared and not performed
   * @param staging a staging directory handed over from another machine
   * @param build how the tag is built where there is none
   * @param acceptRebuild takes and records other bytes than those released
   * @param dryRun says what would be uploaded, and stops
   */
  public record Settings(
      Optional<String> releaseVersion,
      Optional<Path> staging,
      InnerBuild.Options build,
      boolean acceptRebuild,
      boolean dryRun) {}

  private final Invocation invocation;
  private final Settings settings;

  public PerformGoal(Invocation invocation, Settings settings) {
    this.invocation = invocation;
    this.settings = settings;
  }

  public void run() {
    invocation.caller().requireReleaseInvocation();
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      GitRemote remote = workspace.requireRemote();
      Map<String, String> refs = remote.refs();
      GitLedger ledger = new GitLedger(workspace.repository());
      Optional<String> head = ledger.fetchHead(remote, refs);
      Journals journals = new Journals(workspace.repository().commonDirectory());
      refuseUnpushed(workspace, journals, refs);
      Version version = version(ledger, head);
      if (ledger.isPerformed(head, version.toString())) {
        invocation.out().accept(version + " is performed: nothing to do");
        return;
      }
      Manifest manifest = manifest(ledger, head, version, remote);
      requireTag(workspace.repository(), refs, manifest, remote);
      List<Artifact> expected = expected(ledger, head, manifest);
      journals.alone(() -> perform(workspace, remote, journals, manifest, expected));
    }
  }

  private void perform(
      Workspace workspace,
      GitRemote remote,
      Journals journals,
      Manifest manifest,
      List<Artifact> expected) {
    JournalFile journal = journals.of(Version.parse(manifest.version()));
    Optional<Path> staged =
        settings
            .staging()
            .or(() -> journal.journal().find(Built.class).map(b -> Path.of(b.staging())))
            .filter(directory -> !new Staging(directory).modules().isEmpty());
    if (settings.staging().isPresent() && staged.isEmpty()) {
      throw new ReleaseException(
          settings.staging().get() + " is no staging directory of release-kit",
          "name the directory 'staging' that prepare left under target/release-kit");
    }
    if (settings.dryRun()) {
      invocation
          .out()
          .accept(
              "Would upload "
                  + expected.size()
                  + " files of "
                  + manifest.tag()
                  + " from "
                  + staged.map(Path::toString).orElse("a new build of the tag"));
      expected.forEach(artifact -> invocation.out().accept("  " + artifact.path()));
      return;
    }
    invocation.out().accept("Performing " + manifest.project() + " " + manifest.version());
    Function<Journal, Path> staging =
        done -> staged.orElseGet(() -> Path.of(done.get(Built.class).staging()));
    List<Step<Manifest>> steps = new ArrayList<>();
    if (staged.isEmpty() && !expected.isEmpty()) {
      steps.addAll(rebuild(workspace, journals, manifest));
    }
    if (settings.acceptRebuild()) {
      steps.add(
          new AcceptRebuildStep(
              workspace.repository(), remote, invocation.clock(), staging, expected));
    } else {
      steps.add(new CompareStep(staging, expected));
    }
    steps.add(new DeployStep(invocation.targets()));
    steps.add(new RecordStep(workspace.repository(), remote, invocation.clock()));
    Journal done = new Pipeline(journal, invocation.clock(), invocation.out()).run(manifest, steps);
    Deployed deployed = done.get(Deployed.class);
    invocation
        .out()
        .accept(
            "Performed "
                + manifest.tag()
                + ": "
                + deployed.uploaded()
                + " files uploaded, "
                + deployed.present()
                + " there already");
  }

  private List<Step<Manifest>> rebuild(Workspace workspace, Journals journals, Manifest manifest) {
    GitRepository repository = workspace.repository();
    Attempts attempts = new Attempts(invocation, Version.parse(manifest.version()));
    InnerBuild build =
        new InnerBuild(invocation.caller(), settings.build(), journals.buildProcessFile());
    build.refuseOrphan();
    attempts.clear();
    return List.of(
        new CheckOutStep<>(
            repository,
            attempts.next(),
            (released, journal) ->
                new CheckOutStep.Source(
                    repository.branch().orElse("refs/heads/release"), released.commit(), Map.of())),
        new BuildStep<>(
            build, repository.relative(invocation.caller().directory()), Manifest::version));
  }

  /** The version that was asked for, else the highest in the ledger. */
  private Version version(GitLedger ledger, Optional<String> head) {
    return settings
        .releaseVersion()
        .map(Version::parse)
        .or(() -> ledger.versions(head).stream().findFirst())
        .orElseThrow(
            () ->
                new ReleaseException(
                    "no release is prepared on the remote", "mvn release-kit:prepare"));
  }

  /** A release in this clone alone is not performed: others could not see what it was made of. */
  private static void refuseUnpushed(
      Workspace workspace, Journals journals, Map<String, String> refs) {
    for (Version version : journals.versions()) {
      Journal journal = journals.of(version).journal();
      boolean local = journal.find(Published.class).filter(p -> p.remote().isEmpty()).isPresent();
      if (local && !refs.containsValue(journal.get(ObjectsWritten.class).tag())) {
        throw new ReleaseException(
            version + " is released in this clone and not pushed",
            StatusGoal.push(workspace, journal.get(ObjectsWritten.class).tag()));
      }
    }
  }

  private static Manifest manifest(
      GitLedger ledger, Optional<String> head, Version version, GitRemote remote) {
    return ledger
        .manifest(head, version.toString())
        .orElseThrow(
            () ->
                new ReleaseException(
                    "the ledger on " + remote.name() + " has no release " + version,
                    "mvn release-kit:prepare -DreleaseVersion="
                        + version
                        + "; after -DpushChanges=false, mvn release-kit:status prints the push"));
  }

  /** The tag on the remote is the one that the manifest was made for (I2). */
  private static void requireTag(
      GitRepository repository, Map<String, String> refs, Manifest manifest, GitRemote remote) {
    String tag = "refs/tags/" + manifest.tag();
    String there = refs.get(tag);
    if (there == null) {
      throw new ReleaseException(
          "tag " + manifest.tag() + " is not on " + remote.name(),
          "git push " + remote.name() + " " + manifest.tag());
    }
    if (!repository.has(there)) {
      remote.fetchObjects(tag);
    }
    String commit = repository.resolve(there + "^{commit}").orElse("");
    if (!commit.equals(manifest.commit())) {
      throw new ReleaseException(
          "tag "
              + manifest.tag()
              + " on "
              + remote.name()
              + " points to "
              + commit
              + ", the manifest was made for "
              + manifest.commit(),
          "find out who moved it: a released tag is never moved; release the next version with mvn"
              + " release-kit:prepare");
    }
  }

  private static List<Artifact> expected(
      GitLedger ledger, Optional<String> head, Manifest manifest) {
    return ledger.events(head, manifest.version()).stream()
        .filter(event -> event.type() == Type.REBUILD_ACCEPTED)
        .reduce((first, last) -> last)
        .map(LedgerEvent::artifacts)
        .orElse(manifest.artifacts());
  }
}
