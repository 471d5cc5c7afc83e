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
import java.util.function.Function;

/** What an ordinary build can know of the next release: what git alone says, without a remote. */
record BuildPlanner(GitRepository repository, Policy policy, History history, Planner planner)
    implements AutoCloseable {

  /**
   * @param directory of the module that is asked for
   * @param keyAt {@code groupId:artifactId} of the module in a directory, for the tag format; of
   *     the root for one that has none
   * @param pomVersion the root's version
   * @return empty without a git repository
   */
  static Optional<BuildPlanner> find(
      Path directory, Function<Path, String> keyAt, String pomVersion, Clock clock) {
    return GitRepository.find(directory)
        .map(
            repository -> of(repository, repository.relative(directory), keyAt, pomVersion, clock));
  }

  private static BuildPlanner of(
      GitRepository repository,
      String directory,
      Function<Path, String> keyAt,
      String pomVersion,
      Clock clock) {
    Policy loaded = PolicyLoader.load(repository.file(repository.head(), Policy.FILE));
    Optional<Component> component =
        loaded.components().stream().filter(c -> c.holds(directory)).findFirst();
    Policy policy = component.map(loaded::of).orElse(loaded);
    String home = component.map(c -> c.paths().get(0)).orElse("");
    String[] key = keyAt.apply(repository.root().resolve(home)).split(":");
    History history =
        repository.history(
            policy.tagFormat(key[0], key[1]),
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
