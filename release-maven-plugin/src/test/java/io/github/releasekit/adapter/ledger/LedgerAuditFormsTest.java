package io.github.releasekit.adapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ReleaseTag;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files of the ledger, and tags, that are not what they have to be. */
class LedgerAuditFormsTest extends AuditedLedger {

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
}
