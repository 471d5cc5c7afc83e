package io.github.releasekit.adapter.ledger;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ReleaseTag;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.manifest.Verification.Check;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A ledger in a real repository that only grew, and ways to tamper with it. */
abstract class AuditedLedger {

  static final long SEED = 20261130;
  static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

  @TempDir Path temp;
  GitFixture git;
  GitRepository repository;
  GitLedger ledger;
  Optional<String> head = Optional.empty();
  final List<String> heads = new ArrayList<>();
  int second;

  @BeforeEach
  void open() {
    git = GitFixture.init(temp);
    git.commit("feat: a", "a.txt", "a");
    repository = GitRepository.open(temp);
    ledger = new GitLedger(repository, GitLedger.REF, Optional.empty(), Signatures.NONE);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  void generate(Random random, int releases) {
    for (int i = 0; i < releases; i++) {
      String version = "1." + i + ".0";
      if (i > 0 && random.nextBoolean()) {
        append(event(version, Type.APPROVED), false);
      }
      tag("v" + version);
      append(event(version, Type.PREPARED), true);
      for (int more = random.nextInt(3); more >= 0; more--) {
        append(event("1." + random.nextInt(i + 1) + ".0", Type.NOTE), false);
      }
    }
  }

  void append(LedgerEvent event, boolean released) {
    head =
        Optional.of(
            ledger.append(
                head,
                event,
                released
                    ? Optional.of(ManifestFixture.manifest(event.version()))
                    : Optional.empty()));
    heads.add(head.get());
  }

  LedgerEvent event(String version, Type type) {
    return LedgerEvent.of(
        type,
        version,
        "v" + version,
        "a".repeat(40),
        TIME.plusSeconds(second++),
        Optional.of("Ada <ada@acme.org>"),
        "why");
  }

  static String message(Optional<String> carried) {
    return "Release\n\nRelease-Plan: sha256:"
        + "0".repeat(64)
        + "\n"
        + carried.map(id -> "Release-Ledger: " + id + "\n").orElse("");
  }

  /** A release tag; the commit that the manifest names is written into the tag by hand. */
  void tag(String name) {
    String text =
        "object "
            + git.id("HEAD")
            + "\ntype commit\ntag "
            + name
            + "\ntagger Ada <ada@acme.org> "
            + (1795255200 + second)
            + " +0000\n\n"
            + message(head);
    git.run("update-ref", "refs/tags/" + name, git.runWithInput(text, "mktag").strip());
  }

  String carried(int release) {
    return git.run(
            "for-each-ref",
            "--format=%(contents:trailers:key=Release-Ledger,valueonly)",
            "refs/tags/v1." + release + ".0")
        .strip();
  }

  List<Check> audit(String at, Optional<String> local) {
    return new LedgerAudit(repository, "origin").check(Optional.of(at), local, tags());
  }

  /** The tags, as though they pointed to the commit of the manifests unless they were moved. */
  List<ReleaseTag> tags() {
    String released = git.run("rev-list", "--max-parents=0", "HEAD").strip();
    return ReleaseTag.of(repository).stream()
        .map(
            tag ->
                tag.commit().equals(released)
                    ? new ReleaseTag(
                        tag.name(), tag.id(), "a".repeat(40), tag.at(), tag.ledger(), tag.signed())
                    : tag)
        .toList();
  }

  List<String> found(String at) {
    return audit(at, Optional.empty()).stream()
        .filter(check -> !check.passed())
        .map(Check::detail)
        .toList();
  }

  static List<String> details(List<Check> checks) {
    return checks.stream().map(Check::detail).toList();
  }

  List<String> paths(String commit) {
    return git.run("ls-tree", "-r", "--name-only", commit).lines().toList();
  }

  /** In the order in which commits have added them. */
  List<String> inOrder(List<String> paths) {
    return git.run("log", "--reverse", "--format=", "--name-only", head.get())
        .lines()
        .filter(paths::contains)
        .toList();
  }

  static String tampered(String content) {
    return content.replace("\"Ada ", "\"Eve ").replace("2026-11-21", "2026-11-20");
  }

  String tampered(String commit, String path) {
    return tampered(git.run("cat-file", "blob", commit + ":" + path));
  }

  String note(String on, String version, String detail) {
    return ledger.append(
        Optional.of(on),
        LedgerEvent.of(
            Type.NOTE, version, "v" + version, "a".repeat(40), TIME, Optional.empty(), detail),
        Optional.empty());
  }

  /** A commit on top of another, or of nothing, with a file of another content or without it. */
  String edited(String on, String path, Optional<String> content) {
    git.run("read-tree", on == null ? "--empty" : on);
    if (content.isEmpty()) {
      git.run("update-index", "--force-remove", "--", path);
    } else {
      put(path, content.get());
    }
    return on == null ? commit() : commit("-p", on);
  }

  void put(String path, String content) {
    String blob = git.runWithInput(content, "hash-object", "-w", "--stdin").strip();
    git.run("update-index", "--add", "--cacheinfo", "100644," + blob + "," + path);
  }

  String commit(String... parents) {
    List<String> arguments = new ArrayList<>(List.of("commit-tree", git.run("write-tree").strip()));
    arguments.addAll(List.of(parents));
    return git.runWithInput("entered\n", arguments.toArray(String[]::new)).strip();
  }

  /** What each commit of the ledger has entered: contents by path. */
  List<Map<String, String>> entered() {
    List<Map<String, String>> entered = new ArrayList<>();
    for (String line :
        git.run("log", "--reverse", "--format=tformat:@", "--name-only", head.get())
            .lines()
            .toList()) {
      if (line.equals("@")) {
        entered.add(new LinkedHashMap<>());
      } else if (!line.isEmpty()) {
        entered
            .get(entered.size() - 1)
            .put(line, git.run("cat-file", "blob", head.get() + ":" + line));
      }
    }
    return entered;
  }

  /** A chain of commits, each of which adds files; those without content are left out. */
  String chain(List<Map<String, String>> commits) {
    StringBuilder stream = new StringBuilder("reset refs/test/chain\n");
    for (Map<String, String> files : commits) {
      stream.append("commit refs/test/chain\ncommitter Eve <eve@acme.org> 1795255200 +0000\n");
      stream.append("data 8\nentered\n\n");
      files.forEach(
          (path, content) -> {
            if (!content.isEmpty()) {
              int length = content.getBytes(StandardCharsets.UTF_8).length;
              stream.append("M 100644 inline ").append(path).append("\ndata ").append(length);
              stream.append('\n').append(content).append('\n');
            }
          });
    }
    git.runWithInput(stream + "done\n", "fast-import", "--quiet", "--force", "--done");
    return git.id("refs/test/chain");
  }

  /** The chain written anew, with the file of a path as it is changed. */
  String rewritten(List<Map<String, String>> entered, String path, String content) {
    return chain(
        entered.stream()
            .map(
                files -> {
                  Map<String, String> changed = new LinkedHashMap<>(files);
                  changed.computeIfPresent(path, (key, old) -> content);
                  return changed;
                })
            .toList());
  }
}
