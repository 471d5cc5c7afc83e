package io.github.releasekit.domain.changelog;

import static io.github.releasekit.domain.changelog.ChangelogFixture.bytes;
import static io.github.releasekit.domain.changelog.ChangelogFixture.entry;
import static io.github.releasekit.domain.changelog.ChangelogFixture.parse;
import static io.github.releasekit.domain.changelog.ChangelogFixture.text;

import io.github.releasekit.domain.fact.ChangelogPolicy;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every changelog; {@code -Drelease-kit.generated=N} tries more of them. */
class GeneratedChangelogsTest {

  private static final int TRIES = Integer.getInteger("release-kit.generated", 20_000);

  private static final Optional<WebLinks> LINKS = WebLinks.of("https://github.com/acme/app");

  /** Parts of an entry or of text, each a block that ends; {@code ¶} stands for the line's end. */
  private static final List<String> BLOCKS =
      List.of(
          "- item¶",
          "* star with `code`  ¶",
          "+ plus (#12)¶",
          "- two¶  lines¶",
          "- a¶    - nested¶    - ü 漢字 😀¶",
          "- code¶¶  ```java¶  ## [9.9.9] - 2026-01-01¶  ```¶",
          "1. one¶2. two¶",
          "text [link](u)\tand tab¶",
          "```¶## [8.8.8]¶### Fixed¶[8.8.8]: x¶```¶",
          "~~~ x¶```¶# 7.7.7¶~~~¶",
          "<!-- ## [6.6.6]¶¶### Added -->¶",
          "<!--¶## [5.5.5]¶-->¶",
          "    ## [4.4.4]¶",
          "> ## [3.3.3]¶",
          "| a | b |¶|---|---|¶",
          "#### Sub heading¶",
          "**bold** text¶",
          "[docs]: https://example.org/docs¶");

  private static final List<String> TITLES =
      List.of("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security", "✨ Added");

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  /** Text of any shape. */
  private static final List<String> LINES =
      List.of(
          "# Changelog",
          "## [1.0.0] - 2026-01-01",
          "## 0.9 ",
          "## [Unreleased]",
          "### Added",
          "### ",
          "#",
          "##",
          "-",
          "- a",
          "  - b",
          "\t- c",
          "```",
          "~~~",
          "    ```",
          "<!--",
          "-->",
          "---",
          "===",
          "***",
          "> q",
          "[1.0.0]: u",
          "[Unreleased]: u/HEAD",
          "[x",
          "]: y",
          "<div>",
          "</div>",
          "<pre>",
          "",
          "   ",
          "\t",
          "text",
          "1. x",
          "10) y",
          "<<<<<<< a",
          "=======",
          ">>>>>>> b",
          "## Earlier releases",
          "\uFEFF",
          "\u00a0",
          "ü😀",
          "- - - ```",
          "- ## h");

  @Test
  void anyTextIsWrittenBackAndJudged() {
    for (int i = 0; i < TRIES / 2; i++) {
      StringBuilder text = new StringBuilder();
      for (int lines = random.nextInt(15); lines > 0; lines--) {
        text.append(pick(LINES)).append(pick(List.of("\n", "\n", "\n", "\r\n", "\r", "")));
      }
      String before = text.toString();
      check(text(parse(before)).equals(before), "is written back", before);
      ChangelogLint.findings(bytes(before), ChangelogPolicy.DEFAULT, LINKS)
          .forEach(
              finding ->
                  check(
                      finding.line() >= 1 && finding.line() <= parse(before).lines().size() + 1,
                      "has lines that findings name",
                      before));
      String adopted = text(parse(before).adopted());
      String kept = before.startsWith("\uFEFF") ? before.substring(1) : before;
      check(adopted.endsWith(kept), "is kept when adopted", before);
    }
  }

