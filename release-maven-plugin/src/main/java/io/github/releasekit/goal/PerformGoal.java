package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.ledger.EarlierTimes;
import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.adapter.ledger.Journals;
import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.adapter.maven.PublishedFiles;
import io.github.releasekit.adapter.maven.ReleaseAssets;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.adapter.registry.CentralPortal;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event.Built;
import io.github.releasekit.domain.event.Event.Deployed;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.fact.AssetPolicy;
import io.github.releasekit.domain.fact.Central;
import io.github.releasekit.domain.fact.RepositoryAddress;
import io.github.releasekit.domain.fact.SignatureForm;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.metrics.ExpectedTimes;
import io.github.releasekit.domain.provenance.Provenance.Origin;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.step.AcceptRebuildStep;
import io.github.releasekit.step.AssetsStep;
import io.github.releasekit.step.AttestStep;
import io.github.releasekit.step.BuildStep;
import io.github.releasekit.step.CheckOutStep;
import io.github.releasekit.step.CompareStep;
import io.github.releasekit.step.DeployStep;
import io.github.releasekit.step.FetchBackStep;
import io.github.releasekit.step.Pipeline;
import io.github.releasekit.step.PublishBundleStep;
import io.github.releasekit.step.PublishedRelease;
import io.github.releasekit.step.RecordStep;
import io.github.releasekit.step.SignStep;
import io.github.releasekit.step.Step;
import io.github.releasekit.step.UploadBundleStep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Publishes the bytes that prepare has built; without them it builds the tag again (R3). */
public final class PerformGoal {

  /**
   * How a release is performed.
   *
   * @param releaseVersion empty for the one that was prepared last
   * @param staging a staging directory handed over from another machine
   * @param build how the tag is built where there is none
   * @param acceptRebuild takes and records other bytes than those released
   * @param publish publishes what waits for a person, too
   * @param dryRun says what would be done, and stops
   */
  public record Settings(
      Optional<String> releaseVersion,
      Optional<Path> staging,
      InnerBuild.Options build,
      boolean acceptRebuild,
      boolean publish,
      boolean dryRun) {}

  /** How long each of the Portal's checks and its publishing is waited for. */
  private static final Duration PATIENCE = Duration.ofMinutes(60);

  private final Invocation invocation;
  private final Settings settings;

  public PerformGoal(Invocation invocation, Settings settings) {
    this.invocation = invocation;
    this.settings = settings;
  }

