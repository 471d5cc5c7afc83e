package io.github.releasekit.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Signing;
import io.github.releasekit.domain.fact.WorkingTree;
import io.github.releasekit.domain.gate.repository.Circumstances;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReleasePlanTest {

  private static final String DIGEST = new SnapshotFixture().plan(ReleaseRequest.DEFAULT).digest();

  @Test
  void hasADigestOfSha256() {
    assertThat(DIGEST).matches("sha256:[0-9a-f]{64}");
  }

  static Stream<Consumer<SnapshotFixture>> whatDoesNotMatter() {
    return Stream.of(
        f -> {},
        f -> f.now = Instant.parse("2031-01-01T00:00:00Z"),
        f ->
            f.workingTree =
                new WorkingTree(
                    Optional.of("refs/heads/other"),
                    List.of("dirty.txt"),
                    Set.of("CHANGELOG.md"),
                    true,
                    List.of(),
                    Optional.empty(),
                    List.of()),
        f -> f.remote = Optional.empty(),
        f -> f.tags = Set.of("v1.2.0", "unrelated"),
        f -> f.circumstances = new Circumstances(false, Optional.empty(), true, true, Signing.NONE),
        f -> f.steps = List.of("other-step"));
  }

  @ParameterizedTest
  @MethodSource("whatDoesNotMatter")
  void hasTheSameDigestOnAnotherDayInAnotherClone(Consumer<SnapshotFixture> change) {
    assertThat(digest(change)).isEqualTo(DIGEST);
  }

  static Stream<Consumer<SnapshotFixture>> whatMatters() {
    return Stream.of(
        f -> f.head = "c".repeat(40),
        f -> f.pom = f.pom.replace("</project>", " </project>"),
        f -> f.pom = f.pom + "\n",
        f -> f.changelog = "# C\n",
        f -> f.commits = List.of(SnapshotFixture.commit("feat: logout")),
        f -> f.policy = f.policy.withTagNameFormat("r@{project.version}"),
        f -> f.policy = policy(List.of("main"), f.policy.changelog().file()),
        f -> f.policy = policy(f.policy.branches(), "CHANGES.md"));
  }

  @ParameterizedTest
  @MethodSource("whatMatters")
  void hasAnotherDigestWhenSomethingElseIsReleased(Consumer<SnapshotFixture> change) {
    assertThat(digest(change)).isNotEqualTo(DIGEST);
  }

  static Stream<ReleaseRequest> requests() {
    return Stream.of(
        new ReleaseRequest(
            Optional.empty(),
            Optional.of("1.4.0"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false),
        new ReleaseRequest(
            Optional.empty(),
            Optional.empty(),
            Optional.of("2.0.0-SNAPSHOT"),
            Optional.empty(),
            Optional.empty(),
            false),
        new ReleaseRequest(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("v1.3.0-x"),
            Optional.empty(),
            false));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void hasAnotherDigestForAnotherVersionOrTag(ReleaseRequest request) {
    assertThat(new SnapshotFixture().plan(request).digest()).isNotEqualTo(DIGEST);
  }

  @Test
  void writesTheTimeInUtcToTheSecond() {
    ReleaseTime time = ReleaseTime.of(Instant.parse("2026-11-21T23:59:59.987Z"));

    assertThat(time).isEqualTo(new ReleaseTime("2026-11-21", "2026-11-21T23:59:59Z"));
  }

  private static String digest(Consumer<SnapshotFixture> change) {
    SnapshotFixture fixture = new SnapshotFixture();
    change.accept(fixture);
    return fixture.plan(ReleaseRequest.DEFAULT).digest();
  }

  private static Policy policy(List<String> branches, String changelog) {
    return SnapshotFixture.policy(
        "branches: ['"
            + String.join("', '", branches)
            + "']\nchangelog: {file: "
            + changelog
            + "}");
  }
}
