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

class ChangelogTest {

  private static final Optional<WebLinks> NO_LINKS = Optional.empty();
  private static final Optional<WebLinks> GITHUB = WebLinks.of("https://github.com/acme/app");

  @Test
  void beginsAFileWhereThereIsNone() {
    Changelog released =
        Changelog.empty().release(entry("1.0.0", Optional.empty(), GITHUB, "feat: first thing"));

    assertThat(text(released))
        .isEqualTo(
            """
            # Changelog

            All notable changes to this project will be documented in this file.

            The format is based on [Keep a Changelog](https://keepachangelog.com/en/1.1.0/),
            and this project adheres to [Semantic Versioning](https://semver.org/spec/v2.0.0.html).

            ## [Unreleased]

            ## [1.0.0] - 2026-11-21

            ### Added

            - first thing

            [Unreleased]: https://github.com/acme/app/compare/v1.0.0...HEAD
            [1.0.0]: https://github.com/acme/app/releases/tag/v1.0.0
            """);
  }

  @Test
  void movesHandWrittenEntriesWordForWordAndAddsWhatTheyDoNotSay() {
    String before =
        """
        # Changelog

        ## [Unreleased]

        The **big** one: read `this` first.

        ### Fixed

        - A <b>hand-written</b> fix, with *markup*,
          over two lines (#7)
        - Close the stream

        ### Internal

        - Not a section of Keep a Changelog

        ## [1.1.0] - 2026-05-01

        ### Added
        - Old   thing

        [Unreleased]: https://github.com/acme/app/compare/v1.1.0...HEAD
        [1.1.0]: https://github.com/acme/app/releases/tag/v1.1.0
        """;

    Changelog released =
        parse(before)
            .release(
                entry(
                    "1.2.0",
                    Optional.of("v1.1.0"),
                    GITHUB,
                    "feat(api): add login",
                    "fix: close the stream",
                    "fix: read CRLF",
                    "docs: nobody notices"));

    assertThat(text(released))
        .isEqualTo(
            """
            # Changelog

            ## [Unreleased]

            ## [1.2.0] - 2026-11-21

            The **big** one: read `this` first.

            ### Added

            - **api:** add login

            ### Fixed

            - A <b>hand-written</b> fix, with *markup*,
              over two lines (#7)
            - Close the stream
            - read CRLF

            ### Internal

            - Not a section of Keep a Changelog

            ## [1.1.0] - 2026-05-01

            ### Added
            - Old   thing

            [Unreleased]: https://github.com/acme/app/compare/v1.2.0...HEAD
            [1.2.0]: https://github.com/acme/app/compare/v1.1.0...v1.2.0
            [1.1.0]: https://github.com/acme/app/releases/tag/v1.1.0
            """);
  }

  @Test
  void ordersSectionsAsKeepAChangelogDoes() {
    Changelog released =
        parse("# Changelog\n\n## [Unreleased]\n\n### Security\n\n- S\n\n### Added\n\n- A\n")
            .release(
                entry(
                    "1.0.0",
                    Optional.empty(),
                    NO_LINKS,
                    "fix: f",
                    "remove: r",
                    "deprecate: d",
                    "perf: c",
                    "security: s2",
                    "build!: b"));

    assertThat(text(released))
        .isEqualTo(
            """
            # Changelog

            ## [Unreleased]

            ## [1.0.0] - 2026-11-21

            ### Added

            - A

            ### Changed

            - c
            - **Breaking:** b

            ### Deprecated

            - d

            ### Removed

            - r

            ### Fixed

            - f

            ### Security

            - S
            - s2
            """);
  }

