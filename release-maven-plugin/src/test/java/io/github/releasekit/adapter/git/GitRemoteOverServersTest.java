package io.github.releasekit.adapter.git;

import io.github.releasekit.server.GitServer;
import io.github.releasekit.server.GitServers;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The contract of remotes over every kind of real server. */
@DisabledOnOs(OS.WINDOWS)
class GitRemoteOverServersTest {

  @Nested
  class APath extends GitRemoteContract {
    @Override
    GitServer start(Path root) {
      return GitServers.path(root);
    }
  }

  @Nested
  class AFileUrl extends GitRemoteContract {
    @Override
    GitServer start(Path root) {
      return GitServers.file(root);
    }
  }

  @Nested
  class GitDaemon extends GitRemoteContract {
    @Override
    GitServer start(Path root) {
      return GitServers.daemon(root);
    }
  }

  @Nested
  class HttpWithPassword extends ClosedRemoteContract {
    @Override
    GitServer start(Path root) {
      return GitServers.httpWithPassword(root);
    }
  }

  @Nested
  class HttpWithExtraHeader extends ClosedRemoteContract {
    @Override
    GitServer start(Path root) {
      return GitServers.httpWithHeader(root);
    }
  }

  @Nested
  class Ssh extends ClosedRemoteContract {
    @Override
    GitServer start(Path root) {
      return GitServers.ssh(root);
    }
  }
}
