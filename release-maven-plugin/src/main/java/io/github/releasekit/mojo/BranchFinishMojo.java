package io.github.releasekit.mojo;

import io.github.releasekit.domain.fact.Branching.Role;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Releases from a release branch and ends it: makes the release as {@code prepare} does, merges it
 * into the branch that development goes on at, and deletes the release branch, all by one atomic
 * push. With the model {@code gitflow} the branch is merged into the main branch first, and the
 * release is made there.
 */
@Mojo(name = "branch-finish", aggregator = true, threadSafe = true)
public final class BranchFinishMojo extends AbstractPreparingMojo {

  @Override
  protected void run() {
    prepare(Optional.of(Role.RELEASE));
  }
}
