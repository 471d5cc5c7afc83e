package io.github.releasekit.adapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ReleaseTag;
import io.github.releasekit.adapter.json.Json;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ledgers that were tampered with by the git command line. */
class LedgerAuditTest {

  private static final long SEED = 20261130;
  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

  @TempDir Path temp;
  private GitFixture git;
  private GitRepository repository;
  private GitLedger ledger;
  private Optional<String> head = Optional.empty();
  private final List<String> heads = new ArrayList<>();
  private int second;

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

  @Test
  void findsNothingInALedgerThatOnlyGrew() {
    generate(new Random(SEED), 4);

    assertThat(audit(head.get(), head)).allMatch(Check::passed).hasSize(4);
    assertThat(details(audit(head.get(), head)))
        .contains(
            "ledger: " + heads.size() + " commits, none of which changes or removes an entry",
            "tag: 4 release tags, 3 of which carry a head of the ledger, and all are in it");
    assertThat(details(audit(head.get(), Optional.of(heads.get(1))))).hasSize(4);
    assertThat(
            new LedgerAudit(repository, "origin")
                .check(Optional.empty(), Optional.empty(), List.of()))
        .allMatch(Check::passed)
        .hasSize(1);
  }

  @Test
  void namesEachFileThatALaterCommitChangesOrRemoves() {
    generate(new Random(SEED), 2);
    for (String path : paths(head.get())) {
      String changed = edited(head.get(), path, Optional.of(tampered(head.get(), path)));
      assertThat(found(changed))
          .contains("ledger: " + path + " is changed by " + changed.substring(0, 12));
      String removed = edited(head.get(), path, Optional.empty());
      assertThat(found(removed))
          .contains("ledger: " + path + " is removed by " + removed.substring(0, 12));
    }
  }

  /** Each event rewritten in its own commit, and all later commits written anew. */
  @Test
  void namesEachFileThatARewrittenChainHasChanged() {
    System.out.println("seed " + SEED);
    generate(new Random(SEED), 3);
    String tagged = carried(2);
    List<Map<String, String>> entered = entered();
    for (String path : paths(tagged)) {
      String rewritten = rewritten(entered, path, tampered(tagged, path));

      assertThat(found(rewritten))
          .contains(
              "ledger: the ledger that tag v1.2.0 carries, "
                  + tagged.substring(0, 12)
                  + ", is not in that on origin any more: it was written anew")
          .anyMatch(line -> line.startsWith("ledger: " + path + " was rewritten since tag v1."));
    }
  }

  @Test
  void namesEachFileThatARewrittenChainHasDropped() {
    generate(new Random(SEED), 3);
    List<Map<String, String>> entered = entered();
    for (String path : paths(carried(2))) {
      String rewritten = rewritten(entered, path, "");

      assertThat(found(rewritten))
          .anyMatch(line -> line.startsWith("ledger: " + path + " was dropped since tag v1."));
    }
  }

  @Test
  void namesWhatARewrittenChainHasInsertedBeforeEachCommit() {
    generate(new Random(SEED), 3);
    String event = "events/0.9.0/0001-note.json";
    int last = heads.indexOf(carried(2));
    List<Map<String, String>> entered = entered();
    String content = new String(Json.pretty(event("0.9.0", Type.NOTE)), StandardCharsets.UTF_8);
    for (int before = 0; before < last; before++) {
      List<Map<String, String>> more = new ArrayList<>(entered);
      more.add(before, Map.of(event, content));
      String inserted = chain(more);

      assertThat(found(inserted))
          .anyMatch(line -> line.startsWith("ledger: " + event + " was inserted since tag v1."));
    }
  }

  /** What the newest tag carries still vouches for the rest; whose tail is gone, its tag tells. */
  @Test
  void namesEveryTagWhoseReleaseWasCutOff() {
    generate(new Random(SEED), 4);
    for (int kept = 0; kept < heads.size() - 1; kept++) {
      String cut = heads.get(kept);
      List<String> cutOff =
          Stream.of("v1.0.0", "v1.1.0", "v1.2.0", "v1.3.0")
              .filter(
                  tag -> !paths(cut).contains("releases/" + tag.substring(1) + "/manifest.json"))
              .toList();

      List<String> found = found(cut);
      for (String tag : cutOff) {
        assertThat(found)
            .contains(
                "tag: the release of tag "
                    + tag
                    + " is not in the ledger on origin: its end was cut off, or the release was"
                    + " never entered");
      }
    }
  }

