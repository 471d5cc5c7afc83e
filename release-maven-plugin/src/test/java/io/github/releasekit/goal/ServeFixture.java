package io.github.releasekit.goal;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.MavenFixture;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.ledger.GitLedger;
import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.adapter.maven.NamedCredentials;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.manifest.Manifest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A clone of a remote that has a ledger, and the goal that serves it. */
final class ServeFixture {

  static final String HOSTILE = "</script><script>alert(1)</script> =cmd|' /C calc'!A0";

  private static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>org.acme</groupId>
        <artifactId>app</artifactId>
        <version>1.0.0-SNAPSHOT</version>
      </project>
      """;

  final GitFixture git;
  final GitFixture remote;
  final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final SettableClock clock = new SettableClock();

  /** A time that a test sets. */
  static final class SettableClock extends Clock {
    private volatile Instant now = Instant.parse("2026-12-01T00:00:00Z");

    void later(long seconds) {
      now = now.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /**
   * @param policy in {@code release-kit.yml}
   */
  ServeFixture(Path temp, String policy) {
    remote = GitFixture.bare(temp.resolve("acme/app.git"));
    git = GitFixture.init(temp.resolve("clone"));
    git.write("pom.xml", POM);
    git.write("release-kit.yml", policy);
    git.run("add", "--all");
    git.commit("feat: begin");
    git.run("remote", "add", "origin", remote.directory().toUri().toString());
    git.run("push", "--quiet", "origin", "main");
  }

  void later(long seconds) {
    clock.later(seconds);
  }

  /** Enters a release in the remote's ledger. */
  void enter(String component, String version, String at, Type... after) {
    enter(component, List.of(version), at, after);
  }

  /** Enters releases of the whole repository in the remote's ledger. */
  void enter(List<String> versions, String at) {
    enter("", versions, at);
  }

  private void enter(String component, List<String> versions, String at, Type... after) {
    try (GitRepository repository = GitRepository.open(git.directory())) {
      GitLedger ledger =
          new GitLedger(
              repository,
              GitLedger.REF,
              Optional.of(component).filter(name -> !name.isEmpty()),
              Signatures.NONE);
      Optional<String> head = ledgerHead(remote.refs());
      for (String version : versions) {
        Manifest manifest = ManifestFixture.manifest(version);
        head =
            Optional.of(
                ledger.append(
                    head, event(Type.PREPARED, manifest, at, "prepared"), Optional.of(manifest)));
        for (Type type : after) {
          head =
              Optional.of(
                  ledger.append(head, event(type, manifest, at, HOSTILE), Optional.empty()));
        }
      }
      git.run("push", "--quiet", "origin", head.orElseThrow() + ":" + GitLedger.REF);
    }
  }

  private Optional<String> ledgerHead(String refs) {
    return refs.lines()
        .filter(line -> line.startsWith(GitLedger.REF + " "))
        .map(line -> line.substring(GitLedger.REF.length() + 1))
        .findFirst();
  }

  String ledgerHead() {
    return ledgerHead(remote.refs()).orElseThrow();
  }

  private static LedgerEvent event(Type type, Manifest manifest, String at, String detail) {
    return LedgerEvent.of(
        type,
        manifest.version(),
        manifest.tag(),
        manifest.commit(),
        Instant.parse(at),
        Optional.of(GitFixture.IDENTITY),
        detail);
  }

  ServeGoal goal(Map<String, String> environment, ServeGoal.Settings settings) {
    return new ServeGoal(
        invocation(), new NamedCredentials(environment, id -> Optional.empty()), settings);
  }

  /** On loopback, at any port that is free. */
  ServeGoal.Serving serve() {
    return goal(Map.of(), new ServeGoal.Settings("127.0.0.1", 0, List.of(), Optional.empty(), 30))
        .start();
  }

  Invocation invocation() {
    MavenCaller caller =
        new MavenCaller(
            WorkspaceTest.session(git.directory(), git.directory()),
            null,
            null,
            MavenFixture.decrypter(),
            null);
    return new Invocation(caller, null, clock, Optional.empty(), log::add);
  }
}
