package io.github.releasekit.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of features has each of them once, with a state that can be read. */
class FeaturesPageTest {

  /** How many features there are in each group, by the letter of their ids. */
  private static final List<String> IDS =
      Stream.of("V9", "C7", "G12", "R9", "B3", "P10", "U4", "D4", "T8", "N2", "X4", "K3")
          .flatMap(
              last ->
                  IntStream.rangeClosed(1, Integer.parseInt(last.substring(1)))
                      .mapToObj(number -> last.charAt(0) + "" + number))
          .toList();

  private static final Pattern ROW =
      Pattern.compile(
          "\\| (?<id>[A-Z][0-9]+) \\| (?<what>[^|]+) \\| (?<since>[^|]*) \\| (?<where>[^|]*) \\| (?<state>[^|]+) \\|");

  private record Feature(String id, String since, String where, String state) {}

  private static List<Feature> features() {
    return Site.read(Site.PAGES.resolve("features.md"))
        .lines()
        .map(ROW::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(
            row ->
                new Feature(
                    row.group("id"), row.group("since"), row.group("where"), row.group("state")))
        .toList();
  }

  @Test
  void hasEveryFeatureOnce() {
    assertThat(features()).extracting(Feature::id).containsExactlyElementsOf(IDS);
  }

  @Test
  void everyRowOfItsTablesIsAFeature() {
    List<String> rows =
        Site.read(Site.PAGES.resolve("features.md"))
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| id |"))
            .toList();

    assertThat(rows).hasSameSizeAs(IDS);
  }

  @Test
  void saysOfEachWhetherItWorks() {
    assertThat(features())
        .allSatisfy(
            feature -> {
              assertThat(feature.state()).matches("yes|yes[,;:] .+|partly: .+|no|no; .+");
              if (!feature.state().startsWith("no")) {
                assertThat(feature.since()).matches("[0-9]+\\.[0-9]+\\.[0-9]+");
                assertThat(feature.where()).contains("](");
              }
            });
  }
}