  @Test
  void namesTheSpanWhereTheOldLedgerIsNotHere() {
    generate(new Random(SEED), 3);
    String unknown = "d".repeat(40);
    List<ReleaseTag> tags = new ArrayList<>(ReleaseTag.of(repository));
    ReleaseTag last = tags.get(2);
    tags.set(
        2,
        new ReleaseTag(
            last.name(), last.id(), last.commit(), last.at(), Optional.of(unknown), false));

    List<String> found =
        details(new LedgerAudit(repository, "origin").check(head, Optional.empty(), tags));

    List<String> between = new ArrayList<>(paths(carried(2)));
    between.removeAll(paths(carried(1)));
    assertThat(found)
        .contains(
            "ledger: the ledger that tag v1.2.0 carries, dddddddddddd, is not in that on origin any"
                + " more, nor in this clone: what was entered since tag v1.1.0 and before v1.2.0"
                + " may be other than it was: "
                + String.join(", ", inOrder(between)));
  }

  @Test
  void namesWhatThisCloneHasAndTheRemoteHasNot() {
    generate(new Random(SEED), 2);
    String base = head.get();
    String local = note(base, "1.1.0", "here");
    String path = paths(local).stream().filter(p -> !paths(base).contains(p)).findFirst().get();

    assertThat(details(audit(base, Optional.of(local))))
        .contains(
            "ledger: the ledger of this clone, "
                + local.substring(0, 12)
                + ", goes on where that on origin ends",
            "ledger: " + path + " was entered in this clone, and is not on origin");

    String theirs = note(base, "1.1.0", "there");
    assertThat(details(audit(theirs, Optional.of(local))))
        .contains(
            "ledger: the ledger of this clone, "
                + local.substring(0, 12)
                + ", has another history than that on origin",
            "ledger: " + path + " is another on origin than in this clone");
    assertThat(
            details(
                new LedgerAudit(repository, "origin")
                    .check(Optional.empty(), Optional.of(local), List.of())))
        .containsExactly(
            "ledger: there is no ledger on origin, and this clone has one, "
                + local.substring(0, 12));
  }

  @Test
  void namesFilesThatAreNotWhatTheirPathsSay() {
    generate(new Random(SEED), 1);
    String event = new String(Json.pretty(event("1.0.0", Type.NOTE)), StandardCharsets.UTF_8);
    int next = paths(head.get()).stream().mapToInt(LedgerFile::number).max().orElseThrow() + 1;
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("events/2.0.0/0001-note.json", "is of 1.0.0");
    wrong.put(String.format("events/1.0.0/%04d-yanked.json", next), "is of the type note");
    wrong.put("events/1.0.0/readme.txt", "is no document of a ledger");

    wrong.forEach(
        (path, problem) -> {
          String commit = edited(head.get(), path, Optional.of(event));
          assertThat(found(commit))
              .contains(
                  "ledger: " + path + ", added by " + commit.substring(0, 12) + ", " + problem);
        });
    String broken = edited(head.get(), "events/3.0.0/0001-note.json", Optional.of("{\"type\":"));
    assertThat(found(broken))
        .anyMatch(line -> line.contains("events/3.0.0/0001-note.json, added by"))
        .anyMatch(line -> line.contains("cannot be read"));
  }

  @Test
  void namesNumbersThatAreMissingOrTakenTwice() {
    String note = new String(Json.pretty(event("1.0.0", Type.NOTE)), StandardCharsets.UTF_8);
    String first = edited(null, "events/1.0.0/0001-note.json", Optional.of(note));
    String third = edited(first, "events/1.0.0/0003-note.json", Optional.of(note));
    String seventh = edited(third, "events/1.0.0/0007-note.json", Optional.of(note));
    String late = edited(seventh, "events/1.0.0/0002-note.json", Optional.of(note));
    String approved =
        new String(Json.pretty(event("1.0.0", Type.APPROVED)), StandardCharsets.UTF_8);
    String twice = edited(first, "events/1.0.0/0001-approved.json", Optional.of(approved));

    assertThat(found(third)).containsExactly("ledger: events/1.0.0/ has no number 2");
    assertThat(found(seventh)).contains("ledger: events/1.0.0/ has no numbers 4 to 6");
    assertThat(found(late))
        .contains(
            "ledger: events/1.0.0/0002-note.json was added after events/1.0.0/0003-note.json, by "
                + late.substring(0, 12));
    assertThat(found(twice))
        .containsExactly(
            "ledger: events/1.0.0/0001-note.json has the number of"
                + " events/1.0.0/0001-approved.json");
  }

