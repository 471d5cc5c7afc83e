package io.github.releasekit.goal;

import io.github.releasekit.adapter.config.PolicyArtifacts;
import io.github.releasekit.adapter.git.GitCommand;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.SigningReader;
import io.github.releasekit.adapter.git.Transport;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.adapter.ledger.Journals;
import io.github.releasekit.adapter.maven.InnerBuild;
import io.github.releasekit.adapter.merge.BranchMerge;
import io.github.releasekit.adapter.merge.BranchMerge.Project;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event.Retried;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.fact.Central;
import io.github.releasekit.domain.fact.DeploymentTarget;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Policy.Component;
import io.github.releasekit.domain.fact.Profile;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.ReleaseCandidate;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.Signing;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Manifest.Tools;
import io.github.releasekit.domain.plan.Planner;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.version.TagFormat;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.goal.SnapshotReader.Purpose;
import io.github.releasekit.step.CompareStep.Released;
import io.github.releasekit.step.LedgerPush;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The clone that a goal works in, with its policy and reactor, each read once. */
final class Workspace implements AutoCloseable {

  /** Names no server. */
  private static final String UNKNOWN = "release-kit-unknown-repository";

  private final Invocation invocation;
  private final ReleaseUnit unit;
  private final String policyCommit;
  private @Nullable Signing signing;

  /**
   * @param tagNameFormat ahead of the policy's
   * @throws ReleaseException when there is no such component, or one has to be named
   */
  Workspace(Invocation invocation, Optional<String> tagNameFormat) {
    this(invocation, GitRepository.open(invocation.caller().directory()), tagNameFormat);
  }

  private Workspace(
      Invocation invocation, GitRepository repository, Optional<String> tagNameFormat) {
    this(
        invocation,
        repository,
        ReleaseUnit.policyOf(repository, invocation.caller()),
        tagNameFormat);
  }

  /**
   * As {@link #Workspace(Invocation, Optional)}, in a repository that is open already.
   *
   * @param policy of the whole repository
   */
  Workspace(
      Invocation invocation,
      GitRepository repository,
      Policy policy,
      Optional<String> tagNameFormat) {
    this.invocation = invocation;
    ReleaseUnit named =
        ReleaseUnit.named(repository, policy, invocation.caller(), invocation.component());
    this.unit = tagNameFormat.map(named::withTagNameFormat).orElse(named);
    this.policyCommit = repository.head();
  }

  private Workspace(Invocation invocation, ReleaseUnit unit, String policyCommit) {
    this.invocation = invocation;
    this.unit = unit;
    this.policyCommit = policyCommit;
  }

  /** The same with the policy that a release was made by: that of its commit. */
  Workspace as(Manifest released) {
    return new Workspace(
        invocation, unit.asOf(released.commit(), invocation.caller()), released.commit());
  }

  GitRepository repository() {
    return unit.repository();
  }

  Policy policy() {
    return unit.policy();
  }

  /** A file of the commit that the policy is of. */
  Optional<byte[]> policyFile(String path) {
    return repository().file(policyCommit, path);
  }

  Reactor reactor() {
    return unit.reactor();
  }

  TagFormat tagFormat() {
    return unit.tagFormat();
  }

  /** The history up to HEAD, of this component where it is one, by the ledger of this clone. */
  History history() {
    return unit.history(ledger().localHead());
  }

  /** The history up to a commit that is released, of this component where it is one. */
  History historyOf(String commit, Optional<String> ledger) {
    return unit.history(commit, ledger);
  }

  /** As {@link ReleaseUnit#history(String, Version, Optional)}. */
  History history(String commit, @Nullable Version below, Optional<String> ledger) {
    return unit.history(commit, below, ledger);
  }

  /** Where this clone keeps what is known of these releases. */
  Journals journals() {
    return new Journals(repository().commonDirectory(), unit.component().map(Component::name));
  }

  GitLedger ledger() {
    return new GitLedger(
        repository(),
        policy().push().ledgerRef(),
        unit.component().map(Component::name),
        signatures());
  }

  /** How what a release writes is signed. */
  Signing signing() {
    if (signing == null) {
      Signing asGit = SigningReader.read(repository());
      signing = policy().signed() ? asGit.required() : asGit;
    }
    return signing;
  }

  /** The signatures that what a release writes gets. */
  Signatures signatures() {
    return new Signatures(
        this::signing, repository().root(), invocation.caller()::signingPassphrase);
  }

  /**
   * A release with servers of settings.xml for those repositories only that POMs or policy name:
   * whoever writes the ledger is told nobody's password.
   */
  Released trusted(Released released) {
    Set<DeploymentTarget> known =
        Stream.concat(
                unit.whole().modules().stream().flatMap(module -> module.target().stream()),
                policy().central().map(Central::target).stream())
            .collect(Collectors.toSet());
    return new Released(
        released.artifacts(),
        released.targets().stream()
            .map(
                target ->
                    known.contains(new DeploymentTarget(target.repository(), target.location()))
                        ? target
                        : new LedgerEvent.Target(target.module(), UNKNOWN, target.location()))
            .toList());
  }

  /**
   * {@code Name <email>} of who works here.
   *
   * @param does for the refusal: {@code approves}
   * @throws ReleaseException when git does not know
   */
  String requireCommitter(String does) {
    return repository()
        .committer()
        .orElseThrow(
            () ->
                new ReleaseException(
                    "git does not know who " + does,
                    "git config user.name \"Your Name\""
                        + " && git config user.email you@example.org"));
  }

