package io.github.releasekit.domain.changelog;

import static io.github.releasekit.domain.changelog.ChangelogFixture.bytes;
import static io.github.releasekit.domain.changelog.ChangelogFixture.parse;
import static io.github.releasekit.domain.changelog.ChangelogFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.fact.ChangelogPolicy;
import io.github.releasekit.domain.fact.ChangelogPolicy.SectionRule;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changelogs before and after a release, and with findings: see {@code changelogs/}. */
class ChangelogCasesTest {

  /**
   * A case.
   *
   * @param settings lines before the changelog, such as {@code version: 1.2.0}
   * @param given the changelog
   * @param expected the changelog after the release, or findings
   */
  record Case(String name, String settings, String given, String expected) {

    List<String> settings(String key) {
      return settings
          .lines()
          .filter(line -> line.startsWith(key + ": "))
          .map(line -> line.substring(key.length() + 2).replace("\\n", "\n"))
          .toList();
    }

    Optional<String> setting(String key) {
      return settings(key).stream().findFirst();
    }

    Optional<WebLinks> links() {
      return setting("links").map(url -> WebLinks.of(url).orElseThrow());
    }

    /** {@code section: Added = feat}; the default where there is none. */
    ChangelogPolicy policy() {
      ChangelogPolicy defaults = ChangelogPolicy.DEFAULT;
      List<SectionRule> sections =
          settings("section").stream()
              .map(text -> text.split(" = "))
              .map(rule -> new SectionRule(rule[0], List.of(rule[1]), List.of("*")))
              .toList();
      return sections.isEmpty()
          ? defaults
          : new ChangelogPolicy(defaults.file(), sections, defaults.excludedTypes(), List.of());
    }

    Changelog.Entry entry() {
      String version = setting("version").orElseThrow();
      return new Changelog.Entry(
          Version.parse(version),
          "v" + version,
          "2026-11-21",
          setting("previous"),
          ChangelogFixture.entries(policy(), settings("commit")),
          links());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> releases() {
    return cases("release", "before", "after");
  }

  static Stream<Case> lints() {
    return cases("lint", "changelog", "findings");
  }

  @ParameterizedTest
  @MethodSource("releases")
  void entersARelease(Case c) {
    assertThat(text(parse(c.given()).release(c.entry()))).isEqualTo(c.expected());
  }

  @ParameterizedTest
  @MethodSource("lints")
  void reportsEveryFindingWithItsLine(Case c) {
    List<String> found =
        ChangelogLint.findings(bytes(c.given()), c.policy(), c.links()).stream()
            .map(f -> f.line() + ": " + f.rule().id() + ": " + f.problem())
            .toList();

    assertThat(found).isEqualTo(c.expected().lines().toList());
  }

  @ParameterizedTest
  @MethodSource({"releases", "lints"})
  void writesBackWhatItRead(Case c) {
    assertThat(text(parse(c.given()))).isEqualTo(c.given());
  }

  @ParameterizedTest
  @MethodSource({"releases", "lints"})
  void keepsEveryWordOfWhatItAdopts(Case c) {
    Changelog adopted = parse(c.given()).adopted();

    assertThat(text(adopted)).endsWith("\n## Earlier releases\n\n" + c.given());
    assertThat(findings(text(adopted), c.policy())).isEmpty();
  }

  @Test
  void everyRuleHasACase() {
    List<String> rules =
        lints().flatMap(c -> c.expected().lines()).map(line -> line.split(": ")[1]).toList();

    assertThat(rules)
        .containsAll(
            Stream.of(ChangelogLint.Rule.values())
                .map(ChangelogLint.Rule::id)
                .filter(id -> !List.of("encoding", "version-listed").contains(id))
                .toList());
  }

  private static List<ChangelogLint.Finding> findings(String text, ChangelogPolicy policy) {
    return ChangelogLint.findings(bytes(text), policy, Optional.empty());
  }

  private static Stream<Case> cases(String directory, String given, String expected) {
    try (Stream<Path> files =
        Files.list(
            Path.of(ChangelogCasesTest.class.getResource("/changelogs/" + directory).toURI()))) {
      return files.sorted().map(file -> read(file, given, expected)).toList().stream();
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Case read(Path file, String given, String expected) {
    try {
      String text = "\n" + Files.readString(file);
      int from = text.indexOf("\n=== " + given + "\n");
      int to = text.indexOf("\n=== " + expected + "\n");
      return new Case(
          file.getFileName().toString().replace(".txt", ""),
          text.substring(0, from),
          text.substring(Math.min(from + given.length() + 6, to + 1), to + 1),
          text.substring(to + expected.length() + 6));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
