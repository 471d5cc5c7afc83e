package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.releasekit.GitFixture;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.version.TagFormat;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which release is the last, by ancestry and not by date, with git as the oracle. */
class LastReleaseTest {

  private static final TagFormat FORMAT = Policy.DEFAULT.tagFormat("org.acme", "app");

  @TempDir Path temp;

  @Test
  void takesTheHighestVersionOfItsOwnLineWhateverTheDates() {
    GitFixture git = GitFixture.init(temp);
    git.at(Instant.parse("2026-05-01T00:00:00Z")).commit("feat: one");
    git.run("tag", "v1.0.0");
    git.at(Instant.parse("2020-01-01T00:00:00Z")).commit("fix: with a clock that is late");
    git.run("tag", "v1.10.0");
    git.at(Instant.parse("2026-06-01T00:00:00Z")).commit("fix: two");
    git.run("tag", "v1.9.9");
    git.run("switch", "--quiet", "-c", "next", "v1.0.0");
    git.at(Instant.parse("2026-07-01T00:00:00Z")).commit("feat!: three");
    git.run("tag", "v2.0.0");
    git.run("switch", "--quiet", "main");
    git.at(Instant.parse("2026-08-01T00:00:00Z")).commit("fix: four");

    try (GitRepository repository = GitRepository.open(temp)) {
      History history = repository.history(FORMAT, repository.head(), null, List.of(), Set.of());

      assertThat(history.lastRelease().map(Release::tag)).contains("v1.10.0");
      assertThat(history.commits())
          .extracting(Commit::subject)
          .containsExactly("fix: four", "fix: two");
    }
  }

  @Test
  void countsOnlyTagsOfTheFormat() {
    GitFixture git = GitFixture.init(temp);
    git.commit("feat: one");
    git.run("tag", "v1.0.0");
    git.commit("feat: two");
    Stream.of(
            "2.0.0",
            "v2",
            "v2.0.0-rc.1",
            "v02.0.0",
            "app-v3.0.0",
            "v2.0.0.1",
            "vanilla",
            "x/v9.0.0")
        .forEach(tag -> git.run("tag", tag));

    try (GitRepository repository = GitRepository.open(temp)) {
      History history = repository.history(FORMAT, repository.head(), null, List.of(), Set.of());

      assertThat(history.lastRelease().map(Release::tag)).contains("v2");
      assertThat(history.versions())
          .extracting(Version::toString)
          .containsExactlyInAnyOrder("1.0.0", "2.0.0", "2.0.0-rc.1");
    }
  }

  @Test
  void tellsWhatTouchesOtherComponentsOnlyAndWhatWasReleased() {
    GitFixture git = GitFixture.init(temp);
    String released = git.commit("feat: old", "core/a.txt", "a");
    git.run("tag", "v1.0.0");
    String core = git.commit("fix: core", "core/b.txt", "b");
    String app = git.commit("feat: app", "app/c.txt", "c");
    git.commit("Revert \"feat: old\"\n\nThis reverts commit " + released + ".", "core/d.txt", "d");
    git.commit("Revert \"fix: core\"\n\nThis reverts commit " + core + ".", "core/e.txt", "e");

    try (GitRepository repository = GitRepository.open(temp)) {
      History history =
          repository.history(FORMAT, git.id("HEAD"), null, List.of("core", "docs/core"), Set.of());

      assertThat(history.commits()).hasSize(4);
      assertThat(history.elsewhere()).containsExactly(app);
      assertThat(history.released()).containsExactly(released);
    }
  }

  @Test
  void readsMessagesInTheEncodingsTheyWereWrittenIn() throws IOException {
    GitFixture git = GitFixture.init(temp);
    Path message = temp.resolve("message.txt");
    Files.writeString(message, "fix: größer", StandardCharsets.ISO_8859_1);
    git.run(
        "-c",
        "i18n.commitEncoding=ISO-8859-1",
        "commit",
        "--quiet",
        "--allow-empty",
        "-F",
        message.toString());
    git.commit("fix: 漢字 und ü");

    try (GitRepository repository = GitRepository.open(temp)) {
      assertThat(repository.history(FORMAT, repository.head(), null, List.of(), Set.of()).commits())
          .extracting(Commit::subject)
          .containsExactly("fix: 漢字 und ü", "fix: größer");
    }
  }

  @Test
  void readsAMessageWhoseEncodingIsNotSaid() throws IOException {
    GitFixture git = GitFixture.init(temp);
    Path message = temp.resolve("message.txt");
    Files.writeString(message, "fix: größer", StandardCharsets.ISO_8859_1);
    git.run("commit", "--quiet", "--allow-empty", "-F", message.toString());

    try (GitRepository repository = GitRepository.open(temp)) {
      assertThat(repository.history(FORMAT, repository.head(), null, List.of(), Set.of()).commits())
          .extracting(Commit::subject)
          .containsExactly("fix: größer");
    }
  }

