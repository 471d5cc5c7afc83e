package io.github.releasekit.goal;

import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.adapter.maven.TargetRepositories;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.event.RunOutput;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.aether.RepositorySystem;

/**
 * How a goal was called, and with what it works.
 *
 * @param component that is looked at, where the repository is released in components
 * @param out gets the lines for the user, plain text
 */
public record Invocation(
    MavenCaller caller,
    RepositorySystem repositories,
    Clock clock,
    Optional<String> component,
    Consumer<String> out) {

  /** The same for a component. */
  Invocation with(String other) {
    return new Invocation(caller, repositories, clock, Optional.of(other), out);
  }

  /** Gets the lines of what was asked for, which are said with {@code -q}, too. */
  Consumer<String> results() {
    return RunOutput.of(out)::result;
  }

  /** How often what cannot be reached is asked again; each time a line says so. */
  Retries retries() {
    return Retries.standard(RunOutput.of(out)::retried);
  }

  /** Asks servers on the web. */
  HttpExchanges http() {
    return new HttpExchanges(caller::proxy);
  }

  /** The repositories that releases are deployed to. */
  TargetRepositories targets() {
    return targets(retries());
  }

  /** The same, asked again by other rules. */
  TargetRepositories targets(Retries again) {
    return new TargetRepositories(repositories, caller.session().getRepositorySession(), again);
  }
}