  @Test
  void namesATagThatWasMovedAndAReleaseWithoutItsEvent() {
    generate(new Random(SEED), 1);
    String other = git.commit("feat: other");
    git.run("tag", "--force", "-a", "-m", message(Optional.empty()), "v1.0.0", other);

    assertThat(found(head.get()))
        .containsExactly(
            "tag: v1.0.0 points to "
                + other
                + ", and the ledger has "
                + "a".repeat(40)
                + " for it");

    String manifest =
        new String(Json.pretty(ManifestFixture.manifest("3.0.0")), StandardCharsets.UTF_8);
    String alone = edited(head.get(), "releases/3.0.0/manifest.json", Optional.of(manifest));
    assertThat(found(alone))
        .contains("ledger: releases/3.0.0/manifest.json has no event 'prepared' beside it");
  }

  /** A light tag, or one of the user's, carries nothing that could be compared. */
  @Test
  void namesATagThatIsGoneOrReplacedUnlessTheReleaseWasRolledBack() {
    generate(new Random(SEED), 3);
    git.run("tag", "--force", "v1.0.0", git.commit("feat: other"));
    git.run("tag", "--delete", "v1.1.0");
    git.run("tag", "--delete", "v1.2.0");
    append(event("1.2.0", Type.ROLLED_BACK), false);

    String gone = ", which is gone, or is none of release-kit's any more, on origin";
    assertThat(found(head.get()))
        .containsExactly(
            "tag: releases/1.0.0/manifest.json is of the tag v1.0.0" + gone,
            "tag: releases/1.1.0/manifest.json is of the tag v1.1.0" + gone);
  }

  /** Its path would say that the release was rolled back, and there is nothing to read. */
  @Test
  void namesALink() {
    generate(new Random(SEED), 1);
    git.run("read-tree", head.get());
    String blob = git.runWithInput("target", "hash-object", "-w", "--stdin").strip();
    git.run(
        "update-index",
        "--add",
        "--cacheinfo",
        "120000," + blob + ",events/1.0.0/0009-rolled-back.json");
    String linked = commit("-p", head.get());

    assertThat(found(linked))
        .containsExactly(
            "ledger: events/1.0.0/0009-rolled-back.json, added by "
                + linked.substring(0, 12)
                + ", is a link, and no file");
  }

  /** Such as one of a component that nobody has, with the commit that a tag was moved to. */
  @Test
  void namesAReleaseThatHasTheTagOfAnother() {
    generate(new Random(SEED), 1);
    GitLedger component =
        new GitLedger(repository, GitLedger.REF, Optional.of("x"), Signatures.NONE);
    String twice =
        component.append(
            head, event("1.0.0", Type.PREPARED), Optional.of(ManifestFixture.manifest("1.0.0")));

    assertThat(found(twice))
        .containsExactly(
            "ledger: releases/1.0.0/manifest.json is of the tag v1.0.0, as is"
                + " components/x/releases/1.0.0/manifest.json");
  }

