package io.github.releasekit.goal;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.Programs;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.ledger.GitLedgerSource;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.plan.ReleaseRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A clone with a release that was performed, whose environments ask for approvals; with a bare
 * repository as its remote where that matters, and keys of ssh-keygen.
 */
@DisabledOnOs(OS.WINDOWS)
abstract class RecordFixture {

  static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final String POM = "<project><version>1.0-SNAPSHOT</version></project>";

  /** Keys, and a clone with its remote that each test copies. */
  @TempDir private static Path made;

  @TempDir private Path temp;
  GitFixture git;
  GitFixture remote;
  Instant now = NOW;
  final List<String> log = new ArrayList<>();

  @BeforeAll
  static void make() throws IOException {
    Programs.require("ssh-keygen");
    for (String name : List.of("ada", "grace", "stranger")) {
      Programs.run(
          Path.of("ssh-keygen"),
          "-q",
          "-t",
          "ed25519",
          "-N",
          "",
          "-C",
          name,
          "-f",
          made.resolve(name).toString());
    }
    GitFixture.bare(made.resolve("both/remote.git"));
    GitFixture git = GitFixture.init(made.resolve("both/clone"));
    git.run("config", "gpg.format", "ssh");
    git.commit("feat: begin", "pom.xml", POM);
    git.commit(
        "build: say who approves",
        "release-kit.yml",
        """
        approvers:
          - {name: Ada Lovelace, roles: [ops], key: "%s"}
          - {name: Grace Hopper, roles: [ops, qa], key: "%s"}
        environments:
          - name: testing
          - name: staging
          - name: production
            approvals:
              - {role: ops, quorum: 2}
              - {role: qa, check: smoke}
        """
            .formatted(publicKey("ada"), publicKey("grace")));
    release(git, "1.0.0");
    git.run("push", "--quiet", "../remote.git", "main", GitLedger.REF);
  }

  private static String publicKey(String name) throws IOException {
    return Files.readString(made.resolve(name + ".pub")).strip();
  }

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.walk(made.resolve("both"))) {
      for (Path file : files.skip(1).toList()) {
        Files.copy(file, temp.resolve(made.resolve("both").relativize(file)));
      }
    }
    remote = GitFixture.at(temp.resolve("remote.git"));
    git = GitFixture.at(temp.resolve("clone"));
  }

  /** Has the ledger on the remote alone, as a fresh clone has it. */
  void addRemote() {
    git.run("remote", "add", "origin", "../remote.git");
    git.run("update-ref", "-d", GitLedger.REF);
  }

  void deploy(String environment) {
    record(false, deployment(environment));
    now = now.plusSeconds(60);
  }

  static RecordText deployment(String environment) {
    return text("deployment").with(RecordText.ENVIRONMENT, Optional.of(environment));
  }

  static RecordText text(String event) {
    return new RecordText(Optional.of(event));
  }

  void record(boolean dryRun, RecordText text) {
    new RecordGoal(invocation(), new RecordGoal.Settings(text, true, dryRun)).run();
  }

  void approve(String key, String role) {
    as(key);
    approve(Optional.of(role), Optional.empty(), false);
  }

  void approve(Optional<String> role, Optional<String> check, boolean dryRun) {
    new ApproveGoal(
            invocation(),
            new ApproveGoal.Settings(
                Optional.of("production"),
                role,
                check,
                check.map(name -> "it answers"),
                Optional.empty(),
                Optional.empty(),
                ReleaseRequest.DEFAULT,
                Optional.empty(),
                true,
                dryRun))
        .run();
  }

  void as(String key) {
    git.run("config", "user.signingKey", made.resolve(key).toString());
  }

  Invocation invocation() {
    return WorkspaceTest.invocation(
        git.directory(),
        git.directory(),
        Clock.fixed(now, ZoneOffset.UTC),
        Optional.empty(),
        log::add);
  }

  /** Enters a release of HEAD's commit that was performed. */
  static void release(GitFixture git, String version) {
    String json =
        new String(Json.pretty(ManifestFixture.manifest(version)), StandardCharsets.UTF_8);
    String commit = git.id("HEAD");
    Manifest manifest =
        Json.read(
            json.replace("a".repeat(40), commit).getBytes(StandardCharsets.UTF_8),
            Manifest.class,
            "a test");
    enter(git, of(Type.PREPARED, manifest), Optional.of(manifest));
    enter(git, of(Type.PERFORMED, manifest), Optional.empty());
  }

  private static LedgerEvent of(Type type, Manifest manifest) {
    return manifest.event(
        type, Instant.parse(manifest.createdAt()), Optional.empty(), "done", List.of(), List.of());
  }

  void enter(LedgerEvent event) {
    enter(git, event, Optional.empty());
  }

  private static void enter(GitFixture git, LedgerEvent event, Optional<Manifest> manifest) {
    try (GitRepository repository = GitRepository.open(git.directory())) {
      git.run(
          "update-ref",
          GitLedger.REF,
          new GitLedger(repository, GitLedger.REF, Optional.empty(), Signatures.NONE)
              .append(repository.resolve(GitLedger.REF), event, manifest));
    }
  }

  /** By the ledger of this clone, which follows that of the remote. */
  List<LedgerEvent> onRecord(Type type) {
    try (GitRepository repository = GitRepository.open(git.directory())) {
      return new GitLedgerSource(repository, "acme/app", repository.resolve(GitLedger.REF))
          .read(LedgerQuery.ALL).entries().stream()
              .map(LedgerEntry::event)
              .filter(event -> event.type() == type)
              .toList();
    }
  }
}