  public void run() {
    invocation.caller().requireReleaseInvocation();
    if (settings.dryRun() && invocation.caller().preparesToo()) {
      invocation.results().accept("Would perform what prepare would release");
      return;
    }
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      GitRemote remote = workspace.requireRemote();
      Map<String, String> refs = remote.refs();
      Journals journals = workspace.journals();
      Unpushed.find(workspace, journals, refs)
          .ifPresent(
              unpushed -> {
                throw unpushed.refusal();
              });
      PreparedRelease release =
          PreparedRelease.read(
              workspace, remote, refs, settings.releaseVersion().map(Version::parse));
      release.requireNotYanked();
      invocation.caller().announce(release.manifest().version());
      JournalFile journal = journals.of(Version.parse(release.manifest().version()));
      Workspace asReleased = workspace.as(release.manifest());
      ReleaseChannels channels = new ReleaseChannels(invocation, asReleased, release, journal);
      if (release.performed() && channels.outstanding().isEmpty()) {
        invocation.out().accept(release.manifest().version() + " is performed: nothing to do");
        if (!settings.dryRun()) {
          journals.alone(() -> new Notices(invocation, asReleased).tell(release.manifest()));
        }
        return;
      }
      Optional<Path> staged = staged(workspace, release, journal.journal());
      if (settings.dryRun()) {
        preview(release, staged, channels);
      } else {
        Exports.telling(
            invocation,
            workspace.policy(),
            () ->
                journals.alone(
                    () -> perform(asReleased, journal, journals, release, channels, staged)));
      }
    }
  }

  /**
   * @param workspace with the policy of the release
   */
  private void perform(
      Workspace workspace,
      JournalFile journal,
      Journals journals,
      PreparedRelease release,
      ReleaseChannels channels,
      Optional<Path> staged) {
    channels.requireReady();
    List<Step<Manifest>> steps = new ArrayList<>();
    if (!release.performed()) {
      staged.ifPresent(directory -> new Staging(directory).forgetAttestations());
      steps.addAll(steps(workspace, journal, journals, release, staged));
    }
    steps.addAll(channels.steps(settings.publish()));
    steps.add(
        new RecordStep(
            workspace.repository(),
            workspace.requireRemote(journal, "record"),
            workspace.ledger(),
            invocation.clock(),
            workspace.policy().signatureForms(),
            channels::done));
    Notices notices = new Notices(invocation, workspace);
    ExpectedTimes expected =
        EarlierTimes.read(
            workspace.ledger(), release.ledgerHead(), Version.parse(release.manifest().version()));
    Pipeline pipeline = new Pipeline(journal, invocation.clock(), invocation.out(), expected);
    Journal done =
        notices.telling(release.manifest(), () -> pipeline.run(release.manifest(), steps));
    report(release, done, channels);
    List<Delivery> deliveries = channels.done(done);
    channels
        .reasonToRollBack(deliveries)
        .ifPresent(reason -> rollBack(workspace, journals, release, reason));
    notices.tell(release.manifest());
    notices.telling(
        release.manifest(),
        () -> {
          channels.requireGood(deliveries);
          return done;
        });
  }

  private void rollBack(
      Workspace workspace, Journals journals, PreparedRelease release, String reason) {
    GitRemote remote = workspace.requireRemote();
    new PublicRollback(
            invocation,
            workspace,
            remote,
            remote.refs(),
            Version.parse(release.manifest().version()),
            Optional.of(reason))
        .run(journals);
    throw new ReleaseException(
        release.manifest().version() + " was taken back, as its workflow failed: " + reason,
        "mend it, then mvn release-kit:prepare -Dbump=patch");
  }

  /** What brings a release to Maven repositories, in order. */
  List<Step<Manifest>> steps(
      Workspace workspace,
      JournalFile journal,
      Journals journals,
      PreparedRelease release,
      Optional<Path> staged) {
    Function<Journal, Path> staging =
        done -> staged.orElseGet(() -> Path.of(done.get(Built.class).staging()));
    List<Step<Manifest>> steps = new ArrayList<>();
    InnerBuild build = build(workspace, journals, release);
    if (staged.isEmpty()) {
      steps.addAll(rebuild(workspace, journals, release, build));
    }
    if (settings.staging().isEmpty() && workspace.policy().assets().isAny() && release.hasFiles()) {
      steps.add(
          new AssetsStep<>(
              workspace.publishing().assets(),
              (manifest, done) -> ReleaseAssets.Source.of(manifest, CheckOutStep.checkout(done))));
    }
    steps.add(
        settings.acceptRebuild() || settings.staging().isEmpty() && release.isYetToBeBuilt()
            ? new AcceptRebuildStep(
                workspace.repository(),
                workspace.requireRemote(journal, "accept-rebuild"),
                workspace.ledger(),
                invocation.clock(),
                staging,
                release.released())
            : new CompareStep(staging, release.released()));
    Set<SignatureForm> signed = workspace.policy().signatureForms();
    steps.addAll(proofs(workspace, journal, release, build));
    Optional<Central> central = workspace.policy().central().filter(c -> release.hasFiles());
    steps.addAll(
        central
            .map(c -> publish(workspace, journal, c, signed))
            .orElseGet(
                () ->
                    List.of(
                        new DeployStep(
                            invocation.targets().telling(workspace.recording(journal, "deploy")),
                            signed))));
    steps.add(
        new FetchBackStep(
            new PublishedFiles(
                invocation.targets().telling(workspace.recording(journal, "fetch-back"))),
            signed,
            central.isPresent() ? FetchBackStep.LONG_PAUSES : FetchBackStep.SHORT_PAUSES,
            Retries::sleep));
    return steps;
  }

  /** What is made of a release ahead of its publication: attestations and signatures. */
  private List<Step<Manifest>> proofs(
      Workspace workspace, JournalFile journal, PreparedRelease release, InnerBuild build) {
    List<Step<Manifest>> steps = new ArrayList<>();
    AssetPolicy assets = workspace.policy().assets();
    if (assets.hasAttestations() && release.hasFiles()) {
      steps.add(
          new AttestStep(
              assets,
              origin(workspace, build),
              new PublishedFiles(
                  invocation.targets().telling(workspace.recording(journal, "attest"))),
              workspace.publishing()::provenanceSigner));
    }
    for (SignatureForm form : workspace.policy().signatureForms()) {
      steps.add(
          new SignStep(
              form,
              new PublishedFiles(
                  invocation.targets().telling(workspace.recording(journal, SignStep.id(form)))),
              () -> workspace.publishing().signer(form)));
    }
    return steps;
  }

  private List<Step<Manifest>> publish(
      Workspace workspace, JournalFile journal, Central central, Set<SignatureForm> signed) {
    CentralPortal portal =
        workspace.publishing().centralPortal(workspace.recording(journal, "upload-bundle"));
    PublishedRelease published =
        new PublishedRelease(
            invocation.targets().telling(workspace.recording(journal, "upload-bundle")),
            central.target());
    return List.of(
        new UploadBundleStep(portal, published, signed),
        new PublishBundleStep(
            portal,
            published,
            signed,
            central.automatic() || settings.publish(),
            PATIENCE,
            Retries::sleep));
  }

  /** Of what is not the build of the manifest: this one's, or, handed over, anybody's. */
  private Origin origin(Workspace workspace, InnerBuild build) {
    return new Origin(
        RepositoryAddress.uri(workspace.requireRemote().pushUrl()),
        settings.staging().isPresent() ? InnerBuild.UNKNOWN : build.called(),
        workspace.tools());
  }

  private InnerBuild build(Workspace workspace, Journals journals, PreparedRelease release) {
    return new InnerBuild(
        invocation.caller(),
        settings.build(),
        workspace.projects(),
        journals.buildProcessFile(),
        workspace.buildProperties(
            Version.parse(release.manifest().version()),
            workspace.policy().profiles().named(release.manifest().profile())));
  }

  private List<Step<Manifest>> rebuild(
      Workspace workspace, Journals journals, PreparedRelease release, InnerBuild build) {
    InnerBuild.refuseOrphan(journals.buildProcessFile());
    Attempts attempts =
        new Attempts(
            workspace.output(),
            Version.parse(release.manifest().version()),
            invocation.clock().instant());
    attempts.clear();
    List<Step<Manifest>> steps = new ArrayList<>();
    steps.add(
        new CheckOutStep<>(
            workspace.repository(),
            attempts.next(),
            (manifest, journal) -> release.source(workspace.repository())));
    steps.add(
        new BuildStep<>(
            build,
            workspace.repository().relative(invocation.caller().directory()),
            Manifest::version,
            workspace.policy().tagOnly()));
    return steps;
  }

  /** The staged files: handed over, or of this clone's prepare; empty when they are to be built. */
  private Optional<Path> staged(Workspace workspace, PreparedRelease release, Journal journal) {
    if (settings.staging().isPresent()) {
      if (new Staging(settings.staging().get()).modules().isEmpty()) {
        throw new ReleaseException(
            settings.staging().get() + " is no staging directory of release-kit",
            "-Drelease-kit.stagingDirectory=PATH, the directory 'staging' under"
                + " target/release-kit that prepare left");
      }
      return settings.staging();
    }
    if (!release.hasFiles()) {
      return Optional.of(workspace.output());
    }
    return journal
        .find(Built.class)
        .map(built -> Path.of(built.staging()))
        .filter(directory -> !new Staging(directory).modules().isEmpty());
  }

  private void preview(PreparedRelease release, Optional<Path> staged, ReleaseChannels channels) {
    if (!release.performed()) {
      List<Artifact> artifacts = release.released().artifacts();
      invocation
          .results()
          .accept(
              "Would upload "
                  + (release.isYetToBeBuilt()
                      ? "the files"
                      : PlainText.count(artifacts.size(), "file"))
                  + " of "
                  + release.manifest().tag()
                  + " from "
                  + staged.map(Path::toString).orElse("a new build of the tag"));
      artifacts.forEach(artifact -> invocation.results().accept("  " + artifact.path()));
    }
    List<String> intents = channels.intents();
    if (!intents.isEmpty()) {
      invocation.results().accept("Would bring it to channels");
      intents.forEach(intent -> invocation.results().accept("  " + intent));
    }
  }

  private void report(PreparedRelease release, Journal done, ReleaseChannels channels) {
    String files =
        done.find(Deployed.class)
            .filter(deployed -> !release.performed())
            .map(
                deployed ->
                    ": "
                        + PlainText.count(deployed.uploaded(), "file")
                        + " uploaded, "
                        + deployed.present()
                        + " there already")
            .orElse("");
    invocation.out().accept("Performed " + release.manifest().tag() + files);
    List<Delivery> deliveries = channels.done(done);
    deliveries.forEach(delivery -> invocation.out().accept("  " + delivery.line()));
    if (deliveries.stream().anyMatch(delivery -> delivery.outcome() == Outcome.DRAFTED)) {
      invocation
          .out()
          .accept(
              "  it waits for a person to look at it; next: mvn release-kit:publish"
                  + " -DreleaseVersion="
                  + release.manifest().version());
    }
  }
}