  /** What is told of many tags grows with them, not with their square. */
  @Test
  void tellsEachSpanOnceWhereManyOldLedgersAreNotHere() {
    generate(new Random(SEED), 12);
    List<ReleaseTag> tags =
        tags().stream()
            .map(
                tag ->
                    new ReleaseTag(
                        tag.name(),
                        tag.id(),
                        tag.commit(),
                        tag.at(),
                        Optional.of("d".repeat(40)),
                        false))
            .toList();

    List<String> found =
        details(new LedgerAudit(repository, "origin").check(head, Optional.empty(), tags)).stream()
            .filter(line -> line.contains("nor in this clone"))
            .toList();

    assertThat(found).hasSize(12);
    for (String path : paths(head.get())) {
      assertThat(found.stream().filter(line -> line.contains(path))).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void namesWhatIsNotThereInAShallowClone() {
    generate(new Random(SEED), 1);
    git.write(".git/shallow", heads.get(1) + "\n");
    try (GitRepository shallow = GitRepository.open(temp)) {
      assertThat(LedgerChain.of(shallow, head.get()).rewritten())
          .contains("what was before " + heads.get(1).substring(0, 12) + " is not in this clone");
    }
  }

  // --- generated ledgers ---

  /** Releases 1.0.0, 1.1.0 and so on, each with its events, between those of others. */
  private void generate(Random random, int releases) {
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

  private void append(LedgerEvent event, boolean released) {
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

  private LedgerEvent event(String version, Type type) {
    return LedgerEvent.of(
        type,
        version,
        "v" + version,
        "a".repeat(40),
        TIME.plusSeconds(second++),
        Optional.of("Ada <ada@acme.org>"),
        "why");
  }

  private static String message(Optional<String> carried) {
    return "Release\n\nRelease-Plan: sha256:"
        + "0".repeat(64)
        + "\n"
        + carried.map(id -> "Release-Ledger: " + id + "\n").orElse("");
  }

  /** A release tag; the commit that the manifest names is written into the tag by hand. */
  private void tag(String name) {
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

  private String carried(int release) {
    return git.run(
            "for-each-ref",
            "--format=%(contents:trailers:key=Release-Ledger,valueonly)",
            "refs/tags/v1." + release + ".0")
        .strip();
  }

  private List<Check> audit(String at, Optional<String> local) {
    return new LedgerAudit(repository, "origin").check(Optional.of(at), local, tags());
  }

  /** The tags, as though they pointed to the commit of the manifests unless they were moved. */
  private List<ReleaseTag> tags() {
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

  private List<String> found(String at) {
    return audit(at, Optional.empty()).stream()
        .filter(check -> !check.passed())
        .map(Check::detail)
        .toList();
  }

  private static List<String> details(List<Check> checks) {
    return checks.stream().map(Check::detail).toList();
  }

  private List<String> paths(String commit) {
    return git.run("ls-tree", "-r", "--name-only", commit).lines().toList();
  }

  /** In the order in which commits have added them. */
  private List<String> inOrder(List<String> paths) {
    return git.run("log", "--reverse", "--format=", "--name-only", head.get())
        .lines()
        .filter(paths::contains)
        .toList();
  }

  // --- tampering, by the git command line ---

  private static String tampered(String content) {
    return content.replace("\"Ada ", "\"Eve ").replace("2026-11-21", "2026-11-20");
  }

  private String tampered(String commit, String path) {
    return tampered(git.run("cat-file", "blob", commit + ":" + path));
  }

  private String note(String on, String version, String detail) {
    return ledger.append(
        Optional.of(on),
        LedgerEvent.of(
            Type.NOTE, version, "v" + version, "a".repeat(40), TIME, Optional.empty(), detail),
        Optional.empty());
  }

  /** A commit on top of another, or of nothing, with a file of another content or without it. */
  private String edited(String on, String path, Optional<String> content) {
    git.run("read-tree", on == null ? "--empty" : on);
    if (content.isEmpty()) {
      git.run("update-index", "--force-remove", "--", path);
    } else {
      put(path, content.get());
    }
    return on == null ? commit() : commit("-p", on);
  }

  private void put(String path, String content) {
    String blob = git.runWithInput(content, "hash-object", "-w", "--stdin").strip();
    git.run("update-index", "--add", "--cacheinfo", "100644," + blob + "," + path);
  }

  private String commit(String... parents) {
    List<String> arguments = new ArrayList<>(List.of("commit-tree", git.run("write-tree").strip()));
    arguments.addAll(List.of(parents));
    return git.runWithInput("entered\n", arguments.toArray(String[]::new)).strip();
  }

  /** What each commit of the ledger has entered: contents by path. */
  private List<Map<String, String>> entered() {
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
  private String chain(List<Map<String, String>> commits) {
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
  private String rewritten(List<Map<String, String>> entered, String path, String content) {
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
