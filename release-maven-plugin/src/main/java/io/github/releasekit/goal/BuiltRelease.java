package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.ScratchClone;
import io.github.releasekit.adapter.maven.ApiCheck;
import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.adapter.maven.PackageCheck;
import io.github.releasekit.adapter.maven.Publications;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.adapter.maven.StagingComparison;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.event.Event.Built;
import io.github.releasekit.domain.event.Event.CheckedOut;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.fact.Central;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.result.ApiChanges;
import io.github.releasekit.domain.gate.result.ApiCompatibilityGate;
import io.github.releasekit.domain.gate.result.Documents.Place;
import io.github.releasekit.domain.gate.result.PackageGate;
import io.github.releasekit.domain.gate.result.PackageGate.Packages;
import io.github.releasekit.domain.gate.result.Publication;
import io.github.releasekit.domain.gate.result.ReleaseResults;
import io.github.releasekit.domain.gate.result.ReproducibleGate.Rebuild;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.Upgrade;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.extension.ApiComparator;
import io.github.releasekit.extension.Extension;
import io.github.releasekit.step.CheckOutStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A release whose artifacts its build has staged. */
final class BuiltRelease implements ReleaseResults {

  private final Invocation invocation;
  private final Workspace workspace;
  private final Snapshot snapshot;
  private final InnerBuild build;
  private final ReleasePlan plan;
  private final Journal journal;

  /**
   * @param build that has staged them
   * @param journal of it
   */
  BuiltRelease(
      Invocation invocation,
      Workspace workspace,
      Snapshot snapshot,
      InnerBuild build,
      ReleasePlan plan,
      Journal journal) {
    this.invocation = invocation;
    this.workspace = workspace;
    this.snapshot = snapshot;
    this.build = build;
    this.plan = plan;
    this.journal = journal;
  }

  /**
   * What compares APIs for a gate.
   *
   * @throws io.github.releasekit.domain.ReleaseException when that extension is not there
   */
  static ApiComparator comparator(Invocation invocation, ApiCompatibilityGate gate) {
    return Extension.API_COMPATIBILITY.require(
        "gate '" + gate.id() + "'", invocation.caller().pluginCoordinates());
  }

  Path checkout() {
    return CheckOutStep.checkout(journal);
  }

  private Path attempt() {
    return Path.of(journal.get(CheckedOut.class).attempt());
  }

  private Staging staging() {
    return new Staging(Path.of(journal.get(Built.class).staging()));
  }

  private Version version() {
    return plan.decision().version();
  }

  /** The manifest of an earlier release, where the ledger has one. */
  Optional<Manifest> manifest(Version version) {
    return workspace.ledger().manifest(workspace.ledgerHead(snapshot.remote()), version.toString());
  }

  @Override
  public List<String> paths() {
    return workspace.repository().paths(journal.get(ObjectsWritten.class).releaseCommit(), "");
  }

  @Override
  public List<Place> oldVersions() {
    return plan.oldVersions().mentions().stream()
        .map(mention -> new Place(mention.path(), mention.line(), mention.text()))
        .toList();
  }

  @Override
  public boolean isChangelogEmpty() {
    return plan.section().stream().allMatch(line -> line.isBlank() || line.startsWith("#"));
  }

  /** Builds once more in another directory, so that paths in what is built are found as well. */
  @Override
  public Rebuild rebuild() {
    Path second = attempt().resolve("second");
    Path checkout = second.resolve("checkout");
    ObjectsWritten objects = journal.get(ObjectsWritten.class);
    ScratchClone.create(
        workspace.repository(),
        checkout,
        objects.branch(),
        objects.releaseCommit(),
        Map.of(plan.tag(), objects.tag()));
    String directory = workspace.repository().relative(invocation.caller().directory());
    build.run(checkout, checkout.resolve(directory).normalize(), second.resolve("staging"));
    return StagingComparison.compare(staging(), new Staging(second.resolve("staging")));
  }

  @Override
  public Packages packages(PackageGate gate) {
    return new PackageCheck(
            invocation.repositories(),
            invocation.caller().session(),
            staging(),
            checkout(),
            attempt().resolve("packages").resolve(gate.id()),
            version().toString())
        .run(gate.examples());
  }

  @Override
  public List<Publication> publications() {
    return new Publications(
            invocation.caller().session(),
            staging(),
            plan.policy().artifactsSigned(),
            invocation.targets(),
            plan.policy()
                .central()
                .filter(central -> !invocation.caller().offline())
                .map(Central::target))
        .read();
  }

  @Override
  public ApiChanges api(ApiCompatibilityGate gate) {
    Optional<Bump> asked = plan.changes().stream().map(Change::bump).reduce(Bump::or);
    return snapshot
        .history()
        .lastRelease()
        .map(Release::version)
        .map(
            earlier ->
                new ApiCheck(
                        invocation.repositories(),
                        invocation.caller().session(),
                        staging(),
                        attempt().resolve("earlier"),
                        manifest(earlier),
                        comparator(invocation, gate))
                    .compare(
                        Upgrade.of(earlier, version(), asked, plan.policy().versionScheme())
                            .within(snapshot.source().flatMap(plan.policy().branching()::line)),
                        gate.excludedAnnotations()))
        .orElse(ApiChanges.NONE);
  }
}
