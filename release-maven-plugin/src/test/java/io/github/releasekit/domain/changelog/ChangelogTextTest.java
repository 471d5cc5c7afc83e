package io.github.releasekit.domain.changelog;

import static io.github.releasekit.domain.changelog.ChangelogFixture.entries;
import static io.github.releasekit.domain.changelog.ChangelogFixture.entry;
import static io.github.releasekit.domain.changelog.ChangelogFixture.parse;
import static io.github.releasekit.domain.changelog.ChangelogFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a changelog keeps of its text, and gives of it. */
class ChangelogTextTest {

  private static final Optional<WebLinks> NO_LINKS = Optional.empty();

  @Test
  void keepsCrLf() {
    String before =
        "# Changelog\r\n\r\n## [Unreleased]\r\n\r\n### Fixed\r\n\r\n- By hand\r\n\r\n"
            + "## [1.0.0] - 2026-01-01\r\n\r\n- first\r\n";

    Changelog released =
        parse(before).release(entry("1.0.1", Optional.of("v1.0.0"), NO_LINKS, "fix: more"));

    assertThat(text(released))
        .isEqualTo(
            "# Changelog\r\n\r\n## [Unreleased]\r\n\r\n## [1.0.1] - 2026-11-21\r\n\r\n"
                + "### Fixed\r\n\r\n- By hand\r\n- more\r\n\r\n"
                + "## [1.0.0] - 2026-01-01\r\n\r\n- first\r\n");
  }

  @Test
  void completesNoLastLineThatItDoesNotTouch() {
    String before = "# Changelog\n\n## [Unreleased]\n\n## [1.0.0] - 2026-01-01\n\n- first";

    assertThat(
            text(
                parse(before)
                    .release(entry("1.0.1", Optional.of("v1.0.0"), NO_LINKS, "fix: more"))))
        .isEqualTo(
            "# Changelog\n\n## [Unreleased]\n\n## [1.0.1] - 2026-11-21\n\n### Fixed\n\n- more\n\n"
                + "## [1.0.0] - 2026-01-01\n\n- first");
  }

  @Test
  void writesHostileCommitTextAsText() {
    Changelog released =
        Changelog.empty()
            .release(
                entry(
                    "1.0.0",
                    Optional.empty(),
                    NO_LINKS,
                    "fix(<b>): ## [9.9.9]",
                    "fix: <!-- @all",
                    "fix: a\u001b[2J"));

    assertThat(released.section(Version.parse("1.0.0")))
        .containsExactly(
            "### Fixed",
            "",
            "- **&lt;b&gt;:** \\## \\[9.9.9\\]",
            "- &lt;!-- @\u200ball",
            "- a \\[2J");
    assertThat(released.section(Version.parse("9.9.9"))).isEmpty();
  }

  @Test
  void listsEntriesInTheOrderTheyWereMadeAndOnce() {
    ChangelogEntries entries = entries("fix: one", "fix: two", "fix: one");

    assertThat(entries.sections().get("Fixed"))
        .extracting(ChangelogEntries.Item::markdown)
        .containsExactly("one", "two");
  }

  @Test
  void showsTheUnreleasedSectionAhead() {
    Changelog changelog =
        parse("# C\n\n## [Unreleased]\n\n### Fixed\n- b\n\n## [1.0.0]\n\n- old\n");
    ChangelogEntries generated = entries("feat: a");

    assertThat(changelog.unreleased(generated))
        .containsExactly("### Added", "", "- a", "", "### Fixed", "", "- b");
    assertThat(text(changelog.withUnreleased(generated)))
        .isEqualTo(
            "# C\n\n## [Unreleased]\n\n### Added\n\n- a\n\n### Fixed\n\n- b\n\n"
                + "## [1.0.0]\n\n- old\n");
    assertThat(changelog.withUnreleased(entries("chore: upkeep"))).isEqualTo(changelog);
  }

  @Test
  void findsTheSectionOfAVersion() {
    Changelog changelog =
        parse("## [Unreleased]\n\n## [1.1.0] - 2026-01-01 [YANKED]\n\n- b\n\n## 1.0.0\n\n- a\n");

    assertThat(changelog.section(Version.parse("1.1.0"))).containsExactly("- b");
    assertThat(changelog.section(Version.parse("1.0.0"))).containsExactly("- a");
    assertThat(changelog.section(Version.parse("1.2.0"))).isEmpty();
  }

  @Test
  void refusesWhatIsNotUtf8() {
    assertThatThrownBy(() -> Changelog.parse(new byte[] {'#', (byte) 0xe9}, "docs/CHANGES.md"))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).contains("docs/CHANGES.md").contains("UTF-8");
              assertThat(e.remedy()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597})
  void keepsEveryOldSectionByteForByte(long seed) {
    Random random = new Random(seed);
    String end = random.nextBoolean() ? "\n" : "\r\n";
    StringBuilder preamble = new StringBuilder("# Changelog" + end + end);
    if (random.nextBoolean()) {
      preamble.append("## [Unreleased]").append(end).append(end);
      preamble.append(body(random, end)).append(end);
    }
    List<String> old = new ArrayList<>();
    for (int minor = 1 + random.nextInt(6); minor > 0; minor--) {
      String heading = random.nextBoolean() ? "## [0." + minor + ".0] - 2026-01-0" + minor : "";
      heading = heading.isEmpty() ? "## 0." + minor + ".0" : heading;
      old.add(heading + end + (random.nextBoolean() ? end : "") + body(random, end));
    }
    String sections = String.join(end, old);
    String before = preamble + sections;
    before = random.nextBoolean() ? before : before.stripTrailing();
    String kept = before.substring(before.indexOf(old.get(0).substring(0, 8)));

    String after =
        text(parse(before).release(entry("1.0.0", Optional.of("v0.1.0"), NO_LINKS, "feat: new")));

    assertThat(after).as("seed %d", seed).endsWith(end + kept).startsWith("# Changelog" + end);
    assertThat(after.replace("\r\n", ""))
        .as("one line end throughout, seed %d", seed)
        .satisfies(t -> assertThat(end.equals("\n") || !t.contains("\n")).isTrue());
    assertThat(parse(after).section(Version.parse("1.0.0"))).as("seed %d", seed).contains("- new");
  }

  private static String body(Random random, String end) {
    List<String> lines =
        List.of(
            "### Added",
            "### Fixed",
            "- item",
            "* star  ",
            "  indented",
            "",
            "text [link](u)",
            "```" + end + "## 9.9.9" + end + "```",
            "| a | b |",
            "<!-- c -->",
            "- ü 漢字");
    StringBuilder body = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      body.append(lines.get(random.nextInt(lines.size()))).append(end);
    }
    return body.toString();
  }
}
