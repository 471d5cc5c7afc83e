package io.github.releasekit.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.History.Release;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.plan.VersionDecision.Decider;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.Version;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // last, commits (newest first), POM, version, development, type, decided by
        "1.2.0, fix: a, 1.2.1-SNAPSHOT, 1.2.1, 1.2.2-SNAPSHOT, PATCH, POM",
        "1.2.0, feat: a, 1.2.1-SNAPSHOT, 1.3.0, 1.3.1-SNAPSHOT, MINOR, COMMITS",
        "1.2.0, fix: a|feat: b|fix: c, 1.2.1-SNAPSHOT, 1.3.0, 1.3.1-SNAPSHOT, MINOR, COMMITS",
        "1.2.0, feat!: a, 1.2.1-SNAPSHOT, 2.0.0, 2.0.1-SNAPSHOT, MAJOR, COMMITS",
        "1.2.0, chore!: a|feat: b, 1.2.1-SNAPSHOT, 2.0.0, 2.0.1-SNAPSHOT, MAJOR, COMMITS",
        "1.2.0, feat: a, 1.3.0-SNAPSHOT, 1.3.0, 1.3.1-SNAPSHOT, MINOR, POM",
        "1.2.0, feat: a, 2.0.0-SNAPSHOT, 2.0.0, 2.0.1-SNAPSHOT, MAJOR, POM",
        "1.2.0, fix: a, 2.0.0-SNAPSHOT, 2.0.0, 2.0.1-SNAPSHOT, MAJOR, POM",
        "1.2.0, not conventional, 1.2.1-SNAPSHOT, 1.2.1, 1.2.2-SNAPSHOT, PATCH, POM",
        "1.2.0, fix: a, 1.0.0-SNAPSHOT, 1.2.1, 1.2.2-SNAPSHOT, PATCH, COMMITS",
        "1.2.0, -, 1.2.1-SNAPSHOT, 1.2.1, 1.2.2-SNAPSHOT, PATCH, POM",
        "0.3.0, feat!: a, 0.3.1-SNAPSHOT, 0.4.0, 0.4.1-SNAPSHOT, MINOR, COMMITS",
        "0.3.0, fix: a, 0.3.1-SNAPSHOT, 0.3.1, 0.3.2-SNAPSHOT, PATCH, POM",
        "0.3.0, feat!: a, 1.0.0-SNAPSHOT, 1.0.0, 1.0.1-SNAPSHOT, MAJOR, POM",
        "1.9.0, feat: a, 1.9.1-SNAPSHOT, 1.10.0, 1.10.1-SNAPSHOT, MINOR, COMMITS",
        // the first release
        "-, feat: a, 1.0-SNAPSHOT, 1.0.0, 1.0.1-SNAPSHOT, MAJOR, POM",
        "-, feat!: a, 0.1.0-SNAPSHOT, 0.1.0, 0.1.1-SNAPSHOT, MINOR, POM",
        "-, -, 1-SNAPSHOT, 1.0.0, 1.0.1-SNAPSHOT, MAJOR, POM"
      })
  void takesTheHigherOfCommitsAndPom(
      String last,
      String commits,
      String pom,
      String version,
      String development,
      Bump type,
      Decider by) {
    VersionDecision decision = decide(history(last, commits), pom, ReleaseRequest.DEFAULT);

    assertThat(decision.version()).hasToString(version);
    assertThat(decision.development()).isEqualTo(development);
    assertThat(decision.releaseType()).isEqualTo(type);
    assertThat(decision.decidedBy()).isEqualTo(by);
    assertThat(decision.previous()).isEqualTo(Optional.ofNullable(last).map(Version::parse));
  }

  @Test
  void saysWhatDecided() {
    assertThat(decide("1.2.0", "feat: a|fix: b|feat: c", "1.2.1-SNAPSHOT").reason())
        .contains("2 of 3 changes since v1.2.0")
        .contains("minor")
        .contains("the POM announces 1.2.1");
    assertThat(decide("1.2.0", "feat: a", "2.0.0-SNAPSHOT").reason())
        .contains("the POM announces 2.0.0")
        .contains("1.3.0");
  }

  @Test
  void goesUpFromTheLastReleaseWhereNothingWasCommittedAndThePomIsBehind() {
    VersionDecision decision =
        decide(history("2.1.0", null), "1.0.0-SNAPSHOT", request(Optional.empty(), null, null));

    assertThat(decision.version()).hasToString("2.1.1");
    assertThat(decision.reason())
        .isEqualTo(
            "no commit since v2.1.0 asks for anything, and the POM announces 1.0.0, which is below"
                + " it");
  }

  @ParameterizedTest
  @CsvSource({
    "feat: a, 1.2.1-SNAPSHOT, 1.3.0, 1.3.1",
    "feat: a, 1.2.1-SNAPSHOT, 1.3.0|1.3.1, 1.3.2",
    "fix: a, 1.2.1-SNAPSHOT, 1.3.0, 1.2.1",
    "fix: a, 2.0.0-SNAPSHOT, 2.0.0, 2.0.1"
  })
  void neverOffersAVersionThatWasRolledBack(
      String commits, String pom, String rolledBack, String version) {
    History history = history("1.2.0", commits);
    Set<Version> burned =
        Arrays.stream(rolledBack.split("\\|")).map(Version::parse).collect(Collectors.toSet());

    VersionDecision decision =
        decide(rolledBack(history, burned), pom, request(Optional.empty(), null, null));

    assertThat(decision.version()).hasToString(version);
    assertThat(decision.reason().contains("was rolled back")).isEqualTo(!version.equals("1.2.1"));
  }

  @Test
  void countsOnAfterAPreReleaseThatWasRolledBack() {
    History history = rolledBack(history("1.2.0", "feat: a"), Set.of(Version.parse("1.3.0-rc.1")));
    ReleaseRequest request =
        new ReleaseRequest(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("rc"),
            false);

    assertThat(decide(history, "1.2.1-SNAPSHOT", request).version()).hasToString("1.3.0-rc.2");
  }

  private static History rolledBack(History history, Set<Version> versions) {
    return new History(
        history.head(),
        history.lastRelease(),
        history.commits(),
        history.elsewhere(),
        history.released(),
        history.tags(),
        history.versions(),
        versions,
        history.updates());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "1.2.0, 2.0.0-SNAPSHOT, PATCH, 1.2.1, 1.2.2-SNAPSHOT",
        "1.2.0, 2.0.0-SNAPSHOT, MINOR, 1.3.0, 1.3.1-SNAPSHOT",
        "1.2.0, 1.2.1-SNAPSHOT, MAJOR, 2.0.0, 2.0.1-SNAPSHOT",
        "-, 5.0.0-SNAPSHOT, MINOR, 0.1.0, 0.1.1-SNAPSHOT"
      })
  void countsABumpFromTheLastReleaseAndLeavesThePomAside(
      String last, String pom, Bump bump, String version, String development) {
    ReleaseRequest request = request(Optional.of(bump), null, null);

    VersionDecision decision = decide(history(last, "feat!: a"), pom, request);

    assertThat(decision.version()).hasToString(version);
    assertThat(decision.development()).isEqualTo(development);
    assertThat(decision.releaseType()).isEqualTo(bump);
    assertThat(decision.decidedBy()).isEqualTo(Decider.BUMP);
    assertThat(decision.reason()).contains("-Dbump=" + bump).contains(pom).contains("left aside");
  }

  @ParameterizedTest
  @CsvSource({
    "3.1.4, 3.1.4, 3.1.5-SNAPSHOT, MAJOR",
    "1.3, 1.3.0, 1.3.1-SNAPSHOT, MINOR",
    "2.0.0-rc.1, 2.0.0-rc.1, 2.0.0-SNAPSHOT, MAJOR",
    "1.2.1, 1.2.1, 1.2.2-SNAPSHOT, PATCH"
  })
  void takesTheVersionThatWasTyped(String typed, String version, String development, Bump type) {
    VersionDecision decision =
        decide(
            history("1.2.0", "feat: a"),
            "1.2.1-SNAPSHOT",
            request(Optional.of(Bump.MAJOR), typed, null));

    assertThat(decision.version()).hasToString(version);
    assertThat(decision.development()).isEqualTo(development);
    assertThat(decision.releaseType()).isEqualTo(type);
    assertThat(decision.decidedBy()).isEqualTo(Decider.RELEASE_VERSION);
  }

  @ParameterizedTest
  @CsvSource({"1.4.0-SNAPSHOT", "2-SNAPSHOT", "1.3.1-SNAPSHOT", "1.3.1-rc.1-SNAPSHOT"})
  void takesTheDevelopmentVersionThatWasTyped(String development) {
    assertThat(
            decide(
                    history("1.2.0", "feat: a"),
                    "1.2.1-SNAPSHOT",
                    request(Optional.empty(), null, development))
                .development())
        .isEqualTo(development);
  }

  @ParameterizedTest
  @CsvSource({"1.4.0", "1.2.0-SNAPSHOT", "1.3.0-SNAPSHOT", "next-SNAPSHOT", "''"})
  void refusesADevelopmentVersionThatIsNoSnapshotAboveTheRelease(String development) {
    assertThatThrownBy(
            () ->
                decide(
                    history("1.2.0", "feat: a"),
                    "1.2.1-SNAPSHOT",
                    request(Optional.empty(), null, development)))
        .isInstanceOf(ReleaseException.class);
  }

  @Test
  void refusesToReleaseASnapshot() {
    assertThatThrownBy(
            () ->
                decide(
                    history("1.2.0", "feat: a"),
                    "1.3.0-SNAPSHOT",
                    request(Optional.empty(), "1.3.0-SNAPSHOT", null)))
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> {
              assertThat(e.problem()).contains("1.3.0-SNAPSHOT");
              assertThat(e.remedy()).isEqualTo("-DreleaseVersion=1.3.0");
            });
  }

  @ParameterizedTest
  @CsvSource({"${revision}", "latest-SNAPSHOT", "1.0.0.Final-SNAPSHOT"})
  void refusesAPomVersionThatCannotBeRead(String pom) {
    assertThatThrownBy(() -> decide("1.0.0", "fix: a", pom))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(pom.replace("-SNAPSHOT", ""));
  }

  @Test
  void plansEveryEditOfTheRelease() {
    ReleasePlan plan = new SnapshotFixture().plan(ReleaseRequest.DEFAULT);
    ReleaseTime time = new ReleaseTime("2026-11-21", "2026-11-21T10:00:00Z");

    assertThat(plan.tag()).isEqualTo("v1.3.0");
    assertThat(plan.project()).isEqualTo("org.acme:app");
    assertThat(plan.releaseSubject()).isEqualTo("chore(release): 1.3.0");
    assertThat(plan.developmentSubject()).isEqualTo("chore(release): begin 1.3.1-SNAPSHOT");
    assertThat(plan.section()).containsExactly("### Added", "", "- login");
    assertThat(plan.findings()).isEmpty();
    assertThat(plan.edits().release(time))
        .extracting(FileEdit::path)
        .containsExactly("pom.xml", "CHANGELOG.md");
    assertThat(plan.edits().release(time).get(0).after())
        .asString()
        .isEqualTo(
            "<project><version>1.3.0</version><scm><tag>v1.3.0</tag></scm>"
                + "<t>2026-11-21T10:00:00Z</t></project>");
    assertThat(plan.edits().development(time).get(0).after())
        .asString()
        .isEqualTo(
            "<project><version>1.3.1-SNAPSHOT</version><scm><tag>HEAD</tag></scm>"
                + "<t>2026-11-21T10:00:00Z</t></project>");
  }

  @Test
  void takesATypedTagOnlyWhenItIsSafe() {
    ReleaseRequest safe =
        new ReleaseRequest(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("rel-1"),
            Optional.empty(),
            false);
    ReleaseRequest unsafe =
        new ReleaseRequest(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("--force"),
            Optional.empty(),
            false);

    assertThat(new SnapshotFixture().plan(safe).tag()).isEqualTo("rel-1");
    assertThatThrownBy(() -> new SnapshotFixture().plan(unsafe))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("--force");
  }

  @Test
  void aHotfixIsAPatchWhateverItsCommitsAskFor() {
    VersionDecision hotfix =
        new Planner(
                history("1.2.0", "feat: login|fix: end"),
                Policy.DEFAULT,
                Optional.of("refs/heads/hotfix/v1.2.1"),
                "1.2.1-SNAPSHOT",
                LocalDate.parse("2026-11-21"),
                ReleaseRequest.DEFAULT)
            .decision();

    assertThat(hotfix.version()).hasToString("1.2.1");
    assertThat(hotfix.reason())
        .isEqualTo(
            "the POM announces 1.2.1; the commits since v1.2.0 ask for 1.2.1; a hotfix is a patch,"
                + " though its commits ask for a minor release");
  }

  private static VersionDecision decide(String last, String commits, String pom) {
    return decide(history(last, commits), pom, ReleaseRequest.DEFAULT);
  }

  private static VersionDecision decide(History history, String pom, ReleaseRequest request) {
    return new Planner(
            history, Policy.DEFAULT, Optional.empty(), pom, LocalDate.parse("2026-11-21"), request)
        .decision();
  }

  private static ReleaseRequest request(Optional<Bump> bump, String release, String development) {
    return new ReleaseRequest(
        bump,
        Optional.ofNullable(release),
        Optional.ofNullable(development),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static History history(String last, String commits) {
    Stream<String> messages = commits == null ? Stream.of() : Arrays.stream(commits.split("\\|"));
    return new History(
        "a".repeat(40),
        Optional.ofNullable(last).map(v -> new Release("v" + v, Version.parse(v), "b".repeat(40))),
        messages.map(SnapshotFixture::commit).toList(),
        Set.of(),
        Set.of(),
        last == null ? Set.of() : Set.of("v" + last),
        last == null ? Set.of() : Set.of(Version.parse(last)),
        Set.of(),
        List.of());
  }
}
