package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.manifest.Manifest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a repository that is released in components, without a remote. */
class RecordInComponentsTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @TempDir private Path temp;
  private GitFixture git;

  @BeforeEach
  void released() {
    git = GitFixture.init(temp.resolve("clone"));
    git.commit("feat: begin", "web/pom.xml", "<project/>");
    git.commit("feat: begin", "api/pom.xml", "<project/>");
    git.commit(
        "build: say what is released",
        "release-kit.yml",
        """
        components:
          - {name: web, paths: [web]}
          - {name: api, paths: [api]}
        environments: [{name: staging}, {name: production}]
        """);
    Optional<String> head = Optional.empty();
    try (GitRepository repository = GitRepository.open(git.directory())) {
      for (String component : List.of("web", "api")) {
        Manifest manifest = ManifestFixture.manifest(component.equals("web") ? "1.0.0" : "2.0.0");
        head =
            Optional.of(
                new GitLedger(repository, GitLedger.REF, Optional.of(component), Signatures.NONE)
                    .append(
                        head,
                        manifest.event(
                            Type.PERFORMED,
                            Instant.parse(manifest.createdAt()),
                            Optional.empty(),
                            "done",
                            List.of(),
                            List.of()),
                        Optional.of(manifest)));
      }
    }
    git.run("update-ref", GitLedger.REF, head.orElseThrow());
  }

  /** Ids of incidents are one in the repository. */
  @Test
  void followsAnIncidentInItsComponent() {
    record("web", "incident");
    assertThatThrownBy(() -> record("api", "incident")).hasMessageContaining("is open since");
    assertThatThrownBy(() -> record("api", "restored"))
        .hasMessageContaining("the incident 'INC-1' is of web")
        .hasMessageContaining("-Dcomponent=web");
    record("web", "restored");

    assertThat(git.run("ls-tree", "-r", "--name-only", GitLedger.REF))
        .contains("components/web/events/1.0.0/0002-incident.json")
        .contains("components/web/events/1.0.0/0003-restored.json");
  }

  /** The release commit of the manifest is in no clone: nobody knows what it asked for. */
  @Test
  void bringsNothingOutWhoseCommitIsNotHere() {
    RecordText deployment =
        new RecordText(Optional.of("deployment"))
            .with(RecordText.ENVIRONMENT, Optional.of("staging"));

    assertThatThrownBy(() -> record("api", deployment))
        .hasMessageContaining("the commit of 2.0.0, which says what a deployment needs")
        .hasMessageContaining("git fetch origin tag v2.0.0");
    record("api", deployment.with(RecordText.OUTCOME, Optional.of("failed")));

    assertThat(git.run("ls-tree", "-r", "--name-only", GitLedger.REF))
        .contains("components/api/events/2.0.0/0002-deployment.json");
  }

  private void record(String component, String event) {
    record(component, new RecordText(Optional.of(event)).with(RecordText.ID, Optional.of("INC-1")));
  }

  private void record(String component, RecordText text) {
    new RecordGoal(
            WorkspaceTest.invocation(
                git.directory().resolve(component),
                git.directory(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                Optional.of(component),
                line -> {}),
            new RecordGoal.Settings(text, true, false))
        .run();
  }
}
