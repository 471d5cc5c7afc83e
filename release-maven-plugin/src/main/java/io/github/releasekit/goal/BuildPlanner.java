package io.github.releasekit.goal;

import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Policy.Component;
import io.github.releasekit.domain.plan.Planner;
import io.github.releasekit.domain.plan.ReleaseRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What an ordinary build can know of the next release: what git alone says, without a remote. */
record BuildPlanner(GitRepository repository, Policy policy, History history, Planner planner)
    implements AutoCloseable {

  /**
   * @param directory of the module that is asked for
   * @param rootKey {@code groupId:artifactId} of the root, for the tag format
   * @param pomVersion the root's version
   * @return empty without a git repository
   */
  static Optional<BuildPlanner> find(
      Path directory, String rootKey, String pomVersion, Clock clock) {
    return GitRepository.find(directory)
        .map(
            repository ->
                of(
                    repository,
                    repository.relative(directory),
                    rootKey.split(":"),
                    pomVersion,
                    clock));
  }

  private static BuildPlanner of(
      GitRepository repository,
      String directory,
      String[] rootKey,
      String pomVersion,
      Clock clock) {
    Policy loaded = PolicyLoader.load(repository.file(repository.head(), Policy.FILE));
    Optional<Component> component =
        loaded.components().stream().filter(c -> c.holds(directory)).findFirst();
    Policy policy = component.map(loaded::of).orElse(loaded);
    History history =
        repository.history(
            policy.tagFormat(rootKey[0], rootKey[1]),
            repository.head(),
            null,
            component.map(Component::paths).orElse(List.of()));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return new BuildPlanner(
        repository,
        policy,
        history,
        new Planner(history, policy, pomVersion, today, ReleaseRequest.DEFAULT));
  }

  @Override
  public void close() {
    repository.close();
  }
}
