package io.github.releasekit.adapter.forge;

import io.github.releasekit.server.ForgeServer;
import io.github.releasekit.server.GitLabServer;

class GitLabForgeTest extends ForgeContract {

  @Override
  ForgeServer start() {
    return new GitLabServer();
  }
}
