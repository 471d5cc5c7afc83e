package io.github.releasekit.mojo;

import io.github.releasekit.domain.fact.Branching.Role;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Releases from a hotfix branch and ends it: makes the release as {@code prepare} does, merges it
 * into the branch that development goes on at and into supported lines from its own on, and deletes
 * the hotfix branch, all by one atomic push. With the model {@code gitflow} a hotfix of the last
 * release is merged into the main branch first, and released there.
 */
@Mojo(name = "hotfix-finish", aggregator = true, threadSafe = true)
public final class HotfixFinishMojo extends AbstractPreparingMojo {

  @Override
  protected void run() {
    prepare(Optional.of(Role.HOTFIX));
  }
}
