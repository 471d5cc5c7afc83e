package io.github.releasekit.adapter.forge;

import io.github.releasekit.server.ForgeServer;
import io.github.releasekit.server.GitHubDescription;
import io.github.releasekit.server.GitHubServer;
import org.junit.jupiter.api.BeforeAll;

/** GitHub keeps what every forge promises. */
class GitHubForgeTest extends ForgeContract {

  @BeforeAll
  static void requireDescription() {
    GitHubDescription.require();
  }

  @Override
  ForgeServer start() {
    return new GitHubServer(GitHubDescription.require());
  }
}
