package io.github.releasekit.goal;

import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.WorkingTreeReader;
import io.github.releasekit.adapter.maven.ReactorReader;
import io.github.releasekit.adapter.pom.PomReader;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.plan.Planner;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.version.TagFormat;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The clone that a goal works in, with its policy and reactor, each read once. */
final class Workspace implements AutoCloseable {

  private final Invocation invocation;
  private final GitRepository repository;
  private final Policy policy;
  private final Reactor reactor;

  /**
   * @param tagNameFormat ahead of the policy's
   */
  Workspace(Invocation invocation, Optional<String> tagNameFormat) {
    this.invocation = invocation;
    this.repository = GitRepository.open(invocation.caller().directory());
    Policy loaded = PolicyLoader.load(repository.file(repository.head(), Policy.FILE));
    this.policy = tagNameFormat.map(loaded::withTagNameFormat).orElse(loaded);
    this.reactor = ReactorReader.read(invocation.caller().session(), repository::relative);
  }

  GitRepository repository() {
    return repository;
  }

  Policy policy() {
    return policy;
  }

  Reactor reactor() {
    return reactor;
  }

  TagFormat tagFormat() {
    return policy.tagFormat(reactor.root().groupId(), reactor.root().artifactId());
  }

  Optional<GitRemote> remote() {
    return GitRemote.of(repository);
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
                    "git remote add origin URL, and push the release to it"));
  }

  /** The POMs that carry the version, those of inactive modules included. */
  List<String> pomPaths() {
    return Stream.concat(
            reactor.modules().stream().map(ReactorModule::pomPath), reactor.inactivePoms().stream())
        .toList();
  }

  /**
   * Everything a release is decided from.
   *
   * @param askRemote whether it is going to be pushed, so that the remote has a say
   */
  Snapshot snapshot(boolean askRemote) {
    String head = repository.head();
    Map<String, byte[]> poms = new LinkedHashMap<>();
    for (String path : pomPaths()) {
      Optional<byte[]> content = repository.file(head, path);
      if (content.isEmpty() && !reactor.inactivePoms().contains(path)) {
        throw new ReleaseException(
            path + " is not committed", "git add " + path + " && git commit");
      }
      content.ifPresent(bytes -> poms.put(path, bytes));
    }
    Optional<SourceFile> changelog =
        repository
            .file(head, policy.changelog().file())
            .map(content -> new SourceFile(policy.changelog().file(), content, List.of()));
    Optional<Remote> answered =
        remote()
            .filter(remote -> askRemote)
            .map(remote -> remote.read(repository.branch().orElse("HEAD")));
    return new Snapshot(
        repository.history(tagFormat()),
        WorkingTreeReader.read(repository),
        answered,
        reactor,
        PomReader.read(reactor, poms),
        changelog,
        policy,
        today());
  }

  /** Decides what comes after a history. */
  Planner planner(History history, ReleaseRequest request) {
    return new Planner(history, policy, reactor.root().version(), today(), request);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(invocation.clock().instant(), ZoneOffset.UTC);
  }

  @Override
  public void close() {
    repository.close();
  }
}
