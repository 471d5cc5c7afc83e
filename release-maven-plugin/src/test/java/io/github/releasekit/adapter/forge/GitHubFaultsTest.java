package io.github.releasekit.adapter.forge;

import io.github.releasekit.server.ForgeServer;
import io.github.releasekit.server.GitHubDescription;
import io.github.releasekit.server.GitHubServer;

/** Whatever befalls a request to GitHub. */
class GitHubFaultsTest extends ForgeFaultsContract {

  @Override
  ForgeServer start() {
    return new GitHubServer(GitHubDescription.require());
  }
}
