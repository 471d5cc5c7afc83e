package io.github.releasekit.mojo;

import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Prepares a release: checks the gates, writes release commit, next-development commit and
 * annotated tag off to the side, builds the release commit in a clean clone, and publishes branch,
 * tag and ledger by one atomic push. Until the push has succeeded, nothing in your checkout and
 * nothing on the remote changes.
 */
@Mojo(name = "prepare", aggregator = true, threadSafe = true)
public final class PrepareMojo extends AbstractPreparingMojo {

  @Override
  protected void run() {
    prepare(Optional.empty());
  }
}
