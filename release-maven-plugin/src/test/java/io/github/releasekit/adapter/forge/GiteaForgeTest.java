package io.github.releasekit.adapter.forge;

import io.github.releasekit.server.ForgeServer;
import io.github.releasekit.server.GiteaServer;

class GiteaForgeTest extends ForgeContract {

  @Override
  ForgeServer start() {
    return new GiteaServer();
  }
}
