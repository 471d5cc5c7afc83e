package io.github.releasekit.adapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.git.ReleaseTag;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.manifest.Verification.Check;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ledgers that were tampered with by the git command line. */
class LedgerAuditTest extends AuditedLedger {

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
}
