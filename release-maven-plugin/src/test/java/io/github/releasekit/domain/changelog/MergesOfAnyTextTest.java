package io.github.releasekit.domain.changelog;

import static io.github.releasekit.domain.changelog.ChangelogFixture.bytes;
import static io.github.releasekit.domain.changelog.ChangelogMergeTest.merge;

import io.github.releasekit.domain.fact.ChangelogPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Merges of text that need not be a changelog. */
class MergesOfAnyTextTest {

  private static final int TRIES = Integer.getInteger("release-kit.generated", 20_000) / 10;

  private static final List<String> LINES =
      List.of(
          "## [1.0.0] - 2026-01-01",
          "## [1.1.0] - 2026-02-01 [YANKED]",
          "## 0.9.0",
          "## [2.0.0](https://example.org/2) - 2026-03-01",
          "## Notes",
          "## Earlier releases",
          "### Added",
          "### Fixed",
          "#### Part",
          "- a",
          "- b",
          "* c (#1)",
          "  - nested",
          "text",
          "",
          "",
          "```",
          "<!-- x -->",
          "<div>",
          "---",
          "> q",
          "[1.0.0]: https://example.org/1",
          "[Unreleased]: https://example.org/HEAD",
          "[docs]: https://example.org/docs",
          "1. x",
          "\uFEFF",
          "- - ```");

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  /** Text of any shape is left to git, or gives a result that is of the form. */
  @Test
  void mergesOrLeavesAnyText() {
    int results = 0;
    for (int i = 0; i < TRIES; i++) {
      List<String> lines = lines();
      String before = String.join("", lines);
      String own = edited(lines);
      String other = edited(lines);
      String all = before + "\n=== ours\n" + own + "\n=== theirs\n" + other;

      Optional<String> merged = merge(Optional.of(before), own, other);

      boolean trivial = own.equals(other) || before.equals(own) || before.equals(other);
      if (merged.isPresent() && !trivial) {
        String result = merged.get();
        String shown = all + "\n=== result\n" + result;
        boolean form = !ChangelogLint.needsAdoption(bytes(result), ChangelogPolicy.DEFAULT);
        check(form, "is of the form", shown);
        results++;
      }
    }
    check(results > TRIES / 20, "merges some", results + " of " + TRIES);
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>(List.of("# Changelog\n", "\n", "## [Unreleased]\n", "\n"));
    for (int more = random.nextInt(8); more > 0; more--) {
      lines.add(pick(LINES) + "\n");
    }
    return lines;
  }

  private String edited(List<String> lines) {
    List<String> edited = new ArrayList<>(lines);
    for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
      int at = random.nextInt(edited.size());
      if (random.nextBoolean()) {
        edited.add(at, pick(LINES) + pick(List.of("\n", "\n", "\r\n", "\r")));
      } else {
        edited.remove(at);
      }
    }
    return String.join("", edited);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void check(boolean holds, String what, String changelogs) {
    if (!holds) {
      throw new AssertionError("seed " + seed + ": not so: " + what + "\n" + changelogs);
    }
  }
}