  @Test
  void readsCommitsAsOddAsProgramsWriteThem() {
    GitFixture git = GitFixture.init(temp);
    String first = git.commit("feat: a");
    String second = written(git, first, "A>B <b@example.org>", "\nfix: b\n");
    String third = written(git, second, "A>C <c@example.org>", "");
    git.run("reset", "--quiet", "--hard", third);

    try (GitRepository repository = GitRepository.open(temp)) {
      assertThat(repository.history(FORMAT, repository.head(), null, List.of(), Set.of()).commits())
          .extracting(Commit::authorName, Commit::authorEmail, Commit::message)
          .startsWith(tuple("A>C", "c@example.org", ""), tuple("A>B", "b@example.org", "fix: b\n"));
    }
  }

  @Test
  void readsACommitThatSaysNoAuthor() {
    GitFixture git = GitFixture.init(temp);
    String first = git.commit("feat: a");
    String committer = "committer Ada Tester <ada@example.org> 4000000000 +0000\n\n";
    git.run("reset", "--quiet", "--hard", stored(git, first, committer + "fix: b\n"));

    try (GitRepository repository = GitRepository.open(temp)) {
      assertThat(repository.history(FORMAT, repository.head(), null, List.of(), Set.of()).commits())
          .extracting(Commit::authorName, Commit::authorEmail, Commit::message)
          .startsWith(tuple("", "", "fix: b\n"));
    }
  }

  private static String written(GitFixture git, String parent, String author, String message) {
    String headers =
        "author %s 4000000000 +0000\ncommitter %s 4000000000 +0000\n".formatted(author, author);
    return stored(git, parent, headers + message);
  }

  private static String stored(GitFixture git, String parent, String afterParents) {
    String content =
        "tree %s\nparent %s\n%s".formatted(git.id(parent + "^{tree}"), parent, afterParents);
    return git.runWithInput(content, "hash-object", "-t", "commit", "-w", "--literally", "--stdin")
        .strip();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void agreesWithGitOnRandomHistories(boolean commitGraph) {
    for (int seed = 1; seed <= 12; seed++) {
      GitFixture git = GitFixture.init(temp.resolve("r" + seed));
      random(git, new Random(seed));
      if (commitGraph) {
        git.run("commit-graph", "write", "--reachable");
      }
      String expected =
          git.run("tag", "--merged", "HEAD")
              .lines()
              .flatMap(tag -> FORMAT.parse(tag).stream())
              .max(Comparator.naturalOrder())
              .map(FORMAT::format)
              .orElse("");
      String range = expected.isEmpty() ? "HEAD" : expected + "..HEAD";

      try (GitRepository repository = GitRepository.open(git.directory())) {
        History history = repository.history(FORMAT, repository.head(), null, List.of(), Set.of());

        assertThat(history.lastRelease().map(Release::tag).orElse(""))
            .as("seed %d", seed)
            .isEqualTo(expected);
        assertThat(history.commits().stream().map(Commit::id))
            .as("seed %d", seed)
            .containsExactlyInAnyOrderElementsOf(git.run("rev-list", range).lines().toList());
      }
    }
  }

  /** Commits with up to three parents, in the order of time, a tag on every third. */
  private static void random(GitFixture git, Random random) {
    StringBuilder stream = new StringBuilder();
    List<Integer> marks = new ArrayList<>();
    long time = 1_700_000_000L;
    for (int mark = 1; mark <= 60; mark++) {
      time += random.nextInt(1000);
      stream.append("commit refs/heads/main\nmark :").append(mark);
      stream.append("\ncommitter Ada <ada@example.org> ").append(time).append(" +0000\n");
      String message = "fix: " + mark;
      stream.append("data ").append(message.length()).append('\n').append(message).append('\n');
      for (int parent = 0; parent < Math.min(marks.size(), 1 + random.nextInt(3)); parent++) {
        int from = marks.get(Math.max(0, marks.size() - 1 - random.nextInt(8)));
        stream.append(parent == 0 ? "from :" : "merge :").append(from).append('\n');
      }
      marks.add(mark);
      if (random.nextInt(3) == 0) {
        stream.append("reset refs/tags/v").append(random.nextInt(3)).append('.');
        stream.append(random.nextInt(20)).append('.').append(mark);
        stream.append("\nfrom :").append(mark).append("\n\n");
      }
    }
    git.runWithInput(stream.toString(), "fast-import", "--quiet", "--force");
    git.run("reset", "--quiet", "--hard", "main~" + random.nextInt(2));
  }
}
