package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.process.ProcessResult;
import io.github.releasekit.domain.ReleaseException;
import org.junit.jupiter.api.Test;

/** What is made of git's answers that a test cannot get from the git that is here. */
class GitMergeTest {

  @Test
  void leavesTheMergeToJgitWhereGitIsTooOld() {
    assertThat(GitMerge.outcome(new ProcessResult(129, "", "usage: git merge-tree"))).isEmpty();
  }

  @Test
  void saysWhatGitFailedFor() {
    assertThatThrownBy(() -> GitMerge.outcome(new ProcessResult(1, "", "fatal: bad object")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("git merge-tree failed: fatal: bad object");
  }

  @Test
  void readsConflictsThatOnlyAMessageTellsOf() {
    String out =
        "a".repeat(40)
            + "\0\0"
            + "1\0x\0Auto-merging\0Auto-merging x\n\0"
            + "2\0d\0e f\0CONFLICT (directory rename split)\0where to\n\0";

    assertThat(GitMerge.outcome(new ProcessResult(1, out, "")).orElseThrow().conflicts())
        .containsExactly("d", "e f");
  }
}
