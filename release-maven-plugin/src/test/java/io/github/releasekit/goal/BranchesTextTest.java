package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.BranchMove;
import io.github.releasekit.domain.event.Event.MergedForward;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BranchesTextTest {

  @Test
  void saysNothingOfAReleaseThatStaysOnItsBranch() {
    assertThat(BranchesText.of(journal(), Optional.of("refs/heads/main"))).isEmpty();
  }

  @Test
  void saysWhatWasMergedWhereAndWhereTheCloneIs() {
    Journal journal =
        journal(
            new BranchMove("refs/heads/develop", "1", "2", ""),
            new BranchMove("refs/heads/support/2.x", "3", "4", ""),
            new BranchMove("refs/heads/merge/v1.0.0-into-next", "", "5", "refs/heads/next"),
            new BranchMove("refs/heads/hotfix/v1.0.0", "6", "", ""));

    assertThat(BranchesText.of(journal, Optional.of("refs/heads/develop")))
        .containsExactly(
            "  released on main, merged into develop, support/2.x",
            "  branch hotfix/v1.0.0 has ended",
            "  this clone is on develop");
    assertThat(BranchesText.of(journal, Optional.empty()))
        .endsWith(
            "  branch hotfix/v1.0.0 has ended", "  this clone is on no branch, as it was before");
  }

  private static Journal journal(BranchMove... moves) {
    ObjectsWritten objects = new ObjectsWritten("", "", "refs/heads/main", "", "7", "7", "8");
    return new Journal(
        List.of(
            entry("write-objects", objects),
            entry("merge-forward", new MergedForward(List.of(moves)))));
  }

  private static JournalEntry entry(String step, Event event) {
    return new JournalEntry(step, Instant.EPOCH, 0, event);
  }
}
