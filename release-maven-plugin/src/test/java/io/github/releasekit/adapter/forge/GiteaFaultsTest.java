package io.github.releasekit.adapter.forge;

import io.github.releasekit.server.ForgeServer;
import io.github.releasekit.server.GiteaServer;

class GiteaFaultsTest extends ForgeFaultsContract {

  @Override
  ForgeServer start() {
    return new GiteaServer();
  }
}
