package io.github.releasekit.domain.changelog;

import static io.github.releasekit.domain.changelog.ChangelogFixture.bytes;
import static io.github.releasekit.domain.changelog.ChangelogFixture.entry;
import static io.github.releasekit.domain.changelog.ChangelogFixture.parse;
import static io.github.releasekit.domain.changelog.ChangelogFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.changelog.VersionHeading.Link;
import io.github.releasekit.domain.fact.ChangelogPolicy;
import io.github.releasekit.domain.version.Version;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a changelog is read as, and what is done to one version of it. */
class ChangelogDocumentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1.2.0] - 2026-01-31               | 1.2.0      | REFERENCE | 2026-01-31 | ''      | false
          1.2.0 (2026-01-31)                 | 1.2.0      | NONE      | 2026-01-31 | ''      | false
          [v1.2.0](https://x/y) - 2026-01-31 | v1.2.0     | INLINE    | 2026-01-31 | ''      | false
          [1.2.0] - 2026-01-31 [YANKED]      | 1.2.0      | REFERENCE | 2026-01-31 | ''      | true
          v1.2.0: 2026-01-31 [yanked]        | v1.2.0     | NONE      | 2026-01-31 | ''      | true
          1.2                                | 1.2        | NONE      | ''         | ''      | false
          [Unreleased]                       | Unreleased | REFERENCE | ''         | ''      | false
          unreleased                         | unreleased | NONE      | ''         | ''      | false
          [1.2.0-rc.1+7] – 2026-01-31 "Ada"  | 1.2.0-rc.1+7 | REFERENCE | 2026-01-31 | '"Ada"' | false
          [1.2.0] - spring 2026              | 1.2.0      | REFERENCE | spring 2026 | ''     | false
          [1.2.0](https://x - 2026-01-31     | 1.2.0      | REFERENCE | '(https://x - 2026-01-31' | '' | false
          """)
  void readsHeadings(
      String title, String name, Link link, String date, String rest, boolean yanked) {
    assertThat(VersionHeading.find(title))
        .get()
        .satisfies(
            heading -> {
              assertThat(heading.name()).isEqualTo(name);
              assertThat(heading.link()).isEqualTo(link);
              assertThat(heading.date()).isEqualTo(date);
              assertThat(heading.rest()).isEqualTo(rest);
              assertThat(heading.yanked()).isEqualTo(yanked);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "[]", "Added", "Version 1.2.0", "v", "1.2.x", "[1.2.0", "1..2"})
  void takesOtherTitlesForNoVersion(String title) {
    assertThat(VersionHeading.find(title)).isEmpty();
  }

  @Test
  void knowsEachPartWithItsLines() {
    Changelog changelog =
        parse(
            """
            # Changelog

            ## [Unreleased]

            Soon.

            ### Added

            - one
              more

              ```
              - code
              ```
            - two
              - nested
            #### Sub

            ## [1.0.0] - 2026-01-31
            - x

            [1.0.0]: https://example.org
            end
            """);

    assertThat(changelog.blocks()).extracting(Block::number).containsExactly(1, 3, 19);
    Block unreleased = changelog.blocks().get(1);
    assertThat(unreleased.intro()).extracting(Line::content).containsExactly("", "Soon.", "");
    assertThat(unreleased.sections()).extracting(Section::title).containsExactly("Added");
    assertThat(Section.entries(unreleased.sections().get(0).lines()))
        .extracting(entry -> entry.get(0).number(), List::size)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(9, 6), org.assertj.core.groups.Tuple.tuple(15, 4));
    assertThat(changelog.blocks().get(2).rest()).extracting(Line::number).containsExactly(22, 23);
    assertThat(changelog.definitions())
        .containsExactly(new LinkDefinition(22, "1.0.0", "https://example.org"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\uFEFF# Changelog\r\n\r\n## [1.0.0] - 2026-01-31\r\n",
        "# C\r\n\n## [1.0.0]\r- old Mac\r",
        "# C\n\n\n\n## [1.0.0] - 2026-01-31  \n\t\n- a \t \n\n\n",
        "# C\n## [1.0.0]\n- no end",
        "# Änderungen 漢字 😀\n\u00a0\u2028\u0000\n"
      })
  void writesBackEveryByte(String text) {
    assertThat(text(parse(text))).isEqualTo(text);
  }

  @Test
  void keepsByteOrderMarkAndMixedLineEnds() {
    String before = "\uFEFF# C\r\n\r\n## [Unreleased]\r\n- a\n- b  \r\n\n## 1.0.0\n- x\r";

    assertThat(
            text(
                parse(before)
                    .release(entry("1.1.0", Optional.empty(), Optional.empty(), "fix: c"))))
        .isEqualTo(
            "\uFEFF# C\r\n\r\n## [Unreleased]\r\n\r\n## [1.1.0] - 2026-11-21\r\n\r\n"
                + "- a\n- b  \r\n\r\n### Fixed\r\n\r\n- c\r\n\r\n## 1.0.0\n- x\r");
  }

  @Test
  void adoptsWithTheByteOrderMarkAndTheLineEndsOfTheFile() {
    assertThat(text(parse("\uFEFF1.0\r\n---\r\n").adopted()))
        .startsWith("\uFEFF# Changelog\r\n\r\n")
        .endsWith("## [Unreleased]\r\n\r\n## Earlier releases\r\n\r\n1.0\r\n---\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "## [1.0.0] - 2026-01-31, ## [1.0.0] - 2026-01-31 [YANKED]",
    "'## 1.0.0  ', '## 1.0.0 [YANKED]  '",
    "## v1.0 (2026-01-31) ##, ## v1.0 (2026-01-31) [YANKED] ##",
    "## [1.0.0] - 2026-01-31 [YANKED], ## [1.0.0] - 2026-01-31 [YANKED]"
  })
  void marksAVersionAsYanked(String heading, String yanked) {
    String frame = "# C\r\n\r\n## [1.1.0]\r\n%s\r\n- a\r\n[1.0.0]: x";

    assertThat(text(parse(frame.formatted(heading)).yanked(Version.parse("1.0.0"))))
        .isEqualTo(frame.formatted(yanked));
  }

  @Test
  void yanksNoVersionThatIsNotListed() {
    assertThatThrownBy(() -> parse("# C\n").yanked(Version.parse("1.0.0")))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).isEqualTo("CHANGELOG.md has no heading for 1.0.0");
              assertThat(e.remedy()).contains("## [1.0.0]");
            });
  }

  @Test
  void entersNoVersionTwice() {
    Changelog changelog = parse("# C\n\n## [1.1.0]\n\n- a\n\n## v1.0 - 2026-01-31\n");

    assertThatThrownBy(
            () -> changelog.release(entry("1.0.0", Optional.empty(), Optional.empty(), "fix: x")))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> assertThat(e.problem()).isEqualTo("CHANGELOG.md:7: 1.0.0 is listed already"));
  }

  @Test
  void namesTheLineThatIsNotUtf8() {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(bytes("# Ü\n\n## [1.0.0]\n- caf"));
    content.write(0xe9);
    content.writeBytes(bytes("\n- more\n"));

    assertThat(
            ChangelogLint.findings(
                content.toByteArray(), ChangelogPolicy.DEFAULT, Optional.empty()))
        .containsExactly(
            new ChangelogLint.Finding(
                4,
                ChangelogLint.Rule.ENCODING,
                "this is not UTF-8 text",
                "convert it to UTF-8 and commit it"));
  }

  @ParameterizedTest
  @CsvSource({
    "Added, added",
    "✨ Added, added",
    ":sparkles: Added, added",
    "Added :sparkles:, added",
    "Known issues!, knownissues",
    "🚀, 🚀",
    "C# and Ünicode, candünicode"
  })
  void comparesTitlesByTheirLetters(String title, String key) {
    assertThat(Section.key(title)).isEqualTo(key);
  }

  @Test
  void readsLargeFilesInLinearTime() {
    StringBuilder versions = new StringBuilder("# Changelog\n\n");
    for (int i = 100_000; i > 0; i--) {
      versions.append("## [1.").append(i).append(".0] - 2026-01-31\n\n### Fixed\n\n- x\n\n");
    }
    for (int i = 100_000; i > 0; i--) {
      versions
          .append("[1.")
          .append(i)
          .append(".0]: https://example.org/1.")
          .append(i)
          .append(".0\n");
    }
    List<String> giants =
        List.of(
            versions.toString(),
            "x".repeat(10_000_000),
            "- ".repeat(1_000_000),
            "[".repeat(2_000_000),
            "[a](".repeat(500_000),
            "> ".repeat(500_000),
            "## [".repeat(500_000),
            "#".repeat(2_000_000),
            "- a\n  ".repeat(100_000),
            "<!-- ".repeat(300_000),
            "**a:** ".repeat(1_000),
            "&lt;".repeat(300_000));
    for (String text : giants) {
      byte[] content = text.getBytes(StandardCharsets.UTF_8);
      String unreleased = "# C\n\n## [Unreleased]\n\n### Fixed\n\n- " + text;
      assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () -> {
            ChangelogLint.findings(content, ChangelogPolicy.DEFAULT, Optional.empty());
            parse(unreleased)
                .release(entry("1.0.0", Optional.empty(), Optional.empty(), "fix: y (#1)"));
          },
          () -> text.substring(0, 10));
    }
  }

  /** Also of versions that are marked as withdrawn, and in any form of heading that is read. */
  @ParameterizedTest
  @CsvSource({
    "'## [1.0.0] - 2026-01-31', true",
    "'## 1.0.0', true",
    "'## v1.0.0', true",
    "'## [1.0.0] - 2026-01-31 [YANKED]', true",
    "'## [1.0.1] - 2026-01-31', false",
    "'### 1.0.0', false",
    "'1.0.0', false"
  })
  void listsAVersionThatHasAHeading(String heading, boolean listed) {
    String text = "# Changelog\n\n## [Unreleased]\n\n" + heading + "\n\n- text\n";

    assertThat(parse(text).lists(Version.parse("1.0.0"))).isEqualTo(listed);
  }
}
