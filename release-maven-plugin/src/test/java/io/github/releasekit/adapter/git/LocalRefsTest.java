package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.domain.ReleaseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRefsTest {

  private static final String MAIN = "refs/heads/main";
  private static final String TAG = "refs/tags/v1.0.0";
  private static final String LEDGER = "refs/release-kit/ledger";

  @TempDir Path temp;
  private GitFixture git;
  private GitRepository repository;
  private LocalRefs refs;
  private String old;
  private String next;

  @BeforeEach
  void repository() {
    git = GitFixture.init(temp);
    git.commit("feat: a", "a.txt", "old");
    old = git.commit("feat: b", "b.txt", "b");
    git.run("checkout", "--quiet", "--detach");
    next = git.commit("chore(release): 1.0.0", "a.txt", "new");
    git.run("checkout", "--quiet", "main");
    repository = GitRepository.open(temp);
    refs = new LocalRefs(repository);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void knowsABranchThatAnotherWorkingTreeHas() {
    git.run("branch", "free");
    git.run("branch", "taken");
    git.run("worktree", "add", "--quiet", temp.resolve("other").toString(), "taken");

    assertThat(refs.isCheckedOut("refs/heads/taken")).isTrue();
    assertThat(refs.isCheckedOut("refs/heads/free")).isFalse();
    assertThat(refs.isCheckedOut("refs/heads/none")).isFalse();
  }

  @Test
  void movesAllRefsTogether() {
    refs.update(release());

    assertThat(git.refs())
        .isEqualTo(MAIN + " " + next + "\n" + LEDGER + " " + next + "\n" + TAG + " " + next + "\n");
  }

  @Test
  void movesNoneWhenTheLastHasAnotherValue() {
    git.run("update-ref", LEDGER, old);
    Map<String, String> before = git.state();

    assertThatThrownBy(() -> refs.update(release()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(LEDGER);

    assertThat(git.state()).isEqualTo(before);
  }

  @Test
  void movesNoneWhenTheTagExistsOrTheBranchMoved() {
    git.run("tag", "v1.0.0", next);
    assertNothingMoves();

    git.run("tag", "-d", "v1.0.0");
    git.run("update-ref", MAIN, old + "~1");
    assertNothingMoves();
  }

  @Test
  void movesTheBranchOfHeadAndSwitchesToAnother() throws Exception {
    Update begun = new Update("refs/heads/release/v1", Optional.empty(), next);
    Update moved = new Update(MAIN, Optional.of(old), next);

    assertThat(refs.updateAndSwitch(List.of(begun, moved), begun.ref())).isTrue();

    assertThat(git.run("symbolic-ref", "HEAD").strip()).isEqualTo("refs/heads/release/v1");
    assertThat(git.run("status", "--porcelain")).isEmpty();
    assertThat(Files.readString(temp.resolve("a.txt"))).isEqualTo("new");
    assertThat(refs.heads()).containsOnly(Map.entry(begun.ref(), next), Map.entry(MAIN, next));
  }

  @Test
  void staysOnItsBranchWhereARefCannotBeMoved() {
    Update begun = new Update("refs/heads/release/v1", Optional.empty(), next);
    Update moved = new Update(MAIN, Optional.of(next), next);
    String before = git.refs();

    assertThatThrownBy(() -> refs.updateAndSwitch(List.of(begun, moved), begun.ref()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(MAIN);

    assertThat(git.refs()).isEqualTo(before);
    assertThat(git.run("symbolic-ref", "HEAD").strip()).isEqualTo(MAIN);
    assertThat(git.run("status", "--porcelain")).isEmpty();
  }

  @Test
  void isHinderedByFilesThatGitDoesNotKnow() {
    git.run("checkout", "--quiet", "--detach", next);
    String more = git.commit("feat: c", "c/d.txt", "c");
    git.run("checkout", "--quiet", "main");
    assertThat(refs.hindrance(more)).isEmpty();

    git.write("c", "a file where the directory goes");
    assertThat(refs.hindrance(more)).hasValueSatisfying(said -> assertThat(said).contains("c"));

    git.run("clean", "--quiet", "--force");
    git.write("c/d.txt", "mine");
    assertThat(refs.hindrance(more)).contains("c/d.txt");
  }

  @Test
  void fastForwardsBranchIndexAndFiles() throws Exception {
    assertThat(refs.fastForward(next)).isTrue();

    assertThat(git.id("main")).isEqualTo(next);
    assertThat(git.run("status", "--porcelain")).isEmpty();
    assertThat(Files.readString(temp.resolve("a.txt"))).isEqualTo("new");
  }

  @Test
  void changesNothingWhenTheUserEditedWhatTheReleaseWrites() {
    git.write("a.txt", "edited");
    Map<String, String> before = git.state();

    assertThat(refs.fastForward(next)).isFalse();

    assertThat(files(git.state())).isEqualTo(files(before));
    assertThat(git.id("main")).isEqualTo(old);
  }

  @Test
  void keepsEditsOfOtherFilesWhenItFastForwards() throws Exception {
    git.write("b.txt", "edited");

    assertThat(refs.fastForward(next)).isTrue();

    assertThat(Files.readString(temp.resolve("b.txt"))).isEqualTo("edited");
    assertThat(Files.readString(temp.resolve("a.txt"))).isEqualTo("new");
  }

  @Test
  void followsABranchThatHasMovedAlready() throws Exception {
    refs.update(List.of(new Update(MAIN, Optional.of(old), next)));

    assertThat(refs.follow(old, next)).isTrue();

    assertThat(git.run("status", "--porcelain")).isEmpty();
    assertThat(Files.readString(temp.resolve("a.txt"))).isEqualTo("new");
  }

  @Test
  void doesNotFollowOverAnEdit() throws Exception {
    git.write("a.txt", "edited");
    refs.update(List.of(new Update(MAIN, Optional.of(old), next)));

    assertThat(refs.follow(old, next)).isFalse();

    assertThat(Files.readString(temp.resolve("a.txt"))).isEqualTo("edited");
  }

  @Test
  void goesOnAfterAMergeThatWasKilledBeforeTheBranchMoved() {
    git.run("read-tree", "-m", "-u", old, next);

    assertThat(refs.fastForward(next)).isTrue();

    assertThat(git.id("main")).isEqualTo(next);
    assertThat(git.run("status", "--porcelain")).isEmpty();
  }

  @Test
  void goesOnAfterAMergeThatWasKilledBetweenFilesAndIndex() {
    git.write("a.txt", "new");

    assertThat(refs.fastForward(next)).isTrue();

    assertThat(git.id("main")).isEqualTo(next);
    assertThat(git.run("status", "--porcelain")).isEmpty();
  }

  @Test
  void goesOnAfterAMergeThatWasKilledInTheMiddleOfAFile() throws Exception {
    git.write("a.txt", "ne");

    assertThat(refs.fastForward(next)).isTrue();

    assertThat(Files.readString(temp.resolve("a.txt"))).isEqualTo("new");
    assertThat(git.run("status", "--porcelain")).isEmpty();
  }

  @Test
  void leavesTheIndexOfAUserWhoWorkedOn() {
    git.write("a.txt", "new");
    git.commit("feat: c", "c.txt", "c");
    Map<String, String> before = files(git.state());

    assertThat(refs.fastForward(next)).isFalse();

    assertThat(files(git.state())).isEqualTo(before);
    assertThat(git.run("diff", "--cached", "--name-only")).isEmpty();
  }

  @Test
  void namesTheLockThatAKilledGitHasLeft() {
    git.write(".git/index.lock", "");
    git.write(".git/refs/tags/v1.0.0.lock", "");

    assertThatThrownBy(() -> refs.fastForward(next))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("rm '" + temp.resolve(".git/index.lock") + "'");
    assertThatThrownBy(() -> refs.update(release()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("rm '" + temp.resolve(".git/refs/tags/v1.0.0.lock") + "'");
  }

  /** A file whole, one in part, and one that is not begun. */
  @Test
  void goesOnWithASwitchThatWasKilled() {
    git.run("switch", "--quiet", "--create", "other");
    git.write("a.txt", "other");
    git.write("c.txt", "all of c");
    git.commit("feat: other", "b.txt", "other");
    git.run("add", ".");
    git.commit("feat: more");
    git.run("switch", "--quiet", "main");
    git.write("a.txt", "other");
    git.write("c.txt", "all");

    assertThat(refs.switchTo("other")).isTrue();

    assertThat(git.run("branch", "--show-current")).isEqualTo("other\n");
    assertThat(git.run("status", "--porcelain")).isEmpty();
  }

  @Test
  void doesNotSwitchOverWorkOfTheUser() {
    git.run("branch", "other", next);
    git.write("a.txt", "mine");

    assertThat(refs.switchTo("other")).isFalse();

    assertThat(git.run("branch", "--show-current")).isEqualTo("main\n");
    assertThat(git.run("status", "--porcelain")).isEqualTo(" M a.txt\n");
    assertThat(temp.resolve("a.txt")).hasContent("mine");
  }

  /** As a git leaves it that was killed when the branch was gone, and its settings were not. */
  @Test
  void removesABranchThatIsGoneAlready() {
    git.run("branch", "other");

    assertThat(refs.delete("other")).isTrue();
    assertThat(refs.delete("other")).isTrue();
    assertThat(refs.delete("main")).isFalse();
  }

  private void assertNothingMoves() {
    String before = git.refs();
    assertThatThrownBy(() -> refs.update(release())).isInstanceOf(ReleaseException.class);
    assertThat(git.refs()).isEqualTo(before);
  }

  private static Map<String, String> files(Map<String, String> state) {
    Map<String, String> files = new java.util.TreeMap<>(state);
    files.keySet().removeIf(name -> name.startsWith(".git/") && !name.startsWith(".git/refs"));
    return files;
  }

  private List<Update> release() {
    return List.of(
        new Update(MAIN, Optional.of(old), next),
        new Update(TAG, Optional.empty(), next),
        new Update(LEDGER, Optional.empty(), next));
  }
}
