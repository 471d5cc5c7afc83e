package io.github.releasekit.benchmark;

import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.fact.Dependency;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.GateRecord;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Manifest.Build;
import io.github.releasekit.domain.manifest.Manifest.ChangeRecord;
import io.github.releasekit.domain.manifest.Manifest.Tools;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A repository with a ledger of many releases: for each a manifest and the events {@code prepared},
 * {@code performed} and {@code notified}, of a hundred releases a commit. The same seed gives the
 * same object ids.
 */
record GeneratedLedger(Path repository) {

  static final int RELEASES = 10_000;

  private static final long SEED = 20261130;
  private static final int A_COMMIT = 100;
  private static final Instant BEGINNING = Instant.parse("2020-01-01T08:00:00Z");

  /** Makes it, or takes the one that was made before. */
  static GeneratedLedger made() throws IOException {
    Path repository = GeneratedProject.projects().resolve("ledger-" + RELEASES);
    Path done = repository.resolve("done");
    if (!Files.exists(done)) {
      Directories.delete(repository);
      Files.createDirectories(repository);
      git(repository, "init", "--quiet", "--template=", "--initial-branch=main", ".");
      Process importing =
          new ProcessBuilder("git", "fast-import", "--quiet", "--done")
              .directory(repository.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (OutputStream out = new BufferedOutputStream(importing.getOutputStream())) {
        new Stream(out).write();
      }
      await(importing, "git fast-import");
      git(repository, "repack", "-a", "-d", "-f", "--quiet");
      git(repository, "reset", "--quiet", "--hard");
      Files.createFile(done);
    }
    return new GeneratedLedger(repository);
  }

  /** The object ids of its documents, in the order of its tree, a line each. */
  byte[] objects(boolean trees) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "ls-tree", "-r", "--object-only"));
    if (trees) {
      command.add("-t");
    }
    command.add("refs/release-kit/ledger");
    Process listing =
        new ProcessBuilder(command)
            .directory(repository.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    byte[] ids = listing.getInputStream().readAllBytes();
    await(listing, "git ls-tree");
    return ids;
  }

  private static void git(Path directory, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    await(
        new ProcessBuilder(command).directory(directory.toFile()).inheritIO().start(),
        String.join(" ", command));
  }

  static void await(Process process, String command) throws IOException {
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command + " failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** What {@code git fast-import} reads. */
  private static final class Stream {

    private final Random random = new Random(SEED);
    private final OutputStream out;

    Stream(OutputStream out) {
      this.out = out;
    }

    void write() throws IOException {
      commit("refs/heads/main", BEGINNING, "Begin\n");
      for (int release = 0; release < RELEASES; release++) {
        Instant at = BEGINNING.plus(Duration.ofHours(5L * release));
        if (release % A_COMMIT == 0) {
          commit("refs/release-kit/ledger", at, "Releases from 1." + release + ".0 on\n");
        }
        String version = "1." + release + ".0";
        Manifest manifest = manifest(version, at);
        file("releases/" + version + "/manifest.json", Core.json(manifest));
        event(1, manifest, Type.PREPARED, at);
        event(2, manifest, Type.PERFORMED, at.plusSeconds(300));
        event(3, manifest, Type.NOTIFIED, at.plusSeconds(330));
      }
      line("done");
    }

    private Manifest manifest(String version, Instant at) {
      List<ChangeRecord> changes = new ArrayList<>();
      for (int change = 2 + random.nextInt(12); change > 0; change--) {
        changes.add(
            new ChangeRecord(
                hex(40),
                random.nextBoolean() ? "feat" : "fix",
                "checkout",
                "round amounts of shop " + random.nextInt(1_000_000),
                false,
                "minor",
                "#" + random.nextInt(10_000),
                at.minusSeconds(random.nextInt(400_000)).toString()));
      }
      List<GateRecord> gates = new ArrayList<>();
      for (String gate :
          List.of("clean-tree", "branch", "remote", "snapshots", "tests", "coverage", "lint")) {
        gates.add(
            new GateRecord(
                gate,
                "passed",
                random.nextInt(2000) + " looked at, none failed",
                Map.of("failed", BigDecimal.ZERO),
                new Reports(random.nextInt(100), hex(64))));
      }
      List<Artifact> artifacts = new ArrayList<>();
      for (String end : List.of(".jar", ".pom", "-sources.jar", "-javadoc.jar")) {
        artifacts.add(
            new Artifact(
                "shop-" + version + end,
                "org/acme/shop/" + version + "/shop-" + version + end,
                random.nextInt(1_000_000),
                hex(64),
                hex(128)));
      }
      List<StepRecord> steps = new ArrayList<>();
      for (String step : List.of("write-objects", "check-out", "build", "judge-results")) {
        steps.add(new StepRecord(step, at.toString(), random.nextInt(60_000) / 1000.0, "done"));
      }
      return new Manifest(
          Manifest.SCHEMA_VERSION,
          "org.acme:shop",
          version,
          null,
          "minor",
          "default",
          List.of(),
          "prepared",
          "v" + version,
          hex(40),
          "sha256:" + hex(64),
          at.toString(),
          changes,
          List.of("#" + random.nextInt(10_000)),
          gates,
          List.of(),
          List.of(new Dependency("dependency", "org.lib", "lib", "1.0", "compile")),
          List.of(),
          artifacts,
          steps,
          new Build("https://example.org/ci", null, "verify", List.of(), List.of()),
          new Tools("0.1.0", "3.9.16", "17.0.15", "2.39.5"));
    }

    private void event(int number, Manifest manifest, Type type, Instant at) throws IOException {
      LedgerEvent event =
          manifest.event(
              type,
              at,
              Optional.of("Ada Fern <ada@example.com>"),
              "by commits since the release before",
              List.of(),
              List.of(
                  new LedgerEvent.Target(
                      "org.acme:shop", "releases", "https://repo.example.com/releases")));
      if (type == Type.NOTIFIED) {
        event =
            event.with(
                List.of(
                    new Delivery(
                        "team",
                        Delivery.Outcome.DELIVERED,
                        "https://chat.example.com",
                        "",
                        "",
                        "")));
      }
      String path = String.format("events/%s/%04d-%s.json", manifest.version(), number, type);
      file(path, Core.json(event));
    }

    private void commit(String ref, Instant at, String message) throws IOException {
      line("commit " + ref);
      line("committer Ada Fern <ada@example.com> " + at.getEpochSecond() + " +0000");
      data(message.getBytes(StandardCharsets.UTF_8));
    }

    private void file(String path, byte[] content) throws IOException {
      line("M 100644 inline " + path);
      data(content);
    }

    private void data(byte[] bytes) throws IOException {
      line("data " + bytes.length);
      out.write(bytes);
      line("");
    }

    private void line(String line) throws IOException {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private String hex(int length) {
      StringBuilder hex = new StringBuilder();
      while (hex.length() < length) {
        hex.append(Character.forDigit(random.nextInt(16), 16));
      }
      return hex.toString();
    }
  }
}
