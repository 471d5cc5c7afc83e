package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportStartGoalTest {

  private static final String BRANCH = "refs/heads/support/1.x";

  @TempDir Path temp;

  @Test
  void startsTheLineOfTheLastRelease() {
    StartFixture trunk = StartFixture.trunk(temp);

    trunk.supportStart("", "");

    assertThat(trunk.bare.id(BRANCH + "~1")).isEqualTo(trunk.bare.id("v1.1.0^{}"));
    assertThat(trunk.there(BRANCH, "pom.xml"))
        .isEqualTo(StartFixture.POM.formatted("1.1.1-SNAPSHOT", "HEAD"));
    assertThat(trunk.clone.run("symbolic-ref", "HEAD").strip()).isEqualTo(BRANCH);
    assertThat(trunk.clone.run("status", "--porcelain")).isEmpty();
    assertThat(trunk.out.get(0)).endsWith("for 1.1.1, the next of the line 1.x");
    assertThat(trunk.out).anySatisfy(line -> assertThat(line).contains("mvn release-kit:prepare"));
  }

  @Test
  void startsANarrowerLineOfAnEarlierRelease() {
    StartFixture trunk = StartFixture.trunk(temp);
    trunk.clone.run("tag", "v1.2.0", "main");
    trunk.clone.run("push", "--quiet", "origin", "v1.2.0");

    trunk.supportStart("v1.1.0", "1.1.x");

    assertThat(trunk.there("support/1.1.x", "pom.xml")).contains("1.1.1-SNAPSHOT");
  }

  @Test
  void showsWhatItWouldMakeAndChangesNothing() {
    StartFixture trunk = StartFixture.trunk(temp);
    Map<String, String> before = trunk.clone.state();
    String refs = trunk.bare.refs();

    trunk.supportStart(trunk.clone, "v1.1.0", "", true, true);

    assertThat(trunk.clone.state()).isEqualTo(before);
    assertThat(trunk.bare.refs()).isEqualTo(refs);
    assertThat(trunk.out).contains("Would push support/1.x to origin");
  }

  @Test
  void startsInThisCloneOnly() {
    StartFixture trunk = StartFixture.trunk(temp);
    String refs = trunk.bare.refs();

    trunk.supportStart(trunk.clone, "", "", false, false);

    assertThat(trunk.bare.refs()).isEqualTo(refs);
    assertThat(trunk.clone.run("show", "support/1.x:pom.xml")).contains("1.1.1-SNAPSHOT");
  }

  @Test
  void doesNothingMoreTheSecondTime() {
    StartFixture trunk = StartFixture.trunk(temp);
    trunk.supportStart("", "");
    String refs = trunk.bare.refs();
    Map<String, String> before = trunk.clone.state();

    trunk.supportStart("", "");

    assertThat(trunk.bare.refs()).isEqualTo(refs);
    assertThat(trunk.clone.state()).isEqualTo(before);
  }

  @Test
  void refusesALineThatTheReleaseIsNotOf() {
    StartFixture trunk = StartFixture.trunk(temp);
    refused(trunk, "v1.1.0", "2.x", "v1.1.0 is not of the line 2.x", "-Drelease-kit.line=1.x");
    refused(trunk, "v1.1.0", "1.1.0.x", "1.1.1, which follows v1.1.0, is not of", "=1.x");
  }

  @Test
  void refusesWhatIsNoLine() {
    StartFixture trunk = StartFixture.trunk(temp);
    for (String line : List.of("1", "x", "1.x.x", "1.x; rm", "../1.x", "\u001b[0m")) {
      refused(trunk, "", line, "is no line of versions", "-Drelease-kit.line=1.x");
    }
  }

  @Test
  void refusesToStartBelowTheLastReleaseOfTheLine() {
    StartFixture trunk = StartFixture.trunk(temp);
    trunk.clone.run("tag", "v1.2.0", "main");
    trunk.clone.run("push", "--quiet", "origin", "v1.2.0");
    refused(
        trunk,
        "v1.1.0",
        "",
        "v1.2.0 is of the line 1.x and above v1.1.0",
        "-Dfrom=v1.2.0, or a narrower line: -Drelease-kit.line=1.1.x");
  }

  @Test
  void refusesABranchThatIsThere() {
    StartFixture trunk = StartFixture.trunk(temp);
    trunk.bare.run("branch", "support/1.x", "main");
    refused(
        trunk,
        "",
        "",
        "branch support/1.x is on origin already, and is another one",
        "git fetch && git switch support/1.x");
  }

  private static void refused(
      StartFixture trunk, String from, String line, String problem, String remedy) {
    assertThatThrownBy(() -> trunk.supportStart(from, line))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining(remedy);
  }
}
