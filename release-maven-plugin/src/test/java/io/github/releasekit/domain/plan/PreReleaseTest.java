package io.github.releasekit.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.version.Bump;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pre-releases on the way from 1.2.0 to the next release (V3). */
class PreReleaseTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // tags besides v1.2.0, commit, typed bump, label, version, development
        "-, feat: a, -, rc, 1.3.0-rc.1, 1.3.0-SNAPSHOT",
        "v1.3.0-rc.1, feat: a, -, rc, 1.3.0-rc.2, 1.3.0-SNAPSHOT",
        "v1.3.0-rc.1 v1.3.0-rc.2, feat: a, -, rc, 1.3.0-rc.3, 1.3.0-SNAPSHOT",
        "v1.3.0-rc.9 v1.3.0-rc.1, feat: a, -, rc, 1.3.0-rc.10, 1.3.0-SNAPSHOT",
        "v1.3.0-rc.2 v1.3.0-rc.x, feat: a, -, RC, 1.3.0-rc.3, 1.3.0-SNAPSHOT",
        "v1.3.0-RC.4 v1.2.9-rc.8, feat: a, -, rc, 1.3.0-rc.5, 1.3.0-SNAPSHOT",
        "v1.3.0-rc.1, feat!: a, -, rc, 2.0.0-rc.1, 2.0.0-SNAPSHOT",
        "v1.3.0-alpha.4, feat: a, -, beta, 1.3.0-beta.1, 1.3.0-SNAPSHOT",
        "v1.3.0-rc.1, feat: a, -, -, 1.3.0, 1.3.1-SNAPSHOT",
        "-, fix: a, MAJOR, alpha, 2.0.0-alpha.1, 2.0.0-SNAPSHOT"
      })
  void countsOnFromTheTagsOfTheSameVersion(
      String tags, String commit, Bump bump, String label, String version, String development) {
    SnapshotFixture facts = new SnapshotFixture();
    facts.commits = List.of(SnapshotFixture.commit(commit));
    Set<String> all = new LinkedHashSet<>(Set.of("v1.2.0"));
    all.addAll(tags == null ? List.of() : Arrays.asList(tags.split(" ")));
    facts.tags = all;

    VersionDecision decision = facts.plan(request(bump, label)).decision();

    assertThat(decision.version()).hasToString(version);
    assertThat(decision.development()).isEqualTo(development);
  }

  @Test
  void leavesTheChangelogAloneUntilTheReleaseItself() {
    SnapshotFixture facts = new SnapshotFixture();
    facts.changelog = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- by hand\n";

    ReleasePlan preRelease = facts.plan(request(null, "rc"));
    ReleasePlan release = facts.plan(request(null, null));

    assertThat(paths(preRelease)).containsExactly("pom.xml");
    assertThat(paths(release)).containsExactly("pom.xml", "CHANGELOG.md");
    assertThat(preRelease.section()).contains("- by hand", "- login");
    assertThat(release.section()).isEqualTo(preRelease.section());
  }

  @Test
  void refusesALabelThatIsNone() {
    assertThatThrownBy(() -> new SnapshotFixture().plan(request(null, "rc 1")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'rc 1'")
        .hasMessageContaining("-Dprerelease=rc");
  }

  private static List<String> paths(ReleasePlan plan) {
    return plan.edits().release(ReleaseTime.SYMBOLIC).stream().map(FileEdit::path).toList();
  }

  private static ReleaseRequest request(Bump bump, String label) {
    return new ReleaseRequest(
        Optional.ofNullable(bump),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(label),
        false);
  }
}
