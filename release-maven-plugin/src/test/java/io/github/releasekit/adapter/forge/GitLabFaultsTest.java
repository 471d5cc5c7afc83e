package io.github.releasekit.adapter.forge;

import io.github.releasekit.server.ForgeServer;
import io.github.releasekit.server.GitLabServer;

class GitLabFaultsTest extends ForgeFaultsContract {

  @Override
  ForgeServer start() {
    return new GitLabServer();
  }
}
