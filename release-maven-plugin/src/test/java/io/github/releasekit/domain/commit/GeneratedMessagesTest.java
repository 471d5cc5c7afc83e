package io.github.releasekit.domain.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.commit.GeneratedMessage.Reading;
import io.github.releasekit.domain.version.Bump;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Messages put together from parts, so that their reading is known, and messages put together from
 * nonsense. {@code -Drelease-kit.generated=N} makes N of each, {@code -Drelease-kit.seed=N} others.
 */
class GeneratedMessagesTest {

  private static final int COUNT = Integer.getInteger("release-kit.generated", 100_000);
  private static final long SEED = Long.getLong("release-kit.seed", 20_260_301L);
  private static final Pattern ISSUE = Pattern.compile("#[0-9]+|[A-Z][A-Z0-9_]*-[0-9]+");
  private static final Pattern REQUEST = Pattern.compile("[#!][0-9]+");

  private static final List<String> NONSENSE =
      List.of(
          "feat",
          "fix",
          "revert",
          "(",
          ")",
          "!",
          ":",
          ": ",
          " ",
          "\n",
          "\n\n",
          "\r\n",
          "\r",
          "\t",
          "* ",
          "- ",
          "BREAKING CHANGE",
          "BREAKING-CHANGE: ",
          "Refs: ",
          " #",
          "#1",
          "ABC-2",
          "UTF-8",
          " (#3)",
          " (!4)",
          "Revert \"",
          "Reapply \"",
          "\"",
          "\\\"",
          "This reverts commit ",
          ", reversing\nchanges made to ",
          "Reverts a/b#3",
          "This reverts merge request !4",
          "See merge request a/b!4",
          "(cherry picked from commit ",
          ".",
          "fixup! ",
          "squash! ",
          "amend! ",
          "Squashed commit of the following:\n\n",
          "commit ",
          "Author: A <a@b>\n",
          "Date:   now\n",
          "    ",
          "Co-authored-by: ",
          "A <a@b>",
          "<",
          ">",
          "Release-Plan: ",
          "Version-Bump: 1.2.3",
          "https://",
          "/",
          "\0",
          "\u001b[31m",
          "\u202e",
          "\u2028",
          "\ud800",
          "\udc00",
          "漢",
          "🎉",
          "word",
          "0",
          "```\n",
          "---\n",
          "> ");

  @Test
  void readsWhatTheMessageWasMadeFrom(TestReporter reporter) {
    reporter.publishEntry("seed", Long.toString(SEED));
    Random random = new Random(SEED);
    for (int i = 0; i < COUNT; i++) {
      GeneratedMessage message = GeneratedMessage.next(random, i);
      Commit commit = MessageTable.commit(message.text());
      List<Reading> readings = new ArrayList<>();
      for (Change change : Change.of(List.of(commit))) {
        readings.add(Reading.of(change, message.readings().size() > 1));
      }
      if (!readings.equals(message.readings())) {
        assertThat(readings)
            .as("seed %d, number %d:%n%s", SEED, i, message.text())
            .isEqualTo(message.readings());
      }
    }
  }

  @Test
  void keepsItsPromisesForNonsense(TestReporter reporter) {
    reporter.publishEntry("seed", Long.toString(SEED));
    Random random = new Random(SEED);
    for (int i = 0; i < COUNT; ) {
      List<Commit> commits = nonsense(random, 1 + random.nextInt(6));
      i += commits.size();
      try {
        List<Change> changes = Change.of(commits);
        assertThat(Change.of(commits)).isEqualTo(changes);
        checkOrder(commits, changes);
        changes.forEach(GeneratedMessagesTest::check);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + SEED + ", before number " + i + ": " + commits, e);
      }
    }
  }

  private static List<Commit> nonsense(Random random, int size) {
    List<Commit> commits = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      StringBuilder text = new StringBuilder();
      for (int parts = random.nextInt(25); parts > 0; parts--) {
        if (random.nextInt(12) == 0) {
          String id = MessageTable.id("c" + random.nextInt(size + 1));
          text.append(id, 0, random.nextBoolean() ? 40 : 7);
        } else if (random.nextInt(12) == 0 && !commits.isEmpty()) {
          text.append(commits.get(random.nextInt(commits.size())).message());
        } else {
          text.append(NONSENSE.get(random.nextInt(NONSENSE.size())));
        }
      }
      List<String> parents = new ArrayList<>(List.of("c" + (i + 1)));
      if (random.nextInt(5) == 0) {
        parents.add("c" + (i + 1 + random.nextInt(size - i)));
      }
      commits.add(MessageTable.commit("c" + i, parents, text.toString(), i));
    }
    return commits;
  }

  private static void checkOrder(List<Commit> commits, List<Change> changes) {
    int last = 0;
    for (Change change : changes) {
      int index = commits.indexOf(change.commit());
      assertThat(index).isGreaterThanOrEqualTo(last);
      assertThat(change.commit().merge()).isFalse();
      last = index;
    }
  }

  private static void check(Change change) {
    assertThat(change.breaking()).isEqualTo(change.bump() == Bump.MAJOR);
    if (change.breakingChange().isPresent()) {
      assertThat(change.breaking()).isTrue();
    }
    for (String line : List.of(change.description(), change.scope())) {
      assertThat(line).isEqualTo(line.strip());
      assertThat(line.codePoints().noneMatch(GeneratedMessagesTest::steers)).as(line).isTrue();
    }
    assertThat(change.scope()).doesNotContain("(", ")");
    assertThat(change.type()).isEqualTo(change.type().toLowerCase(Locale.ROOT));
    assertThat(change.issues()).allMatch(issue -> ISSUE.matcher(issue).matches());
    assertThat(change.issues()).doesNotContain(change.pullRequest().orElse(""));
    assertThat(change.pullRequest().stream()).allMatch(id -> REQUEST.matcher(id).matches());
    assertThat(change.coAuthors()).doesNotHaveDuplicates();
    change
        .conventional()
        .ifPresent(
            commit -> {
              assertThat(commit.type()).isNotEmpty().isEqualTo(change.type());
              assertThat(commit.breaking()).isEqualTo(change.breaking());
            });
  }

  private static boolean steers(int character) {
    return Character.isISOControl(character)
        || character == 0x061c
        || character >= 0x200e && character <= 0x200f
        || character >= 0x2028 && character <= 0x202e
        || character >= 0x2066 && character <= 0x2069;
  }
}