  @Test
  void aReleaseChangesNothingElse() {
    for (int i = 0; i < TRIES / 2; i++) {
      String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
      List<String> parts = new ArrayList<>();
      List<String> definitions = new ArrayList<>();
      boolean unreleased = random.nextInt(4) > 0;
      int minors = random.nextInt(5);
      for (int minor = minors; minor > 0; minor--) {
        parts.add("## [1." + minor + ".0] - 2026-01-0" + minor + end + end + body(end));
        String tag = "https://github.com/acme/app/releases/tag/v1." + minor + ".0";
        definitions.add("[1." + minor + ".0]: " + tag + end);
      }
      String head = (random.nextInt(8) == 0 ? "\uFEFF" : "") + "# Changelog" + end + end;
      String compare = "https://github.com/acme/app/compare/v1." + minors + ".0...HEAD";
      String links =
          (unreleased && minors > 0 ? "[Unreleased]: " + compare + end : "")
              + String.join("", definitions);
      String written = unreleased ? body(end) : "";
      String before =
          head
              + (unreleased ? "## [Unreleased]" + end + end + written : "")
              + String.join("", parts)
              + links;
      // The newest, or one below the newest two.
      boolean older = minors > 1 && random.nextBoolean();
      int below = minors - 1;
      String version = older ? "1." + below + ".1" : "1." + (minors + 1) + ".0";
      Optional<String> previous =
          minors == 0 ? Optional.empty() : Optional.of("v1." + (older ? below : minors) + ".0");

      Changelog released =
          parse(before).release(entry(version, previous, LINKS, "feat: quite new", "fix: item"));
      String after = text(released);

      int from = 0;
      for (String part : parts) {
        int at = after.indexOf(part, from);
        check(at >= 0, "keeps a version", before + "\n=>\n" + after);
        from = at + part.length();
      }
      check(after.startsWith(head), "keeps the head", before);
      check(!end.equals("\r\n") || !after.replace("\r\n", "").contains("\n"), "keeps CRLF", before);
      for (String line : written.split(end)) {
        check(line.isBlank() || line.startsWith("### ") || after.contains(line), line, before);
      }
      List<String> section = released.section(Version.parse(version));
      check(section.stream().anyMatch(l -> l.endsWith("quite new")), "lists what is new", after);
      check(
          section.equals(parse(after).section(Version.parse(version))),
          "reads the same section again",
          after);
      Optional<Block> next = parse(after).unreleased();
      check(next.isPresent() == (unreleased || !older), "has Unreleased where it should", after);
      check(
          next.stream().flatMap(b -> b.body().stream()).allMatch(Line::isBlank),
          "has nothing Unreleased",
          after);
      List<ChangelogLint.Finding> found = lint(after);
      check(found.isEmpty(), "is clean: " + found, before + "\n=>\n" + after);
    }
  }

  private static List<ChangelogLint.Finding> lint(String text) {
    return ChangelogLint.findings(bytes(text), ChangelogPolicy.DEFAULT, LINKS);
  }

  /** An intro and sections, no title twice, each with an entry. */
  private String body(String end) {
    StringBuilder body = new StringBuilder();
    List<String> titles = new ArrayList<>(TITLES.subList(0, 6));
    if (random.nextInt(4) == 0) {
      blocks(body);
    }
    for (int sections = 1 + random.nextInt(2); sections > 0; sections--) {
      String title = titles.remove(random.nextInt(titles.size()));
      body.append("### ").append(title.equals("Added") ? pick(List.of(title, "✨ Added")) : title);
      body.append(random.nextBoolean() ? "¶¶" : "¶");
      blocks(body);
    }
    return body.toString().replace("¶", end);
  }

  private void blocks(StringBuilder body) {
    for (int blocks = 1 + random.nextInt(3); blocks > 0; blocks--) {
      body.append(pick(BLOCKS)).append("¶");
    }
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void check(boolean holds, String what, String changelog) {
    if (!holds) {
      throw new AssertionError("seed " + seed + ": not so: " + what + "\n" + changelog);
    }
  }
}
