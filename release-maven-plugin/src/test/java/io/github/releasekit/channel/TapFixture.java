package io.github.releasekit.channel;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.git.RemoteBranch;
import io.github.releasekit.adapter.git.RemoteBranch.Author;
import io.github.releasekit.adapter.git.Transport;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.channel.HomebrewTarget;
import io.github.releasekit.server.GitServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A tap on a server, asked by the git command line, and the channel that fills it. */
final class TapFixture {

  static final String FORMULA = "Formula/app.rb";
  private static final Instant NOW = Instant.parse("2026-11-21T11:00:00Z");

  private final GitServer server;
  private final Path scratch;
  private final String name;
  private String url;
  private String branch = "main";
  private Optional<String> description = Optional.empty();
  private Optional<String> template = Optional.empty();
  private Supplier<Instant> clock = () -> NOW;
  private Signatures signatures = Signatures.NONE;
  private boolean knownUser = true;

  final GitFixture bare;

  /** With a first commit, or without a branch. */
  TapFixture(GitServer server, Path scratch, String name, boolean hasBranch) {
    this.server = server;
    this.scratch = scratch.resolve("scratch-" + name);
    this.name = name;
    this.url = server.url(name);
    this.bare = server.repository(name);
    if (hasBranch) {
      push("README.md", "A tap.\n");
    }
  }

  TapFixture at(String other) {
    url = other;
    return this;
  }

  TapFixture branch(String other) {
    branch = other;
    return this;
  }

  TapFixture describedAs(String text) {
    description = Optional.of(text);
    return this;
  }

  TapFixture template(String text) {
    template = Optional.of(text);
    return this;
  }

  TapFixture signedBy(Signatures other) {
    signatures = other;
    return this;
  }

  TapFixture withoutUser() {
    knownUser = false;
    return this;
  }

  /** Something that happens after the tap was read and before it is pushed to, once. */
  TapFixture meanwhile(Runnable event) {
    Runnable[] left = {event};
    clock =
        () -> {
          Runnable now = left[0];
          left[0] = () -> {};
          now.run();
          return NOW;
        };
    return this;
  }

  HomebrewChannel channel() {
    return channel(5);
  }

  HomebrewChannel channel(int attempts) {
    HomebrewTarget target =
        new HomebrewTarget(
            url,
            branch,
            "app",
            "app-@{version}.jar",
            Optional.empty(),
            template.map(text -> "formula.vm"),
            description,
            Optional.empty(),
            Optional.of("Apache-2.0"));
    FormulaWriter writer =
        new FormulaWriter(
            target,
            (commit, path) -> template.map(text -> text.getBytes(StandardCharsets.UTF_8)),
            "An app.",
            "https://acme.org/app");
    Retries retries =
        new Retries(
            attempts, Duration.ofSeconds(1), Duration.ofSeconds(2), wait -> {}, event -> {});
    Transport transport =
        Transport.standard(
            host -> knownUser ? server.access().credentials() : Optional.empty(), retries);
    return new HomebrewChannel(
        "homebrew",
        writer,
        () ->
            RemoteBranch.open(
                scratch,
                writer.place(),
                transport,
                new Author(Optional.of(GitFixture.IDENTITY), clock, signatures)),
        scratch);
  }

  /** Commits a file to the tap as somebody else does. */
  String push(String path, String content) {
    Path clone = server.root().resolve("clone-" + name);
    GitFixture git = clone.toFile().exists() ? GitFixture.at(clone) : GitFixture.init(clone);
    if (bare.refs().contains("refs/heads/main")) {
      git.run("fetch", "--quiet", bare.directory().toString(), "main");
      git.run("reset", "--quiet", "--hard", "FETCH_HEAD");
    }
    String commit = git.commit("by hand: " + path, path, content);
    git.run("push", "--quiet", bare.directory().toString(), "HEAD:refs/heads/main");
    return commit;
  }

  /** A commit of what is there, without a history. */
  String squashed() {
    return bare.run(
            "-c", "user.name=A", "-c", "user.email=a@b", "commit-tree", "-m", "all", "main^{tree}")
        .strip();
  }

  String head() {
    return bare.id("refs/heads/main");
  }

  String formula() {
    return bare.run("show", "main:" + FORMULA);
  }

  List<String> files() {
    return bare.run("ls-tree", "-r", "--name-only", "main").lines().toList();
  }

  /** Subjects, the last commit first. */
  List<String> log() {
    return bare.run("log", "--format=%s", "main").lines().toList();
  }
}
