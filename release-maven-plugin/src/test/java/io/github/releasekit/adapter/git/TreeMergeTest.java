package io.github.releasekit.adapter.git;

import static io.github.releasekit.adapter.git.MergeCase.TEXT;
import static io.github.releasekit.adapter.git.MergeCase.file;
import static io.github.releasekit.adapter.git.MergeCase.nothing;
import static io.github.releasekit.adapter.git.MergeCase.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.git.TreeMerge.Conflicts;
import io.github.releasekit.adapter.git.TreeMerge.Merged;
import io.github.releasekit.adapter.git.TreeMerge.Result;
import io.github.releasekit.adapter.git.TreeMerge.Side;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The user's git and JGit merge as {@code git merge} does, the latter without renames. */
class TreeMergeTest {

  private static final int HISTORIES = 5;
  private static final int MANY_HISTORIES = 200;

  @TempDir Path temp;
  private GitFixture git;
  private GitRepository repository;
  private TreeMerge trees;
  private TreeMerge byJgit;

  @BeforeEach
  void repository() {
    git = GitFixture.init(temp);
    git.commit("first", "README", "first\n");
    repository = GitRepository.open(temp);
    trees = new TreeMerge(repository);
    byJgit = new TreeMerge(repository, false);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  static Stream<MergeCase> cases() {
    return MergeCase.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mergesAsGitDoes(MergeCase merge) {
    verify(merge, true);
  }

  static Stream<MergeCase> renames() {
    return MergeCase.renames();
  }

  @ParameterizedTest
  @MethodSource("renames")
  void followsRenamesWhereGitMerges(MergeCase merge) {
    verify(merge, false);
  }

  private void verify(MergeCase merge, boolean byJgitToo) {
    String base = change("base", "main", merge.base());
    String ours = change("ours", base, merge.ours());
    String theirs = change("theirs", base, merge.theirs());
    Map<String, String> before = git.state();

    Result result = trees.merge(side(base), side(ours), side(theirs));
    Result resultOfJgit = byJgit.merge(side(base), side(ours), side(theirs));

    assertThat(git.state()).isEqualTo(before);
    assertThat(result).isEqualTo(byHand(ours, theirs));
    assertThat(byJgitToo ? resultOfJgit : result).isEqualTo(result);
    assertThat(result instanceof Conflicts conflicts ? conflicts.files() : List.of())
        .isEqualTo(merge.conflicts());
  }

  private String change(String branch, String from, Consumer<GitFixture> change) {
    git.run("checkout", "--quiet", "--force", "-B", branch, from);
    change.accept(git);
    return git.commit(branch);
  }

  private static Side side(String commit) {
    return new Side(commit, Map.of());
  }

  /** What {@code git merge} makes in the checkout. */
  private Result byHand(String ours, String theirs) {
    git.run("checkout", "--quiet", "--force", "--detach", ours);
    try {
      git.run("merge", "--quiet", "--no-ff", "--no-edit", theirs);
      return new Merged(git.id("HEAD^{tree}"));
    } catch (AssertionError failure) {
      TreeSet<String> files = new TreeSet<>();
      for (String entry : git.run("ls-files", "--unmerged", "-z").split("\0")) {
        files.add(entry.substring(entry.indexOf('\t') + 1));
      }
      return new Conflicts(List.copyOf(files));
    } finally {
      git.run("reset", "--quiet", "--hard");
    }
  }

  @Test
  void takesOtherContentOfFilesOnEachSide() {
    String base = change("base", "main", file("d/f.txt", TEXT));
    String ours = change("ours", base, file("d/f.txt", TEXT.replace("line 5", "ours")));
    String theirs = change("theirs", base, file("d/f.txt", TEXT.replace("line 5", "theirs")));
    byte[] same = TEXT.replace("line 5", "agreed").getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> agreed = Map.of("d/f.txt", same);

    Result result =
        trees.merge(new Side(base, agreed), new Side(ours, agreed), new Side(theirs, agreed));

    String tree = ((Merged) result).tree();
    assertThat(git.run("cat-file", "blob", tree + ":d/f.txt"))
        .isEqualTo(TEXT.replace("line 5", "agreed"));
    assertThat(git.run("cat-file", "-t", tree)).isEqualTo("tree\n");
  }

  @Test
  void findsTheLastCommitInCommon() {
    String base = change("base", "main", file("f.txt", TEXT));
    String ours = change("ours", base, file("f.txt", "ours"));
    String theirs = change("theirs", base, file("f.txt", "theirs"));

    assertThat(trees.base(ours, theirs)).contains(base);
    assertThat(trees.base(base, theirs)).contains(base);
  }

  @Test
  void findsNoCommitInCommonOfUnrelatedHistories() {
    String ours = git.id("main");
    git.run("checkout", "--quiet", "--orphan", "other");
    String theirs = git.commit("other", "other.txt", "other");

    assertThat(trees.base(ours, theirs)).isEmpty();
  }

  @Test
  void mergesTheBasesOfBranchesThatHaveMergedEachOther() {
    String base = change("base", "main", file("f.txt", TEXT));
    String one = change("one", base, file("f.txt", TEXT.replace("line 5\n", "five\n")));
    String other = change("other", base, file("f.txt", TEXT.replace("line 15\n", "fifteen\n")));
    String both = TEXT.replace("line 5\n", "five\n").replace("line 15\n", "fifteen\n");
    String ours = merged("ours", one, other, both.replace("five\n", "line 5\n"));
    String theirs = merged("theirs", other, one, both.replace("fifteen\n", "15\n"));

    String found = trees.base(ours, theirs).orElseThrow();

    assertThat(git.run("show", found + ":f.txt")).isEqualTo(both);
    assertThat(trees.merge(side(found), side(ours), side(theirs)))
        .isEqualTo(byHand(ours, theirs))
        .isInstanceOf(Merged.class);
  }

  private String merged(String branch, String one, String other, String content) {
    git.run("checkout", "--quiet", "--force", "-B", branch, one);
    git.run("merge", "--quiet", "--no-ff", "--no-commit", "--strategy=ours", other);
    return git.commit("merge", "f.txt", content);
  }

  @Test
  void refusesWhatIsNoObjectId() {
    Side main = side(git.id("main"));

    assertThatThrownBy(() -> trees.merge(main, side("--help"), main))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void agreesWithGitOnRandomHistories() {
    verifyRandom(HISTORIES);
  }

  @Test
  @Tag("faults")
  void agreesWithGitOnManyRandomHistories() {
    verifyRandom(MANY_HISTORIES);
  }

  /** Random histories, all in one repository. */
  private void verifyRandom(int histories) {
    long seed = new Random().nextLong();
    System.out.println(getClass().getSimpleName() + " seed " + seed);
    RandomTrees random = new RandomTrees(seed);
    git.runWithInput(random.histories(histories), "fast-import", "--quiet", "--force");
    int conflicts = 0;
    for (int i = 0; i < histories; i++) {
      String ours = git.id("refs/heads/ours-" + i);
      String theirs = git.id("refs/heads/theirs-" + i);
      Result expected = byHand(ours, theirs);
      Side base = side(git.id("refs/heads/base-" + i));
      assertThat(trees.merge(base, side(ours), side(theirs)))
          .as("history %s of seed %s", i, seed)
          .isEqualTo(expected);
      assertThat(byJgit.merge(base, side(ours), side(theirs)))
          .as("history %s of seed %s by JGit", i, seed)
          .isEqualTo(expected);
      conflicts += expected instanceof Conflicts ? 1 : 0;
    }
    assertThat(conflicts).isLessThan(histories);
    assertThat(histories < MANY_HISTORIES || conflicts > histories / 10).isTrue();
  }

  @Test
  void conflictsWithoutGitWhereOneSideHasRenamedWhatTheOtherHasChanged() {
    String base = change("base", "main", file("f.txt", TEXT));
    String ours = change("ours", base, run("mv", "f.txt", "g.txt"));
    String theirs = change("theirs", base, file("f.txt", TEXT.replace("line 3", "third")));

    assertThat(byJgit.merge(side(base), side(ours), side(theirs)))
        .isEqualTo(new Conflicts(List.of("f.txt")));
  }

  @Test
  void namesAFileThatIsADirectoryOnTheOtherSide() {
    String base = change("base", "main", nothing());
    String ours = change("ours", base, file("x", "a file"));
    String theirs = change("theirs", base, file("x/y", "in a directory"));

    assertThat(trees.merge(side(base), side(ours), side(theirs)))
        .isEqualTo(new Conflicts(List.of("x")));
    assertThat(trees.merge(side(base), side(theirs), side(ours)))
        .isEqualTo(new Conflicts(List.of("x")));
    assertThat(((Conflicts) byJgit.merge(side(base), side(ours), side(theirs))).files())
        .isNotEmpty();
  }

  @Test
  void takesAttributesOfOurCommitAndNotOfTheCheckout() {
    String base = change("base", "main", file("f.txt", "a\n"));
    String ours =
        change(
            "ours",
            base,
            git -> {
              file(".gitattributes", "*.txt merge=union\n").accept(git);
              file("f.txt", "a\nours\n").accept(git);
            });
    String theirs = change("theirs", base, file("f.txt", "a\ntheirs\n"));

    Result result = trees.merge(side(base), side(ours), side(theirs));

    assertThat(git.run("cat-file", "blob", ((Merged) result).tree() + ":f.txt"))
        .isEqualTo("a\nours\ntheirs\n");
    assertThat(result).isEqualTo(byHand(ours, theirs));
  }

  @Test
  void mergesAlikeWhateverTheUserHasConfigured() {
    git.run("config", "merge.renames", "false");
    git.run("config", "merge.directoryRenames", "true");
    git.run("config", "merge.conflictStyle", "diff3");
    String base = change("base", "main", file("d/f.txt", TEXT));
    String ours = change("ours", base, run("mv", "d", "e"));
    String theirs = change("theirs", base, file("d/f.txt", TEXT.replace("line 3", "third")));
    String added = change("added", base, file("d/g.txt", "g"));

    assertThat(trees.merge(side(base), side(ours), side(theirs))).isInstanceOf(Merged.class);
    assertThat(trees.merge(side(base), side(ours), side(added)))
        .isEqualTo(new Conflicts(List.of("e/g.txt")));
  }

  @Test
  void mergesInALinkedWorkingTree() {
    String base = change("base", "main", file("f.txt", TEXT));
    String ours = change("ours", base, file("f.txt", TEXT.replace("line 1\n", "first\n")));
    String theirs = change("theirs", base, file("f.txt", TEXT.replace("line 20", "last")));
    Path other = temp.resolveSibling(temp.getFileName() + "-linked");
    git.run("worktree", "add", "--quiet", "--detach", other.toString(), base);

    try (GitRepository linked = GitRepository.open(other)) {
      assertThat(new TreeMerge(linked).merge(side(base), side(ours), side(theirs)))
          .isEqualTo(byHand(ours, theirs));
    } finally {
      git.run("worktree", "remove", "--force", other.toString());
    }
  }

  @Test
  void takesTheBaseWithBothTextsWhereBasesConflict() {
    String base = change("base", "main", file("f.txt", TEXT));
    String one = change("one", base, file("f.txt", TEXT.replace("line 5\n", "five\n")));
    String other = change("other", base, file("f.txt", TEXT.replace("line 5\n", "V\n")));
    String agreed = TEXT.replace("line 5\n", "5\n");
    String ours = merged("ours", one, other, agreed);
    String theirs = merged("theirs", other, one, agreed.replace("line 15", "fifteen"));

    String found = trees.base(ours, theirs).orElseThrow();

    assertThat(git.run("show", found + ":f.txt")).contains("five\n", "V\n");
    assertThat(trees.merge(side(found), side(ours), side(theirs)))
        .isEqualTo(byHand(ours, theirs))
        .isInstanceOf(Merged.class);
    assertThat(byJgit.base(ours, theirs).orElseThrow()).isIn(one, other);
  }
}
