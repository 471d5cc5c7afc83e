package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.HttpProxy;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.server.ForwardProxy;
import io.github.releasekit.server.GitServer;
import io.github.releasekit.server.GitServer.Access;
import io.github.releasekit.server.GitServers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real web server that is reached by a proxy with a password. */
@DisabledOnOs(OS.WINDOWS)
class ProxiedRemoteTest {

  private static final String PASSWORD = "p@ss word";

  @TempDir Path temp;

  @Test
  void pushesAndReadsThroughTheProxy() {
    try (ForwardProxy proxy = new ForwardProxy("ada", PASSWORD);
        GitServer server = GitServers.httpWithPassword(served())) {
      GitFixture bare = server.repository("x.git");
      GitFixture clone = clone(server);
      String commit = clone.commit("feat: a");
      try (GitRepository repository = GitRepository.open(clone.directory())) {
        GitRemote remote = remote(repository, server.access(), proxy);

        assertThat(remote.push(List.of(new Update("refs/heads/main", Optional.empty(), commit))))
            .isEmpty();

        assertThat(bare.id("main")).isEqualTo(commit);
        assertThat(remote.refs()).containsEntry("refs/heads/main", commit);
        assertThat(proxy.passed()).anyMatch(path -> path.endsWith("/x.git/git-receive-pack"));
      }
    }
  }

  @Test
  void doesNotShowThePasswordThatTheProxyRefuses() {
    try (ForwardProxy proxy = new ForwardProxy("ada", "other");
        GitServer server = GitServers.httpWithPassword(served())) {
      server.repository("x.git");
      try (GitRepository repository = GitRepository.open(clone(server).directory())) {
        GitRemote remote = remote(repository, server.access(), proxy);

        assertThatThrownBy(remote::refs)
            .isInstanceOf(ReleaseException.class)
            .hasMessageContaining("407")
            .satisfies(e -> assertThat(e.toString()).doesNotContain("p@ss", "p%40ss"));
      }
    }
  }

  private Path served() {
    return GitFixture.bare(temp.resolve("server/first.git")).directory().getParent();
  }

  private GitFixture clone(GitServer server) {
    GitFixture clone = GitFixture.init(temp.resolve("clone"));
    clone.commit("feat: begin");
    server.access().configure(clone, server.url("x.git"));
    return clone;
  }

  private static GitRemote remote(GitRepository repository, Access access, ForwardProxy proxy) {
    HttpProxy address =
        new HttpProxy("127.0.0.1", proxy.port(), Optional.of(new Credentials("ada", PASSWORD)));
    Transport transport =
        Transport.standard(host -> access.credentials(), Retries.none())
            .by(server -> Optional.of(address));
    return GitRemote.of(repository, transport).orElseThrow();
  }
}
