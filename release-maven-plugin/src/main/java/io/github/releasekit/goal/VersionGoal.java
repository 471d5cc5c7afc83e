package io.github.releasekit.goal;

import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.plan.Planner;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.plan.VersionDecision;
import io.github.releasekit.domain.version.TagFormat;
import io.github.releasekit.domain.version.Version;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/** Gives a build its last and its next version as properties (V9); without git, nothing. */
public final class VersionGoal {

  private final Consumer<String> out;

  public VersionGoal(Consumer<String> out) {
    this.out = out;
  }

  /**
   * Sets {@code release-kit.lastVersion}, {@code release-kit.nextVersion} and {@code
   * release-kit.bump}.
   *
   * @param rootKey {@code groupId:artifactId} of the root, for the tag format
   * @param pomVersion the reactor's version
   */
  public void run(Path directory, String rootKey, String pomVersion, Properties properties) {
    Optional<GitRepository> found = GitRepository.find(directory);
    if (found.isEmpty()) {
      out.accept("No git repository here: last and next version are not set");
      return;
    }
    try (GitRepository repository = found.get()) {
      Policy policy = PolicyLoader.load(repository.file(repository.head(), Policy.FILE));
      String[] key = rootKey.split(":");
      History history = repository.history(TagFormat.of(policy.tagNameFormat(), key[0], key[1]));
      if (Version.find(Version.withoutSnapshot(pomVersion)).isEmpty()) {
        out.accept(pomVersion + " is not a semantic version: last and next version are not set");
        return;
      }
      VersionDecision decision = Planner.decide(history, pomVersion, ReleaseRequest.DEFAULT);
      String last = history.lastRelease().map(Release::version).map(Object::toString).orElse("");
      properties.setProperty("release-kit.lastVersion", last);
      properties.setProperty("release-kit.nextVersion", decision.version().toString());
      properties.setProperty("release-kit.bump", decision.releaseType().toString());
      out.accept("Next version " + decision.version() + ": " + decision.reason());
    }
  }
}
