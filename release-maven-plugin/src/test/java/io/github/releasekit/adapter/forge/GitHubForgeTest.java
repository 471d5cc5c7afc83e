package io.github.releasekit.adapter.forge;

import io.github.releasekit.server.ForgeServer;
import io.github.releasekit.server.GitHubDescription;
import io.github.releasekit.server.GitHubServer;

/** GitHub keeps what every forge promises. */
class GitHubForgeTest extends ForgeContract {

  @Override
  ForgeServer start() {
    return new GitHubServer(GitHubDescription.require());
  }
}
