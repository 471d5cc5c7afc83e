package io.github.releasekit.domain.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Named.named;

import io.github.releasekit.domain.version.Bump;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages and histories that were made to break readers, or to keep them busy. */
class HostileMessagesTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int MANY = 100_000;
  private static final int SIZE = 2_000_000;

  static Stream<Named<Supplier<String>>> messages() {
    return Stream.of(
        message("nothing", () -> ""),
        message("blanks", () -> " \t \n \r\n\t"),
        message("only line ends", () -> "\n".repeat(1_000_000)),
        message("only carriage returns", () -> "\r".repeat(1_000_000)),
        message("only NULs", () -> "\0".repeat(1_000)),
        message("a NUL in the type", () -> "fe\0at: x"),
        message("a high surrogate alone", () -> "feat: a\ud800b"),
        message("a low surrogate alone", () -> "feat(\udc00a): b"),
        message("surrogates the wrong way", () -> "\udc00\ud800"),
        message("a surrogate at the end", () -> "feat: x\n\nNote: \ud83d"),
        message("no line end after a footer", () -> "feat: x\n\nRefs: "),
        message("a byte order mark", () -> "\ufefffeat: x"),
        message("one line of letters", () -> "a".repeat(10_000_000)),
        message("one line of capitals", () -> "A".repeat(SIZE)),
        message("a long description", () -> "feat: " + "a ".repeat(SIZE / 2)),
        message("a long description of blanks", () -> "feat: " + " ".repeat(SIZE) + "x"),
        message("a long scope", () -> "feat(" + "a".repeat(SIZE) + "): x"),
        message("open parentheses", () -> "feat" + "(".repeat(SIZE)),
        message("closed parentheses", () -> "feat(a" + ")".repeat(SIZE) + ": x"),
        message("marks", () -> "feat" + "!".repeat(SIZE) + ": x"),
        message("colons", () -> ":".repeat(SIZE)),
        message("colons and spaces", () -> "feat: " + ": ".repeat(SIZE / 2)),
        message("hyphens", () -> "-".repeat(SIZE)),
        message("numbers of pull requests", () -> "feat: x" + " (#1)".repeat(1_000_000)),
        message("a long number", () -> "feat: x (#" + "1".repeat(SIZE) + ")"),
        message("a number that does not end", () -> "feat: x (#" + "1".repeat(SIZE)),
        message("a key that does not begin", () -> "feat: " + "A-".repeat(SIZE / 2)),
        message("a key that does not end", () -> "feat: ABC-" + "1".repeat(SIZE) + "a"),
        message("the beginning of addresses", () -> "feat: " + "https://".repeat(1_000_000)),
        message("quotes", () -> "Revert " + "\"".repeat(SIZE)),
        message("open reverts", () -> "Revert \"".repeat(MANY)),
        message("nested reverts", () -> "Revert \"".repeat(MANY) + "x" + "\"".repeat(MANY)),
        message("nested reapplied", () -> "Reapply \"".repeat(MANY) + "x" + "\"".repeat(MANY)),
        message("escaped quotes", () -> "Revert \"" + "\\\"".repeat(1_000_000) + "\""),
        message("nested types", () -> "revert: ".repeat(MANY) + "x"),
        message("nested fixups", () -> "fixup! ".repeat(1_000_000) + "x"),
        message("fixups of nothing", () -> "fixup! squash! ".repeat(MANY)),
        message("a million lines", () -> "feat: x\n\n" + "text\n".repeat(1_000_000)),
        message("a million paragraphs", () -> "feat: x\n\n" + "text\n\n".repeat(1_000_000)),
        message("a million bullets", () -> "feat: x\n\n" + "* text\n".repeat(1_000_000)),
        message("half footers", () -> "feat: x\n\n" + "Token:\n".repeat(1_000_000)),
        message("a long token", () -> "feat: x\n\n" + "a-".repeat(SIZE / 2) + ": x"),
        message("breaking, again and again", () -> "feat: x\n\n" + "BREAKING ".repeat(1_000_000)),
        message("half co-authors", () -> "feat: x\n\n" + "Co-authored-by: a <".repeat(MANY)),
        message("open brackets", () -> "feat: x\n\nCo-authored-by: a " + "<".repeat(SIZE)),
        message("announced lists", () -> "Squashed commit of the following:\n\n".repeat(MANY)),
        message(
            "empty blocks", () -> "Squashed commit of the following:\n\n" + block().repeat(MANY)),
        message("half reverted", () -> "Revert \"x\"\n\n" + "This reverts commit ".repeat(MANY)),
        message("half merges", () -> "Revert \"x\"\n\n" + ", reversing\nchanges ".repeat(MANY)),
        message("long ids", () -> "Revert \"x\"\n\nThis reverts commit " + "a".repeat(SIZE) + "."),
        message("half requests", () -> "x\n\n" + "See merge request ".repeat(MANY) + "!1"),
        message("half releases", () -> "x\n\nRelease-Plan: sha256:" + "0".repeat(SIZE) + "x"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void readsAnyMessageOnce(Supplier<String> supplier) {
    String message = supplier.get();

    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          ConventionalCommit.parse(message);
          List<Change> changes = Change.of(List.of(MessageTable.commit(message)));
          assertThat(changes).hasSize(1);
          Change change = changes.get(0);
          assertThat(change.bump()).isIn(Bump.PATCH, Bump.MINOR);
          assertThat(change.description().chars().noneMatch(Character::isISOControl)).isTrue();
          assertThat(change.issues().size() + change.coAuthors().size()).isLessThan(MANY);
        });
  }

  @Test
  void findsNothingInAnEmptyHistory() {
    assertThat(Change.of(List.of())).isEmpty();
  }

  @Test
  void readsAllFootersOfMany() {
    String message = "feat: x\n\n" + lines(i -> "Token-" + i + ": value " + i);

    ConventionalCommit commit =
        assertTimeoutPreemptively(LIMIT, () -> ConventionalCommit.parse(message).orElseThrow());

    assertThat(commit.footers()).hasSize(MANY);
    assertThat(commit.footers().get(MANY - 1).token()).isEqualTo("Token-" + (MANY - 1));
    assertThat(commit.footers().get(MANY - 1).value()).isEqualTo("value " + (MANY - 1));
  }

  @Test
  void readsAFooterOfManyLines() {
    String message = "feat: x\n\nBREAKING CHANGE: a\n" + lines(i -> "line " + i) + "Refs: #1";

    Change change = assertTimeoutPreemptively(LIMIT, () -> only(message));

    assertThat(change.breakingChange().orElseThrow().lines()).hasSize(MANY + 1);
    assertThat(change.issues()).containsExactly("#1");
  }

  @Test
  void namesAllCoAuthorsOfMany() {
    String message =
        "feat: x\n\n" + lines(i -> "Co-authored-by: N " + i + " <n" + i + "@example.org>");

    Change change = assertTimeoutPreemptively(LIMIT, () -> only(message));

    assertThat(change.coAuthors()).hasSize(MANY);
    assertThat(change.coAuthors().get(MANY - 1).email())
        .isEqualTo("n" + (MANY - 1) + "@example.org");
  }

  @Test
  void findsAllIssuesOfMany() {
    String message = "feat: x\n\n" + lines(i -> "Refs: #" + i + ", PROJ-" + (i + 1));

    Set<String> issues = assertTimeoutPreemptively(LIMIT, () -> only(message).issues());

    assertThat(issues).hasSize(2 * MANY).contains("#0", "PROJ-1", "#99999", "PROJ-100000");
  }

  @Test
  void countsAllCommitsOfALongList() {
    String message = "feat: x\n\n" + lines(i -> "* fix: change " + i);

    List<Change> changes = assertTimeoutPreemptively(LIMIT, () -> changes(message));

    assertThat(changes).hasSize(MANY + 1);
    assertThat(changes.get(MANY).description()).isEqualTo("change " + (MANY - 1));
  }

  @Test
  void countsAllBlocksOfALongList() {
    String message =
        "Squashed commit of the following:\n\n"
            + lines(i -> block() + "    fix: change " + i + "\n");

    List<Change> changes = assertTimeoutPreemptively(LIMIT, () -> changes(message));

    assertThat(changes).hasSize(MANY);
    assertThat(changes.get(MANY - 1).description()).isEqualTo("change " + (MANY - 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {MANY, MANY + 1})
  void followsALongChainOfReverts(int reverts) {
    List<Commit> commits = new ArrayList<>();
    for (int i = reverts; i > 0; i--) {
      String reverted = MessageTable.id("c" + (i - 1));
      commits.add(commit(i, "Revert \"it\"\n\nThis reverts commit " + reverted + ".\n"));
    }
    Commit first = commit(0, "feat: it");
    commits.add(first);

    List<Change> changes = assertTimeoutPreemptively(LIMIT, () -> Change.of(commits));

    assertThat(changes)
        .extracting(Change::commit)
        .isEqualTo(reverts % 2 == 0 ? List.of(first) : List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301})
  void followsAChainOfNestedQuotes(int reverts) {
    List<Commit> commits = new ArrayList<>();
    for (int i = reverts; i > 0; i--) {
      commits.add(commit(i, "Revert \"".repeat(i) + "feat: it" + "\"".repeat(i)));
    }
    Commit first = commit(0, "feat: it");
    commits.add(first);

    List<Change> changes = assertTimeoutPreemptively(LIMIT, () -> Change.of(commits));

    assertThat(changes)
        .extracting(Change::commit)
        .isEqualTo(reverts % 2 == 0 ? List.of(first) : List.of());
  }

  @Test
  void countsManyRevertsOfSomethingReleased() {
    List<Commit> commits = history(i -> "Revert \"feat: it\"");

    List<Change> changes = assertTimeoutPreemptively(LIMIT, () -> Change.of(commits));

    assertThat(changes).extracting(Change::commit).isEqualTo(commits);
  }

  @Test
  void foldsManyFixups() {
    List<Commit> commits = new ArrayList<>(history(i -> "fixup! feat: it " + i));
    List<Commit> named =
        IntStream.range(0, MANY)
            .mapToObj(i -> MessageTable.commit("n" + i, List.of("old"), "feat: it " + i, MANY + i))
            .toList();
    commits.addAll(named);

    List<Change> changes = assertTimeoutPreemptively(LIMIT, () -> Change.of(commits));

    assertThat(changes).extracting(Change::commit).isEqualTo(named);
  }

  @Test
  void takesBackTheMergeOfALongBranch() {
    List<Commit> commits = new ArrayList<>();
    commits.add(revertOfMerge("c" + (MANY - 1)));
    commits.add(merge("merge", "main", "c" + (MANY - 1)));
    for (int i = MANY - 1; i >= 0; i--) {
      commits.add(commit(i, "feat: part " + i));
    }
    Commit main = MessageTable.commit("main", List.of("old"), "fix: main line", MANY);
    commits.add(main);

    List<Change> changes = assertTimeoutPreemptively(LIMIT, () -> Change.of(commits));

    assertThat(changes).extracting(Change::commit).containsExactly(main);
  }

  @Test
  void takesBackTheMergeOfABranchOfManyMerges() {
    int rungs = 10_000;
    List<Commit> commits = new ArrayList<>();
    commits.add(revertOfMerge("m" + rungs));
    commits.add(merge("merge", "main", "m" + rungs));
    for (int i = rungs; i > 0; i--) {
      commits.add(merge("m" + i, "m" + (i - 1), "s" + i));
      commits.add(MessageTable.commit("s" + i, List.of("m" + (i - 1)), "fix: side " + i, i));
    }
    commits.add(MessageTable.commit("m0", List.of("main"), "feat: first", rungs));
    Commit main = MessageTable.commit("main", List.of("old"), "fix: main line", rungs + 1);
    commits.add(main);

    List<Change> changes = assertTimeoutPreemptively(LIMIT, () -> Change.of(commits));

    assertThat(changes).extracting(Change::commit).containsExactly(main);
  }

  private static Commit revertOfMerge(String newest) {
    String message =
        "Revert \"Merge branch '%s'\"\n\nThis reverts commit %s, reversing\nchanges made to %s.\n"
            .formatted(newest, MessageTable.id("merge"), MessageTable.id("main"));
    return MessageTable.commit("revert", List.of("merge"), message, 0);
  }

  private static Commit merge(String name, String first, String second) {
    return MessageTable.commit(name, List.of(first, second), "Merge branch '" + second + "'", 0);
  }

  private static Named<Supplier<String>> message(String name, Supplier<String> message) {
    return named(name, message);
  }

  private static String lines(IntFunction<String> line) {
    return IntStream.range(0, MANY).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String block() {
    return "commit "
        + "0".repeat(40)
        + "\nAuthor: Ada <ada@example.org>\nDate:   Sun Mar 1 12:00:00 2026 +0000\n\n";
  }

  /** A line of commits, newest first, that are named c and their number. */
  private static List<Commit> history(IntFunction<String> message) {
    List<Commit> commits = new ArrayList<>();
    for (int i = MANY - 1; i >= 0; i--) {
      commits.add(commit(i, message.apply(i)));
    }
    return commits;
  }

  private static Commit commit(int number, String message) {
    String parent = number == 0 ? "old" : "c" + (number - 1);
    return MessageTable.commit("c" + number, List.of(parent), message, MANY - number);
  }

  private static List<Change> changes(String message) {
    return Change.of(List.of(MessageTable.commit(message)));
  }

  private static Change only(String message) {
    List<Change> changes = changes(message);
    assertThat(changes).hasSize(1);
    return changes.get(0);
  }
}
