package io.github.releasekit;

import io.github.releasekit.adapter.config.PolicyArtifacts;
import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.Dependency;
import io.github.releasekit.domain.fact.DeploymentTarget;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.fact.OldVersions;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.ReleaseCandidate;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Signing;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.Token;
import io.github.releasekit.domain.fact.WorkingTree;
import io.github.releasekit.domain.gate.repository.Circumstances;
import io.github.releasekit.domain.plan.Planner;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.version.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A snapshot that every gate passes, of which a test changes what it is about. */
public final class SnapshotFixture {

  public String head = "a".repeat(40);
  public Optional<Release> lastRelease =
      Optional.of(new Release("v1.2.0", Version.parse("1.2.0"), "b".repeat(40)));
  public List<Commit> commits = List.of(commit("feat: login"));
  public Set<String> tags = Set.of("v1.2.0");
  public Set<Version> rolledBack = Set.of();
  public boolean ciFriendly = false;

  public Optional<String> developerConnection =
      Optional.of("scm:git:git@git.acme.org:acme/app.git");
  public WorkingTree workingTree =
      new WorkingTree(
          Optional.of("refs/heads/main"),
          List.of(),
          Set.of(),
          false,
          List.of(),
          Optional.of("Ada <ada@example.org>"),
          List.of());
  public Optional<Remote> remote =
      Optional.of(
          new Remote(
              "origin",
              "https://git.acme.org/acme/app.git",
              Map.of("refs/tags/v1.2.0", "d".repeat(40)),
              1));
  public String rootVersion = "1.2.1-SNAPSHOT";
  public String moduleVersion = "1.2.1-SNAPSHOT";
  public List<Dependency> dependencies =
      List.of(new Dependency("dependency", "org.lib", "lib", "1.0", "compile"));
  public Optional<DeploymentTarget> target =
      Optional.of(new DeploymentTarget("nexus", "https://repo.example.org/releases"));
  public String pom =
      "<project><version>1.2.1-SNAPSHOT</version><scm><tag>HEAD</tag></scm><t>T0</t></project>";
  public Optional<String> mavenConfig = Optional.empty();
  public String changelog = "# Changelog\n\n## [1.2.0] - 2026-01-01\n\n- old\n";
  public List<SourceFile> versionFiles = List.of();
  public OldVersions oldVersions = OldVersions.NONE;
  public Policy policy = Policy.DEFAULT;
  public Instant now = Instant.parse("2026-11-21T10:00:00Z");
  public Circumstances circumstances =
      new Circumstances(
          true,
          Optional.of(List.of()),
          false,
          false,
          new Signing(true, true, Signing.OPENPGP, Optional.of("ADA1"), "gpg"));
  public Optional<Route> route = Optional.empty();
  public List<ReleaseCandidate> candidates = List.of();
  public boolean deployed = true;
  public List<String> steps = List.of("write-objects", "push");

  public Snapshot snapshot() {
    ReactorModule root =
        new ReactorModule(
            "org.acme",
            "app",
            rootVersion,
            "pom",
            "pom.xml",
            "target",
            List.of(),
            deployed,
            target);
    ReactorModule core =
        new ReactorModule(
            "org.acme",
            "core",
            moduleVersion,
            "jar",
            "core/pom.xml",
            "core/target",
            dependencies,
            deployed,
            target);
    return new Snapshot(
        new History(
            head,
            lastRelease,
            commits,
            Set.of(),
            Set.of(),
            tags,
            versions(),
            rolledBack,
            List.of()),
        workingTree,
        remote,
        new Reactor(
            root,
            List.of(root, core),
            List.of(),
            ciFriendly,
            Optional.empty(),
            developerConnection),
        files(),
        versionFiles,
        Optional.of(
            new SourceFile(
                policy.changelog().file(), changelog.getBytes(StandardCharsets.UTF_8), List.of())),
        oldVersions,
        policy,
        route,
        now,
        candidates);
  }

  /** A policy as {@code release-kit.yml} has it. */
  public static Policy policy(String yaml) {
    return PolicyLoader.load(
        Optional.of(yaml.getBytes(StandardCharsets.UTF_8)), PolicyArtifacts.NONE);
  }

  /** The policy of a project that is released without a commit. */
  public static Policy tagOnly() {
    return policy("mode: tag-only");
  }

  public ReleasePlan plan(ReleaseRequest request) {
    return Planner.of(snapshot(), request).plan(snapshot(), circumstances, steps);
  }

  public static Commit commit(String message) {
    return new Commit(
        "e".repeat(40),
        List.of(),
        message,
        "Ada",
        "ada@example.org",
        Instant.parse("2026-11-20T10:00:00Z"));
  }

  private Set<Version> versions() {
    return tags.stream()
        .flatMap(tag -> policy.tagFormat("org.acme", "app").parse(tag).stream())
        .collect(Collectors.toSet());
  }

  /** The POM, and {@code .mvn/maven.config} where there is one. */
  private List<SourceFile> files() {
    List<SourceFile> files = new ArrayList<>();
    files.add(file("pom.xml", pom));
    mavenConfig.ifPresent(content -> files.add(file(".mvn/maven.config", content)));
    return files;
  }

  private static SourceFile file(String path, String content) {
    List<Token> tokens = new ArrayList<>();
    token(content, tokens, "1.2.1-SNAPSHOT", Slot.VERSION);
    token(content, tokens, "HEAD", Slot.SCM_TAG);
    token(content, tokens, "T0", Slot.OUTPUT_TIMESTAMP);
    return new SourceFile(path, content.getBytes(StandardCharsets.UTF_8), tokens);
  }

  private static void token(String content, List<Token> tokens, String text, Slot slot) {
    int start = content.indexOf(text);
    if (start >= 0) {
      tokens.add(new Token(start, start + text.length(), slot));
    }
  }
}