  /** What a release is made with here. */
  Tools tools() {
    return new Tools(
        invocation.caller().pluginVersion(),
        invocation.caller().mavenVersion(),
        System.getProperty("java.version"),
        new GitCommand(repository().root())
            .run("version")
            .strip()
            .replaceFirst("^git version ", ""));
  }

  /** What it publishes by. */
  Publishing publishing() {
    return new Publishing(invocation, this);
  }

  /** Policies that others extend. */
  PolicyArtifacts policies() {
    return invocation.caller().policies();
  }

  /**
   * Enters something in the ledger that is about no ref; what was entered in this clone alone
   * before goes with it.
   *
   * @param pushed whether the remote's ledger is meant, where there is a remote
   * @param append writes it on top of a head, and gives the new head; the same where it is in there
   */
  void enter(boolean pushed, Function<Optional<String>, String> append) {
    Optional<GitRemote> there = remote().filter(found -> pushed);
    if (there.isPresent()) {
      ledger().follow(new LedgerPush(ledger(), there.get()).push(List.of(), append));
    } else {
      ledger().move(append);
    }
  }

  /** {@code target/release-kit} of the root, or the component's directory in it. */
  Path output() {
    Path output = invocation.caller().output();
    return unit.component().map(Component::name).map(output::resolve).orElse(output);
  }

  /** The modules to build, {@code groupId:artifactId}; empty for the whole reactor. */
  List<String> projects() {
    return unit.component().isEmpty()
        ? List.of()
        : reactor().modules().stream().map(ReactorModule::key).toList();
  }

  /** What the build of a release is told by its profile, and of its version where no commit is. */
  Map<String, String> buildProperties(Version version, Profile profile) {
    Map<String, String> properties = new HashMap<>(profile.properties());
    properties.putAll(policy().tagOnly() ? InnerBuild.ciFriendly(version) : Map.of());
    policy()
        .central()
        .ifPresent(central -> properties.putAll(InnerBuild.deployedTo(central.target())));
    properties.putAll(
        policy().assets().needsMaterials() ? InnerBuild.RECORDING_MATERIALS : Map.of());
    return properties;
  }

  Optional<GitRemote> remote() {
    return GitRemote.of(
        repository(),
        Transport.standard(invocation.caller().credentials(), invocation.retries())
            .atomic(policy().push().atomic())
            .by(invocation.caller()::proxy));
  }

  /** As {@link #requireRemote()}, whose retries stand in a journal as those of a step. */
  GitRemote requireRemote(JournalFile journal, String step) {
    return requireRemote().telling(recording(journal, step));
  }

  /** Enters retries of a step in a journal. */
  Consumer<Retried> recording(JournalFile journal, String step) {
    return retried ->
        journal.append(
            new JournalEntry(step, invocation.clock().instant(), retried.seconds(), retried));
  }

  /**
   * @throws ReleaseException when the clone has no remote
   */
  GitRemote requireRemote() {
    return remote()
        .orElseThrow(
            () ->
                new ReleaseException(
                    "the repository has no remote, and a release is performed from what is there",
                    Remote.ADD_ONE + "; then push the release to it"));
  }

  /** The files that carry the version. */
  ProjectFiles projectFiles() {
    return new ProjectFiles(
        policy(),
        unit.whole(),
        reactor(),
        repository().locate(invocation.caller().rootDirectory()).orElse(""));
  }

  /**
   * Everything a release is decided from that stays on HEAD's branch.
   *
   * @param askRemote whether it is going to be pushed, so that the remote has a say
   */
  Snapshot snapshot(boolean askRemote) {
    return snapshot(askRemote, new Purpose.Release());
  }

  /** As {@link SnapshotReader#read(boolean, Purpose)}. */
  Snapshot snapshot(boolean askRemote, Purpose purpose) {
    return new SnapshotReader(this, invocation.clock().instant()).read(askRemote, purpose);
  }

  /** As {@link ReleaseUnit#candidates(Snapshot)}. */
  List<ReleaseCandidate> candidates(Snapshot snapshot) {
    return unit.candidates(snapshot);
  }

  /** Merges branches by what versions and changelogs in them mean. */
  BranchMerge merger() {
    return new BranchMerge(
        repository(),
        new Project(
            policy(),
            unit.component(),
            unit.whole().root().pomPath(),
            projectFiles().mavenDirectory()));
  }

  /** Whether the forge of the remote can be asked to merge branches. */
  boolean takesRequests() {
    try {
      Forges.of(invocation, this).own(policy());
      return true;
    } catch (ReleaseException e) {
      return false;
    }
  }

  /** The ledger's head as the remote has it, or where that was not asked as this clone has it. */
  Optional<String> ledgerHead(Optional<Remote> answered) {
    return answered
        .map(refs -> ledger().fetchHead(requireRemote(), refs.refs()))
        .orElseGet(ledger()::localHead);
  }

  /** Decides what comes after a history. */
  Planner planner(History history, ReleaseRequest request) {
    return unit.planner(history, reactor().root().version(), invocation.clock(), request);
  }

  @Override
  public void close() {
    repository().close();
  }
}
