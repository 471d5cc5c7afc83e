package io.github.releasekit.domain.changelog;

import static io.github.releasekit.domain.changelog.ChangelogFixture.entry;
import static io.github.releasekit.domain.changelog.ChangelogFixture.parse;
import static io.github.releasekit.domain.changelog.ChangelogFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.version.Version;
import java.util.Optional;
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
}
