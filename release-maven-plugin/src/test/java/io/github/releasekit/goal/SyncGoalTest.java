package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.ledger.LedgerQuery;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before there is a database to talk to, and what its configuration is for. */
class SyncGoalTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final List<String> said = new ArrayList<>();
  private GitFixture git;

  @BeforeEach
  void begin(@TempDir Path directory) {
    git = GitFixture.init(directory.resolve("app"));
    git.commit("feat: begin", "pom.xml", "<project/>");
  }

  @SuppressWarnings("deprecation") // there is no other way to make a session without Maven around
  private Invocation invocation() {
    MavenProject project = new MavenProject(new Model());
    project.setFile(git.directory().resolve("pom.xml").toFile());
    project.setExecutionRoot(true);
    MavenSession session =
        new MavenSession(
            null,
            new DefaultRepositorySystemSession(),
            new DefaultMavenExecutionRequest(),
            new DefaultMavenExecutionResult());
    session.setProjects(List.of(project));
    PluginDescriptor plugin = new PluginDescriptor();
    plugin.setGroupId("io.github.releasekit");
    plugin.setArtifactId("release-kit-maven-plugin");
    plugin.setVersion("7.0");
    MavenCaller caller = new MavenCaller(session, null, plugin, null, null);
    return new Invocation(
        caller, null, Clock.fixed(NOW, ZoneOffset.UTC), Optional.empty(), said::add);
  }

  private void policy(String text) {
    git.commit("build: configure", "release-kit.yml", text);
  }

  @Test
  void showsWhatToPasteWhereNothingIsConfigured() {
    assertThatThrownBy(() -> new SyncGoal(invocation()).run(Optional.empty()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContainingAll("ledger:", "  database:", "    url: jdbc:postgresql://");
    assertThat(said).isEmpty();
  }

  @Test
  void theLinesToPasteAreTaken() {
    policy(Databases.lines().strip() + "\n");

    try (Ledgers ledgers = new Ledgers(invocation())) {
      assertThat(ledgers.policy().tracking().database()).isPresent();
    }
  }

  @Test
  void asksForTheExtension() {
    policy("ledger:\n  database:\n    url: jdbc:postgresql://localhost/releases\n");

    assertThatThrownBy(() -> new SyncGoal(invocation()).run(Optional.empty()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContainingAll(
            "ledger.database needs release-kit-postgresql",
            "<artifactId>release-kit-postgresql</artifactId>",
            "<version>7.0</version>");
  }

  @Test
  void aDatabaseIsAskedOnlyWhereOneIsConfigured() {
    try (Ledgers ledgers = new Ledgers(invocation(), Ledgers.DATABASE)) {
      assertThatThrownBy(() -> ledgers.read(LedgerQuery.ALL))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContainingAll("names no database", "jdbc:postgresql://");
    }
  }

  @Test
  void whatIsNoSourceIsRefused() {
    assertThatThrownBy(() -> new Ledgers(invocation(), "tags"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContainingAll("from is 'tags'", "-Dfrom=ledger or -Dfrom=database");
  }

  @Test
  void theLedgerIsAskedByDefault() {
    try (GitRepository repository = GitRepository.open(git.directory())) {
      GitLedger ledger =
          new GitLedger(repository, GitLedger.REF, Optional.empty(), Signatures.NONE);
      String head =
          ledger.append(
              Optional.empty(),
              LedgerEvent.of(
                  LedgerEvent.Type.NOTE,
                  "1.0.0",
                  "v1.0.0",
                  git.id("HEAD"),
                  NOW,
                  Optional.empty(),
                  "noted"),
              Optional.empty());
      git.run("update-ref", GitLedger.REF, head);
    }

    try (Ledgers ledgers = new Ledgers(invocation())) {
      assertThat(ledgers.read(LedgerQuery.ALL).entries())
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.repository()).isEqualTo("app");
                assertThat(entry.event().detail()).isEqualTo("noted");
              });
    }
  }
}
