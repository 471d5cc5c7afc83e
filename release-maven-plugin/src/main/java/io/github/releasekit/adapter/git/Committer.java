package io.github.releasekit.adapter.git;

import io.github.releasekit.adapter.process.ProcessResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who commits, asked of git: JGit would overlook {@code includeIf} and configuration from the
 * environment.
 */
final class Committer {

  private Committer() {}

  /** {@code Name <email>}; empty when git was not told, and would guess. */
  static Optional<String> of(Path root) {
    ProcessResult answer =
        new GitCommand(root)
            .attempt(
                GitCommand.LOCAL,
                "",
                List.of("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT"));
    return Optional.of(answer.out())
        .filter(identity -> answer.succeeded() && identity.contains(">"))
        .map(identity -> identity.substring(0, identity.lastIndexOf('>') + 1));
  }
}
