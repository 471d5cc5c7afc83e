package io.github.releasekit.domain.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits of other release tools that only set versions announce no change. */
class VersionCommitsTest {

  private static Commit commit(String message) {
    return new Commit("a".repeat(40), List.of(), message, "Ada", "a@b", Instant.EPOCH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[maven-release-plugin] prepare release app-1.2.0",
        "[maven-release-plugin] prepare for next development iteration\n",
        "[maven-release-plugin] prepare branch app-1.2.x",
        "[maven-release-plugin] rollback the release of app-1.2.0",
        "[ci skip] prepare release v1.2.0",
        "[maven-release-plugin] [skip ci] prepare for next development iteration",
        "[maven-release-plugin][skip ci]prepare release 1",
        "Update versions for release",
        "Update for next development version",
        "Update versions for development branch",
        "Update feature branch back to feature version",
        "Update release to hotfix version to avoid merge conflicts",
        "Update release version back to pre-merge state",
        "updating for next development version",
        "updating versions for development branch",
        "updating poms for release",
        "updating poms for hotfix",
        "updating poms for support",
        "updating poms for 1.3.0-SNAPSHOT development",
        "updating poms for branch'release/1.2.0' with non-snapshot versions",
        "updating develop poms to master versions to avoid merge conflicts",
      })
  void announceNoChange(String message) {
    assertThat(commit(message).isBookkeeping()).isTrue();
    assertThat(Change.of(List.of(commit(message)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prepare release v1.2.0",
        "[maven-release-plugin] prepare release app 1.2.0 and mend the parser",
        "[maven-release-plugin] prepare for next development iteration, mend the parser",
        "[maven-release-plugin] prepare release app-1.2.0\n\nBREAKING CHANGE: gone",
        "[maven-release-plugin] mend the parser",
        "[ABC-12] prepare the parser for release",
        "[[[ prepare release x",
        "Update versions",
        "Update versions for release of the parser",
        "updating poms",
        "Updating for next development version",
        "updating poms for release 2",
        "",
      })
  void areNotMistakenForOthers(String message) {
    assertThat(commit(message).isBookkeeping()).isFalse();
  }
}
