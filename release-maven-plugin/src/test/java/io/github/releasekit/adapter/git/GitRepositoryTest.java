package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.version.TagFormat;
import io.github.releasekit.domain.version.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {

  private static final TagFormat FORMAT = Policy.DEFAULT.tagFormat("g", "a");

  @TempDir Path temp;
  private GitFixture git;

  @BeforeEach
  void repository() {
    git = GitFixture.init(temp.resolve("clone"));
  }

  @Test
  void findsTheHighestReleaseThatHeadDescendsFrom() {
    git.commit("feat: one");
    git.run("tag", "-a", "-m", "r", "v1.9.0");
    git.commit("feat: two");
    git.run("tag", "-a", "-m", "r", "v1.10.0");
    String last = git.id("HEAD");
    String third = git.commit("fix: three");
    String fourth = git.commit("feat: four");

    History history = history();

    assertThat(history.head()).isEqualTo(fourth);
    assertThat(history.lastRelease())
        .contains(new Release("v1.10.0", Version.parse("1.10.0"), last));
    assertThat(history.commits()).extracting(Commit::id).containsExactly(fourth, third);
    assertThat(history.tags()).containsExactlyInAnyOrder("v1.9.0", "v1.10.0");
  }

  @Test
  void goesByAncestryAndNotByDate() {
    git.commit("feat: base");
    git.run("tag", "v1.0.0");
    git.run("checkout", "--quiet", "-b", "support");
    git.at(Instant.parse("2030-01-01T00:00:00Z")).commit("fix: later, on another line");
    git.run("tag", "v1.5.0");
    git.run("checkout", "--quiet", "main");
    git.at(Instant.parse("2020-01-01T00:00:00Z")).commit("feat: older than its parent");

    History history = history();

    assertThat(history.lastRelease()).map(Release::tag).contains("v1.0.0");
    assertThat(history.commits())
        .extracting(Commit::subject)
        .containsExactly("feat: older than its parent");
    assertThat(history.tags()).contains("v1.5.0");
  }

  @Test
  void takesTheHighestVersionEvenWhenALowerOneIsNearer() {
    git.commit("feat: a");
    git.run("tag", "v2.0.0");
    git.commit("fix: b");
    git.run("tag", "v1.9.9");
    git.commit("fix: c");

    assertThat(history().lastRelease()).map(Release::tag).contains("v2.0.0");
    assertThat(history().commits()).hasSize(2);
  }

  @Test
  void countsNoPreReleaseForeignOrNonCommitTagAsARelease() {
    git.commit("feat: a", "a.txt", "a");
    git.run("tag", "v1.0.0");
    git.commit("feat: b");
    git.run("tag", "v2.0.0-rc.1");
    git.run("tag", "nightly");
    git.run("tag", "app-3.0.0");
    git.run("tag", "v4.0.0", "HEAD^{tree}");
    git.run("tag", "v5.0.0", "HEAD:a.txt");

    assertThat(history().lastRelease()).map(Release::tag).contains("v1.0.0");
  }

  @Test
  void peelsATagOfATag() {
    git.commit("feat: a");
    git.run("tag", "-a", "-m", "inner", "inner");
    git.run("tag", "-a", "-m", "outer", "v1.0.0", "inner");
    git.commit("feat: b");

    assertThat(history().lastRelease()).map(Release::commit).contains(git.id("HEAD~1"));
    assertThat(open().tagsAt(git.id("HEAD~1"))).containsExactly("inner", "v1.0.0");
  }

  @Test
  void givesTheHistoryBelowAVersionToo() {
    git.commit("feat: a");
    git.run("tag", "v1.0.0");
    git.commit("feat: b");
    git.run("tag", "v1.1.0");

    try (GitRepository repository = open()) {
      assertThat(
              repository
                  .history(FORMAT, git.id("v1.1.0"), Version.parse("1.1.0"), List.of(), Set.of())
                  .lastRelease())
          .map(Release::tag)
          .contains("v1.0.0");
    }
  }

  @Test
  void leavesOutTagsOfReleasesThatWereRolledBack() {
    git.commit("feat: a");
    git.run("tag", "v1.0.0");
    git.commit("feat: b");
    git.run("tag", "v1.1.0");
    git.commit("feat: c");
    Set<Version> rolledBack = Set.of(Version.parse("1.1.0"));

    try (GitRepository repository = open()) {
      History history = repository.history(FORMAT, git.id("HEAD"), null, List.of(), rolledBack);

      assertThat(history.lastRelease()).map(Release::tag).contains("v1.0.0");
      assertThat(history.commits())
          .extracting(Commit::subject)
          .containsExactly("feat: c", "feat: b");
      assertThat(history.versions()).contains(Version.parse("1.1.0"));
      assertThat(history.rolledBack()).isEqualTo(rolledBack);
    }
  }

  @Test
  void findsTheCommitThatAReleaseGoesOnWith() {
    git.commit("feat: a");
    String release = git.commit("chore: release\n\nTrailer: x");
    String development = git.commit("chore: begin\n\nTrailer: x");
    String later = git.commit("feat: b\n\nTrailer: x");
    git.run("checkout", "-q", "-b", "other", release);
    String other = git.commit("feat: other", "o.txt", "o");

    try (GitRepository repository = open()) {
      assertThat(repository.after(release, later, "Trailer: x")).contains(development);
      assertThat(repository.after(release, other, "Trailer: x")).isEmpty();
      assertThat(repository.after(later, release, "Trailer: x")).isEmpty();
    }
  }

  @Test
  void flagsMergesAndListsTheirBranchesCommits() {
    git.commit("feat: base");
    git.run("tag", "v1.0.0");
    git.run("checkout", "--quiet", "-b", "topic");
    git.commit("feat: on the branch", "b.txt", "b");
    git.run("checkout", "--quiet", "main");
    git.commit("fix: on main", "m.txt", "m");
    git.run("merge", "--quiet", "--no-ff", "-m", "Merge branch 'topic'", "topic");
    git.commit("chore(release): 1.0.1\n\nRelease-Plan: sha256:" + "0".repeat(64) + "\n");

    List<Commit> commits = history().commits();

    assertThat(commits)
        .extracting(Commit::subject)
        .containsExactlyInAnyOrder(
            "feat: on the branch", "fix: on main", "Merge branch 'topic'", "chore(release): 1.0.1");
    assertThat(commits)
        .filteredOn(Commit::merge)
        .extracting(Commit::subject)
        .containsExactly("Merge branch 'topic'");
    assertThat(commits).filteredOn(Commit::isBookkeeping).hasSize(1);
    assertThat(commits.stream().map(Commit::id))
        .containsExactlyInAnyOrderElementsOf(git.run("rev-list", "v1.0.0..HEAD").lines().toList());
  }

  @Test
  void readsACommitAsItWasWritten() {
    git.at(Instant.parse("2026-02-03T04:05:06Z")).commit("feat: ü\n\nbody\n");

    assertThat(history().commits())
        .containsExactly(
            new Commit(
                git.id("HEAD"),
                List.of(),
                "feat: ü\n\nbody\n",
                "Ada Tester",
                "ada@example.org",
                Instant.parse("2026-02-03T04:05:06Z")));
    assertThat(open().timeOf(git.id("HEAD"))).isEqualTo("2026-02-03T04:05:06Z");
  }

  @Test
  void hasNoLastReleaseWithoutTags() {
    git.commit("feat: a");
    git.commit("feat: b");

    assertThat(history().lastRelease()).isEmpty();
    assertThat(history().commits()).hasSize(2);
  }

  @Test
  void countsTheCommitsAheadOfAnother() {
    String base = git.commit("feat: a");
    git.commit("feat: b");
    git.commit("feat: c");
    String ours = git.id("HEAD");
    git.run("checkout", "--quiet", "-b", "other", base);
    String diverged = git.commit("feat: d");
    git.run("checkout", "--quiet", "main");

    try (GitRepository repository = open()) {
      assertThat(repository.aheadOf(base)).contains(2);
      assertThat(repository.aheadOf(ours)).contains(0);
      assertThat(repository.aheadOf(diverged)).isEmpty();
      assertThat(repository.aheadOf("1".repeat(40))).isEmpty();
    }
  }

  @Test
  void readsFilesOfACommitAsTheyAre() {
    git.commit("feat: a", "a.txt", "one\r\ntwo");
    git.commit("feat: b", "d/x.txt", "x");
    git.commit("feat: c", "d/e/y.txt", "y");
    git.commit("feat: d", "d2/z.txt", "z");
    git.write("a.txt", "edited, not committed");

    try (GitRepository repository = open()) {
      assertThat(repository.file(repository.head(), "a.txt"))
          .hasValueSatisfying(b -> assertThat(b).asString().isEqualTo("one\r\ntwo"));
      assertThat(repository.file(repository.head(), "none.txt")).isEmpty();
      Map<String, byte[]> files = repository.files(repository.head(), "d");
      assertThat(files).containsOnlyKeys("d/e/y.txt", "d/x.txt");
      assertThat(files.get("d/x.txt")).isEqualTo("x".getBytes(StandardCharsets.UTF_8));
      assertThat(repository.files(repository.head(), "none")).isEmpty();
    }
  }

  @Test
  void knowsTheBranchOrThatThereIsNone() {
    git.commit("feat: a");
    assertThat(open().branch()).contains("refs/heads/main");

    git.run("checkout", "--quiet", "--detach");
    assertThat(open().branch()).isEmpty();
  }

  @Test
  void knowsAShallowClone() {
    git.commit("feat: a");
    git.commit("feat: b");
    Path shallow = temp.resolve("shallow");
    git.run(
        "clone", "--quiet", "--depth=1", git.directory().toUri().toString(), shallow.toString());

    assertThat(open().isShallow()).isFalse();
    try (GitRepository repository = GitRepository.open(shallow)) {
      assertThat(repository.isShallow()).isTrue();
      assertThat(repository.history(FORMAT, repository.head(), null, List.of(), Set.of()).commits())
          .hasSize(1);
    }
  }

  @Test
  void worksInALinkedWorkingTree() throws Exception {
    git.commit("feat: a", "a.txt", "a");
    Path linked = temp.resolve("linked");
    git.run("worktree", "add", "--quiet", "-b", "topic", linked.toString());

    try (GitRepository repository = GitRepository.open(linked)) {
      assertThat(repository.root()).isEqualTo(linked.toRealPath());
      assertThat(repository.branch()).contains("refs/heads/topic");
      assertThat(repository.commonDirectory().toRealPath())
          .isEqualTo(git.directory().resolve(".git").toRealPath());
      assertThat(repository.head()).isEqualTo(git.id("topic"));
    }
  }

  @Test
  void isFoundFromASubdirectoryAndThroughASymbolicLink() throws Exception {
    git.commit("feat: a", "d/pom.xml", "p");
    Path link = Files.createSymbolicLink(temp.resolve("link"), git.directory());

    try (GitRepository repository = GitRepository.open(link.resolve("d"))) {
      assertThat(repository.root()).isEqualTo(git.directory());
      assertThat(repository.relative(link.resolve("d/pom.xml"))).isEqualTo("d/pom.xml");
      assertThatThrownBy(() -> repository.relative(temp))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("outside");
    }
  }

  @Test
  void refusesADirectoryWithoutARepositoryOrACommit() {
    assertThat(GitRepository.find(git.directory())).isEmpty();
    assertThatThrownBy(() -> GitRepository.open(git.directory()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("has no commit on main");
    assertThat(GitRepository.find(GitFixture.bare(temp.resolve("bare")).directory())).isEmpty();
  }

  @Test
  void knowsTheCommitterAsGitDoes() {
    git.commit("feat: a");

    assertThat(open().committer()).contains(GitFixture.IDENTITY);
  }

  @Test
  void resolvesRevisionsAndKnowsObjects() {
    String commit = git.commit("feat: a");

    try (GitRepository repository = open()) {
      assertThat(repository.resolve("refs/heads/main")).contains(commit);
      assertThat(repository.resolve("refs/heads/none")).isEmpty();
      assertThat(repository.has(commit)).isTrue();
      assertThat(repository.has("1".repeat(40))).isFalse();
    }
  }

  private History history() {
    try (GitRepository repository = open()) {
      return repository.history(FORMAT, repository.head(), null, List.of(), Set.of());
    }
  }

  @Test
  void refusesAFileThatDoesNotFitIntoMemory() {
    git.commit("feat: large", "large.bin", "0".repeat(51 << 20));

    try (GitRepository repository = GitRepository.open(git.directory())) {
      assertThatThrownBy(() -> repository.file(repository.head(), "large.bin"))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("large.bin is too large to be read");
    }
  }

  private GitRepository open() {
    return GitRepository.open(git.directory());
  }

  @Test
  void refusesAFileOfASubmoduleAndOneThatIsALink() throws Exception {
    String commit = git.commit("feat: a", "a.txt", "a");
    git.run("update-index", "--add", "--cacheinfo", "160000," + commit + ",libs/sub");
    Files.createSymbolicLink(git.directory().resolve("link.txt"), Path.of("a.txt"));
    git.run("add", "link.txt");
    String head = git.commit("feat: b");

    try (GitRepository repository = open()) {
      assertThatThrownBy(() -> repository.file(head, "libs/sub/pom.xml"))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("libs/sub/pom.xml is in the submodule libs/sub");
      assertThatThrownBy(() -> repository.file(head, "link.txt"))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("link.txt is a symbolic link to a.txt");
    }
  }

  @Test
  void tellsWhoHasNoPartInTheEarlierHistory() {
    git.commit("feat: one\n\nCo-authored-by: Grace <GRACE@example.org>", "a", "1");
    String earlier = git.commit("feat: two", "a", "2");
    git.run("config", "user.email", "zoe@example.org");
    git.commit("feat: three", "a", "3");

    try (GitRepository repository = GitRepository.open(git.directory())) {
      assertThat(
              repository.newcomers(
                  Set.of("ada@example.org", "grace@example.org", "zoe@example.org"), earlier))
          .containsExactly("zoe@example.org");
      assertThat(repository.newcomers(Set.of("zoe@example.org"), git.id("HEAD"))).isEmpty();
    }
  }
}
