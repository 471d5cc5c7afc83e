package io.github.releasekit.goal;

import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.adapter.maven.TargetRepositories;
import java.time.Clock;
import java.util.function.Consumer;
import org.eclipse.aether.RepositorySystem;

/**
 * How a goal was called, and with what it works.
 *
 * @param out gets the lines for the user, plain text
 */
public record Invocation(
    MavenCaller caller, RepositorySystem repositories, Clock clock, Consumer<String> out) {

  /** The repositories that releases are deployed to. */
  TargetRepositories targets() {
    return new TargetRepositories(repositories, caller.session().getRepositorySession());
  }
}
