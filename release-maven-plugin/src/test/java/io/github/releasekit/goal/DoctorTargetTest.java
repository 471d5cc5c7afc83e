package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.doctor.CheckResult;
import io.github.releasekit.domain.fact.DeploymentTarget;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.server.LoopbackHttp;
import io.github.releasekit.server.LoopbackHttp.Said;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.maven.settings.Server;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories on the web that releases are deployed to. */
class DoctorTargetTest {

  @TempDir Path temp;
  private DoctorFixture fixture;

  @BeforeEach
  void begin() {
    fixture = new DoctorFixture(temp).overHttp();
  }

  @Test
  void takesAServerWithHeadersForWhoUploads() {
    try (LoopbackHttp server = new LoopbackHttp(asked -> Said.json(404, "{}"))) {
      fixture.clone.commit("build: move", "pom.xml", DoctorFixture.pom(server.url()));
      assertThat(fixture.find("target").get(0).found())
          .contains("settings.xml has no server 'releases'");

      Server headers = new Server();
      headers.setId("releases");
      fixture.server(headers);
      assertThat(fixture.find("target"))
          .containsExactly(
              CheckResult.ok(
                  "target",
                  "releases at " + server.url() + " answers, with the server of settings.xml"));
    }
  }

  @Test
  void wantsNoServerForWhatTheCentralPortalPublishesTo() {
    try (LoopbackHttp server = new LoopbackHttp(asked -> Said.json(404, "{}"))) {
      fixture.clone.commit(
          "build: publish",
          "release-kit.yml",
          "central: {portal: '%1$s', repository: '%1$s', publish: automatic}\n"
              .formatted(server.url()));

      assertThat(fixture.find("target"))
          .containsExactly(
              CheckResult.ok("target", "maven-central at " + server.url() + " answers"));
    }
  }

  @Test
  void doesNotWaitForARepositoryThatIsSilent() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      DeploymentTarget target =
          new DeploymentTarget("releases", "http://127.0.0.1:" + silent.getLocalPort());
      fixture.clone.commit("build: move", "pom.xml", DoctorFixture.pom(target.url()));
      Invocation invocation = fixture.invocation(fixture.clone.directory());
      try (DoctorFacts facts = DoctorFacts.read(invocation)) {
        Reactor reactor = facts.workspace().require().reactor();

        assertThatThrownBy(
                () ->
                    invocation
                        .targets(Retries.none())
                        .within(Duration.ofMillis(300))
                        .held(reactor, Version.parse("1.0.0")))
            .isInstanceOf(ReleaseException.class)
            .hasMessageContaining("repository releases at " + target.url() + " cannot be read")
            .hasMessageContaining("timed out");
      }
    }
  }
}
