package io.github.releasekit.domain.gate.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.fact.Signing;
import io.github.releasekit.domain.version.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gates about the version and its tag. */
class VersionGatesTest extends AbstractGateTest {

  @Test
  void tagFreeRefusesATagThatGitWouldTakeForADirectory() {
    facts.remote = remote(Map.of("refs/tags/v1.3.0/rc", "b".repeat(40)));
    assertRefused("tag-free", "v1.3.0 cannot stand beside tag v1.3.0/rc");

    facts.remote = remote(Map.of("refs/tags/v1.3.0-rc", "b".repeat(40)));
    assertPassed("tag-free");
  }

  @Test
  void oneVersionRefusesAReleaseVersionInThePom() {
    facts.rootVersion = "1.2.1";
    facts.moduleVersion = "1.2.1";

    assertRefused("one-version", "1.2.1, not a SNAPSHOT");
  }

  @Test
  void oneVersionRefusesAModuleWithAnother() {
    facts.moduleVersion = "0.9-SNAPSHOT";

    assertRefused("one-version", "org.acme:core has version 0.9-SNAPSHOT");
  }

  @Test
  void oneVersionRefusesAVersionThatStandsInNoPom() {
    facts.pom = "<project/>";

    assertRefused("one-version", "1.2.1-SNAPSHOT stands in no committed POM");
  }

  @Test
  void oneVersionCountsAVersionThatStandsInTheMavenConfigOnly() {
    facts.pom = "<project><version>${revision}</version></project>";
    facts.mavenConfig = Optional.of("-Drevision=1.2.1-SNAPSHOT");
    assertPassed("one-version");

    facts.mavenConfig = Optional.of("-Drevision=1.3");
    assertRefused("one-version", "nor in .mvn/maven.config");
  }

  @Test
  void tagFreeRefusesATagHereOrOnTheRemote() {
    facts.tags = Set.of("v1.2.0", "v1.3.0");
    assertRefused("tag-free", "v1.3.0 exists in this clone only");

    facts.remote = remote(Map.of("refs/tags/v1.3.0", "1"));
    assertRefused("tag-free", "v1.3.0 exists on origin");
  }

  @Test
  void versionFreeRefusesWhatIsNotAboveTheLastRelease() {
    version = "1.2.0";
    assertRefused("version-free", "1.2.0 is not above the last release, 1.2.0");

    version = "1.1.9";
    assertRefused("version-free", "1.1.9");
  }

  @Test
  void oneVersionAsksTagOnlyReleasesForACiFriendlyVersion() {
    facts.policy = SnapshotFixture.tagOnly();
    assertRefused("one-version", "the version of org.acme:app is not written with ${revision}");

    facts.ciFriendly = true;
    assertPassed("one-version");
    facts.changelog = "no changelog at all";
    assertSkipped("changelog-form", "tag-only mode leaves the changelog alone");
  }

  @Test
  void versionFreeRefusesWhatWasRolledBack() {
    facts.rolledBack = Set.of(Version.parse("1.3.0"));
    version = "1.3.0";
    assertRefused("version-free", "1.3.0 was rolled back, and a version is not used twice");

    version = "1.3.1";
    assertPassed("version-free");
  }

  @Test
  void versionFreeRefusesWhatIsDeployed() {
    facts.circumstances =
        new Circumstances(
            true,
            Optional.of(List.of("org.acme:app:1.3.0", "org.acme:core:1.3.0")),
            false,
            false,
            Signing.NONE);

    assertThat(findings("version-free")).hasSize(2);
    assertRefused("version-free", "org.acme:app:1.3.0 is deployed already");
  }

  @Test
  void versionFreeIsSkippedWhenNobodyWasAskedButStillComparesWithTheLastRelease() {
    facts.circumstances = new Circumstances(true, Optional.empty(), false, true, Signing.NONE);
    assertSkipped("version-free", "offline");

    version = "1.0.0";
    assertRefused("version-free", "1.0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.3.0-alpha.7", "1.3.0-rc.1", "1.3.0-rc.2"})
  void versionFreeRefusesAPreReleaseThatIsNotAboveTheOthers(String lower) {
    facts.tags = Set.of("v1.2.0", "v1.3.0-alpha.9", "v1.3.0-rc.2");
    version = lower;
    assertRefused("version-free", lower + " is not above 1.3.0-rc.2, which is tagged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.3.0-rc.3", "1.3.0", "1.4.0-alpha.1"})
  void versionFreeTakesWhatIsAboveTheOtherPreReleases(String higher) {
    facts.tags = Set.of("v1.2.0", "v1.3.0-alpha.9", "v1.3.0-rc.2");
    version = higher;
    assertPassed("version-free");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.3.0-rc.1", "1.3.0-alpha.2", "1.3.0+build.5", "1.2.3-hotfix.1"})
  void resolverOrderTakesWhatMavenSortsAlike(String sortedAlike) {
    version = sortedAlike;
    assertPassed("resolver-order");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.3.0-pre.1", "1.3.0-dev.2", "1.3.0-1", "1.3.0-preview"})
  void resolverOrderRefusesAPreReleaseThatMavenSortsAfterTheRelease(String misleading) {
    version = misleading;
    assertRefused("resolver-order", "Maven sorts " + misleading + " after 1.3.0");
  }

  @Test
  void resolverOrderRefusesAHotfixThatVersionFilesWouldSortBeforeItsRelease() {
    facts.policy = SnapshotFixture.policy("versionFiles: [{file: package.json}]");
    version = "1.2.3-hotfix.1";
    assertRefused("resolver-order", "1.2.3-hotfix.1 before 1.2.3");
    assertThat(findings("resolver-order").get(0).remedy()).contains("-DreleaseVersion=1.2.4");
  }
}