  @Test
  void putsAnUnreleasedHeadingAboveTheNewestVersionWhereThereIsNone() {
    Changelog released =
        parse("# Changes\n\nAbout them.\n\n## 0.9.0 (2026-01-01)\n\n* old\n")
            .release(entry("1.0.0", Optional.of("v0.9.0"), NO_LINKS, "fix: new"));

    assertThat(text(released))
        .isEqualTo(
            """
            # Changes

            About them.

            ## [Unreleased]

            ## [1.0.0] - 2026-11-21

            ### Fixed

            - new

            ## 0.9.0 (2026-01-01)

            * old
            """);
  }

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Changelog\n\n## [Unreleased]",
        "# Changelog\n\n## [unreleased]\n",
        "# Changelog\n\n## Unreleased\n\n",
        "# Changelog",
        "# Changelog\n",
        "# Changelog\n\n"
      })
  void entersIntoAFileThatHoldsNothingYet(String before) {
    String after =
        text(parse(before).release(entry("1.0.0", Optional.empty(), NO_LINKS, "fix: x")));

    assertThat(after.replaceFirst("(?i)## \\[?unreleased]?", "## [Unreleased]"))
        .isEqualTo(
            "# Changelog\n\n## [Unreleased]\n\n## [1.0.0] - 2026-11-21\n\n### Fixed\n\n- x\n");
  }

  @Test
  void entersIntoAnEmptyFile() {
    assertThat(text(parse("").release(entry("1.0.0", Optional.empty(), NO_LINKS, "fix: x"))))
        .isEqualTo("## [Unreleased]\n\n## [1.0.0] - 2026-11-21\n\n### Fixed\n\n- x\n");
  }

  @Test
  void addsLinksAboveTheOldOnesAndRenewsUnreleased() {
    String before =
        "# C\n\n## [Unreleased]\n\n- by hand\n\n## [1.0.0] - 2026-01-01\n\n- see [docs]\n\n"
            + "[docs]: https://example.org/docs\n"
            + "[unreleased]: https://github.com/acme/app/compare/v1.0.0...HEAD\n"
            + "[1.0.0]: https://github.com/acme/app/releases/tag/v1.0.0";

    assertThat(text(parse(before).release(entry("1.1.0", Optional.of("v1.0.0"), GITHUB))))
        .isEqualTo(
            "# C\n\n## [Unreleased]\n\n## [1.1.0] - 2026-11-21\n\n- by hand\n\n"
                + "## [1.0.0] - 2026-01-01\n\n- see [docs]\n\n"
                + "[docs]: https://example.org/docs\n"
                + "[Unreleased]: https://github.com/acme/app/compare/v1.1.0...HEAD\n"
                + "[1.1.0]: https://github.com/acme/app/compare/v1.0.0...v1.1.0\n"
                + "[1.0.0]: https://github.com/acme/app/releases/tag/v1.0.0");
  }

  @Test
  void takesANumberedReferenceForNoVersion() {
    String before =
        "# C\n\n## [Unreleased]\n\n### Added\n\n- see [the docs][1]\n\n"
            + "[1]: https://example.org/docs\n\n### Fixed\n\n- b\n";

    assertThat(text(parse(before).release(entry("1.0.0", Optional.empty(), GITHUB))))
        .isEqualTo(
            "# C\n\n## [Unreleased]\n\n## [1.0.0] - 2026-11-21\n\n### Added\n\n"
                + "- see [the docs][1]\n\n[1]: https://example.org/docs\n\n### Fixed\n\n- b\n\n"
                + "[Unreleased]: https://github.com/acme/app/compare/v1.0.0...HEAD\n"
                + "[1.0.0]: https://github.com/acme/app/releases/tag/v1.0.0\n");
  }

  @Test
  void saysThatNothingChangedWhenNothingDid() {
    Changelog released =
        Changelog.empty().release(entry("1.0.0", Optional.empty(), NO_LINKS, "chore: upkeep"));

    assertThat(released.section(Version.parse("1.0.0")))
        .containsExactly("### Changed", "", "- No changes that users notice.");
  }

  @Test
  void entersASecondReleaseAboveTheFirst() {
    Changelog first =
        Changelog.empty().release(entry("1.0.0", Optional.empty(), GITHUB, "feat: one"));
    Changelog second =
        parse(text(first)).release(entry("1.1.0", Optional.of("v1.0.0"), GITHUB, "feat: two"));

    assertThat(text(second).substring(text(second).indexOf("## [Unreleased]")))
        .isEqualTo(
            """
            ## [Unreleased]

            ## [1.1.0] - 2026-11-21

            ### Added

            - two

            ## [1.0.0] - 2026-11-21

            ### Added

            - one

            [Unreleased]: https://github.com/acme/app/compare/v1.1.0...HEAD
            [1.1.0]: https://github.com/acme/app/compare/v1.0.0...v1.1.0
            [1.0.0]: https://github.com/acme/app/releases/tag/v1.0.0
            """);
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
