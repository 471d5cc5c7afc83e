package io.github.releasekit.goal;

import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.adapter.git.CandidateReader;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.adapter.maven.ReactorReader;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.Branching.Promotion;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.fact.History.Update;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Policy.Component;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReleaseCandidate;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.plan.Planner;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.version.TagFormat;
import io.github.releasekit.domain.version.Version;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is released together: a whole repository, or one of its components.
 *
 * @param policy that holds for it
 * @param component empty for a whole repository
 * @param whole all modules of the repository that Maven knows
 * @param reactor its own modules
 */
record ReleaseUnit(
    GitRepository repository,
    Policy policy,
    Optional<Component> component,
    Reactor whole,
    Reactor reactor)
    implements AutoCloseable {

  /**
   * The unit that a goal was asked for.
   *
   * @param policy of the whole repository
   * @throws ReleaseException when there is no such component, or one has to be named
   */
  static ReleaseUnit named(
      GitRepository repository, Policy policy, MavenCaller caller, Optional<String> name) {
    Optional<Component> component = component(policy, name);
    Reactor read = ReactorReader.read(caller.session(), repository::relative);
    Reactor whole = policy.central().map(central -> read.deployedTo(central.target())).orElse(read);
    return new ReleaseUnit(
        repository,
        component.map(policy::of).orElse(policy),
        component,
        whole,
        component.map(whole::of).orElse(whole));
  }

  /**
   * The unit that a module is part of; empty where there is no git repository. Of a component whose
   * first module Maven does not know, all modules stand for its own.
   */
  static Optional<ReleaseUnit> around(Path directory, MavenCaller caller) {
    return GitRepository.find(directory).map(repository -> around(directory, caller, repository));
  }

  private static ReleaseUnit around(Path directory, MavenCaller caller, GitRepository repository) {
    Policy policy = policyOf(repository, caller);
    String path = repository.relative(directory);
    Optional<Component> component =
        policy.components().stream().filter(c -> c.holds(path)).findFirst();
    Reactor whole =
        ReactorReader.read(
            caller.session(), file -> repository.locate(file).orElse(file.toString()));
    return new ReleaseUnit(
        repository,
        component.map(policy::of).orElse(policy),
        component,
        whole,
        component.flatMap(whole::find).orElse(whole));
  }

  /** The policy of a whole repository, as HEAD has it. */
  static Policy policyOf(GitRepository repository, MavenCaller caller) {
    return policyAt(repository, repository.head(), caller);
  }

  private static Policy policyAt(GitRepository repository, String commit, MavenCaller caller) {
    return PolicyLoader.load(repository.file(commit, Policy.FILE), caller.policies());
  }

  /** The same with the policy of another commit. */
  ReleaseUnit asOf(String commit, MavenCaller caller) {
    Policy at = policyAt(repository, commit, caller);
    Optional<Component> own =
        component.flatMap(one -> at.component(one.name())).or(() -> component);
    return new ReleaseUnit(repository, own.map(at::of).orElse(at), own, whole, reactor);
  }

  private static Optional<Component> component(Policy policy, Optional<String> name) {
    String names = String.join(", ", policy.components().stream().map(Component::name).toList());
    if (name.isEmpty()) {
      if (!names.isEmpty()) {
        throw new ReleaseException(
            "this repository is released in components, " + names + ", and none was named",
            "-Dcomponent=" + policy.components().get(0).name());
      }
      return Optional.empty();
    }
    Optional<Component> found = policy.component(name.get());
    if (found.isEmpty()) {
      throw new ReleaseException(
          "release-kit.yml has no component '" + name.get() + "'",
          names.isEmpty() ? "leave -Dcomponent out" : "name one of " + names);
    }
    return found;
  }

  /** The same with tags of another form. */
  ReleaseUnit withTagNameFormat(String format) {
    return new ReleaseUnit(repository, policy.withTagNameFormat(format), component, whole, reactor);
  }

  TagFormat tagFormat() {
    return policy.tagFormat(reactor.root().groupId(), reactor.root().artifactId());
  }

  /**
   * The history up to HEAD.
   *
   * @param ledger the ledger's head that says what was rolled back
   */
  History history(Optional<String> ledger) {
    return history(repository.head(), ledger);
  }

  /** As {@link #history(Optional)}, up to another commit that is released. */
  History history(String commit, Optional<String> ledger) {
    return history(commit, null, ledger).withUpdates(updates(ledger));
  }

  /**
   * The history up to a commit.
   *
   * @param below only releases below this version count as the last; null for all
   */
  History history(String commit, @Nullable Version below, Optional<String> ledger) {
    return repository.history(
        tagFormat(),
        commit,
        below,
        component.map(Component::paths).orElse(List.of()),
        ledger().rolledBack(ledger));
  }

  /**
   * The release candidates that a release is compared with; none where it is not compared.
   *
   * @param snapshot of the commit that is going to be released
   */
  List<ReleaseCandidate> candidates(Snapshot snapshot) {
    Branching branching = policy.branching();
    boolean compared =
        branching.promotion() == Promotion.SAME_SOURCES
            && snapshot.source().filter(ref -> branching.role(ref) == Role.RELEASE).isPresent();
    if (!compared) {
      return List.of();
    }
    return CandidateReader.read(
        repository,
        tagFormat(),
        snapshot.history(),
        Stream.concat(snapshot.poms().stream(), snapshot.versionFiles().stream()).toList(),
        this::isSource);
  }

  /** Whether a file gets into what is released: the changelog and change requests tell of it. */
  private boolean isSource(String path) {
    return !path.equals(policy.changelog().file())
        && policy
            .changeControl()
            .filter(control -> path.startsWith(control.directory() + "/"))
            .isEmpty()
        && component.filter(own -> !own.holds(path)).isEmpty();
  }

  /** The ledger, for reading. */
  GitLedger ledger() {
    return ledger(component);
  }

  private GitLedger ledger(Optional<Component> of) {
    return new GitLedger(
        repository, policy.push().ledgerRef(), of.map(Component::name), Signatures.NONE);
  }

  /**
   * Decides what comes after a history.
   *
   * @param pomVersion the version that stands in the POM
   */
  Planner planner(History history, String pomVersion, Clock clock, ReleaseRequest request) {
    return new Planner(history, policy, repository.branch(), pomVersion, today(clock), request);
  }

  static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** The components that this one depends on and that were released since it was itself. */
  private List<Update> updates(Optional<String> ledger) {
    if (component.isEmpty()) {
      return List.of();
    }
    Optional<Release> own =
        repository.lastRelease(tagFormat(), ledger().rolledBack(ledger)).map(Map.Entry::getKey);
    if (own.isEmpty()) {
      return List.of();
    }
    List<Update> updates = new ArrayList<>();
    for (Component other : policy.components()) {
      Optional<Reactor> theirs = whole.find(other).filter(reactor::dependsOn);
      if (other.equals(component.get()) || theirs.isEmpty()) {
        continue;
      }
      TagFormat format =
          policy
              .of(other)
              .tagFormat(theirs.get().root().groupId(), theirs.get().root().artifactId());
      repository
          .lastRelease(format, ledger(Optional.of(other)).rolledBack(ledger))
          .filter(last -> !repository.isAncestor(last.getKey().commit(), own.get().commit()))
          .map(last -> new Update(other.name(), last.getKey().version(), last.getValue()))
          .ifPresent(updates::add);
    }
    return updates;
  }

  @Override
  public void close() {
    repository.close();
  }
}
