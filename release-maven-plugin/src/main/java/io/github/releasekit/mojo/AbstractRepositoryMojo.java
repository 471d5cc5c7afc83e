package io.github.releasekit.mojo;

import io.github.releasekit.goal.Invocation;
import java.time.Clock;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal about the releases of a repository, or of one of its components. */
abstract class AbstractRepositoryMojo extends AbstractReleaseMojo {

  /**
   * The component, by its name in {@code release-kit.yml}, where the repository is released in
   * components.
   */
  @Parameter(property = "component")
  private @Nullable String component;

  protected final Invocation invocation() {
    return new Invocation(caller(), repositories, Clock.systemUTC(), given(component), out());
  }
}
