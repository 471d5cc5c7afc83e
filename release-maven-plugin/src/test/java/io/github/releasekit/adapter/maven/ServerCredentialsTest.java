package io.github.releasekit.adapter.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.Test;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

class ServerCredentialsTest {

  private static final SettingsDecrypter DECRYPTER =
      new DefaultSettingsDecrypter(new DefaultSecDispatcher(new DefaultPlexusCipher()));

  private final Settings settings = new Settings();
  private final Model model = new Model();

  @Test
  void findsTheServerOfTheHost() {
    server("git.example.org", "ada", "1");

    assertThat(found("git.example.org", Map.of())).contains(new Credentials("ada", "1"));
    assertThat(found("git.example.org:8443", Map.of())).contains(new Credentials("ada", "1"));
    assertThat(found("other.example.org", Map.of())).isEmpty();
  }

  @Test
  void prefersTheServerOfHostAndPort() {
    server("git.example.org", "ada", "1");
    server("git.example.org:8443", "bob", "2");

    assertThat(found("git.example.org:8443", Map.of())).contains(new Credentials("bob", "2"));
  }

  @Test
  void prefersTheServerThatTheProjectNames() {
    server("git.example.org", "ada", "1");
    server("our-git", "bot", "3");
    model.addProperty("project.scm.id", "our-git");

    assertThat(found("git.example.org", Map.of())).contains(new Credentials("bot", "3"));

    model.addProperty("project.scm.id", "unknown");
    assertThat(found("git.example.org", Map.of())).contains(new Credentials("ada", "1"));
  }

  @Test
  void prefersATokenOfTheEnvironment() {
    server("git.example.org", "ada", "1");

    assertThat(found("git.example.org", Map.of("RELEASE_KIT_GIT_TOKEN", "t")))
        .contains(new Credentials("x-access-token", "t"));
    assertThat(
            found(
                "git.example.org",
                Map.of("RELEASE_KIT_GIT_TOKEN", "t", "RELEASE_KIT_GIT_USERNAME", "oauth2")))
        .contains(new Credentials("oauth2", "t"));
    assertThat(found("git.example.org", Map.of("RELEASE_KIT_GIT_TOKEN", " ")))
        .contains(new Credentials("ada", "1"));
  }

  @Test
  void leavesOutAServerWithoutAPassword() {
    server("git.example.org", "ada", null);

    assertThat(found("git.example.org", Map.of())).isEmpty();
  }

  @Test
  void neverShowsAPassword() {
    assertThat(new Credentials("ada", "s3cret").toString()).doesNotContain("s3cret");
    assertThatThrownBy(() -> new Credentials("ada", "s3cret\nhost=evil.example.org"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("control character")
        .hasMessageNotContaining("s3cret");
  }

  private void server(String id, String user, String password) {
    Server server = new Server();
    server.setId(id);
    server.setUsername(user);
    server.setPassword(password);
    settings.addServer(server);
  }

  @SuppressWarnings("deprecation") // there is no other way to make a session without Maven around
  private Optional<Credentials> found(String server, Map<String, String> environment) {
    MavenSession session =
        new MavenSession(
            null,
            new DefaultRepositorySystemSession(),
            new DefaultMavenExecutionRequest(),
            new DefaultMavenExecutionResult());
    MavenProject project = new MavenProject(model);
    project.setExecutionRoot(true);
    session.setProjects(List.of(project));
    return new ServerCredentials(session, new SettingsServers(settings, DECRYPTER), environment)
        .apply(server);
  }
}
