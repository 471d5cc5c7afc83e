package io.github.releasekit.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.gate.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a release does to the changelog; its form is the matter of the changelog's own tests. */
class EditsTest {

  private static final String UNDERLINED = "Changes\n=======\n\n1.2.0\n-----\n\n- old\n";

  private static final ReleaseTime TIME = new ReleaseTime("2026-11-21", "2026-11-21T10:00:00Z");

  private final SnapshotFixture facts = new SnapshotFixture();

  @Test
  void entersTheReleaseIntoTheChangelog() {
    assertThat(changelog(ReleaseRequest.DEFAULT))
        .contains(
            """
            # Changelog

            ## [Unreleased]

            ## [1.3.0] - 2026-11-21

            ### Added

            - login

            ## [1.2.0] - 2026-01-01

            - old
            """);
  }

  @Test
  void showsAPlanForAChangelogThatIsRefusedAndLeavesItAsItIs() {
    facts.changelog = UNDERLINED;

    ReleasePlan plan = facts.plan(ReleaseRequest.DEFAULT);

    assertThat(plan.findings())
        .extracting(Finding::problem)
        .containsExactly(
            "CHANGELOG.md:4: underlined-version: '1.2.0' is a heading by the line below it");
    assertThat(changelog(ReleaseRequest.DEFAULT)).isEmpty();
    assertThat(plan.section()).containsExactly("### Added", "", "- login");
    assertThat(plan.digest()).isNotEqualTo(facts.plan(adopting()).digest());
  }

  @Test
  void keepsAnAdoptedChangelogBelowTheRelease() {
    facts.changelog = UNDERLINED;

    assertThat(facts.plan(adopting()).findings()).isEmpty();
    assertThat(changelog(adopting()))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .startsWith("# Changelog\n")
                    .endsWith(
                        "\n## [Unreleased]\n\n## [1.3.0] - 2026-11-21\n\n### Added\n\n- login\n\n"
                            + "## Earlier releases\n\n"
                            + UNDERLINED));
  }

  @Test
  void adoptsNothingThatIsOfTheForm() {
    assertThat(changelog(adopting())).isEqualTo(changelog(ReleaseRequest.DEFAULT));
  }

  @Test
  void refusesAVersionThatIsListedWithoutFailing() {
    facts.changelog = "# Changelog\n\n## [1.3.0] - 2026-01-01\n\n- taken\n";

    assertThat(facts.plan(adopting()).findings())
        .extracting(Finding::problem)
        .containsExactly("CHANGELOG.md:3: version-listed: 1.3.0 is listed already");
  }

  private static ReleaseRequest adopting() {
    return new ReleaseRequest(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  private Optional<String> changelog(ReleaseRequest request) {
    List<FileEdit> edits = facts.plan(request).edits().release(TIME);
    return edits.stream()
        .filter(edit -> edit.path().equals("CHANGELOG.md"))
        .map(edit -> new String(edit.after(), StandardCharsets.UTF_8))
        .findFirst();
  }
}
