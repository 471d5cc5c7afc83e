package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardGoalTest {

  private static final String POM =
      "<project><groupId>org.acme</groupId><artifactId>app</artifactId>"
          + "<version>1.0-SNAPSHOT</version></project>";

  @TempDir Path temp;
  private GitFixture clone;

  @BeforeEach
  void begin() {
    GitFixture bare = GitFixture.bare(temp.resolve("remote.git"));
    clone = GitFixture.init(temp.resolve("shop"));
    clone.run("remote", "add", "origin", bare.directory().toString());
    clone.write("pom.xml", POM);
    clone.write(".gitignore", "target/\n");
    clone.run("add", ".");
    clone.commit("feat: begin");
    clone.run("push", "--quiet", "--set-upstream", "origin", "main");
  }

  @Test
  void showsTheReleasesOfTheRemotesLedgerAndChangesNoRef() throws IOException {
    BuildlessRelease.run(clone.directory(), temp.resolve("attempt"), () -> {});
    String refs = clone.refs();

    Document page = page(Optional.empty());

    assertThat(page.title()).isEqualTo("Releases of shop");
    assertThat(page.select("#releases tbody th").eachText()).containsExactly("1.0.0");
    assertThat(page.select("#status h3").text()).isEqualTo("1.0.0: prepared");
    assertThat(page.select("#status").text()).contains("next: mvn release-kit:perform");
    assertThat(page.select("#status tbody th").eachText())
        .containsSubsequence("write-objects", "build", "push");
    assertThat(clone.refs()).isEqualTo(refs);
  }

  @Test
  void showsWhereAReleaseHasStopped() throws IOException {
    assertThatThrownBy(
            () ->
                BuildlessRelease.run(
                    clone.directory(),
                    temp.resolve("attempt"),
                    () -> {
                      throw new ReleaseException("<b>1 test</b> fails", "mend it");
                    }))
        .isInstanceOf(ReleaseException.class);

    Document page = page(Optional.of(temp.resolve("out/page.html")));

    assertThat(page.select("#status h3").text()).isEqualTo("1.0.0: interrupted");
    assertThat(page.select("#status").text()).contains("failed at build: <b>1 test</b> fails");
    assertThat(page.select("#status tbody tr").last().text())
        .startsWith("build")
        .endsWith("failed");
    assertThat(page.select("#releases").text()).contains("No release yet");
  }

  @Test
  void refusesToLeaveOutTypesOfEvents() {
    assertThatThrownBy(() -> run(List.of("incident"), Optional.empty()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("not of incident")
        .hasMessageContaining("leave -Devent out");
  }

  @Test
  void appliesToARepositoryOnly() throws IOException {
    assertThat(DashboardGoal.appliesTo(clone.directory())).isTrue();
    assertThat(DashboardGoal.appliesTo(Files.createDirectory(temp.resolve("plain")))).isFalse();
  }

  private Document page(Optional<Path> file) throws IOException {
    run(List.of(), file);
    Path written = file.orElse(clone.directory().resolve("target/release-kit/dashboard.html"));
    return Jsoup.parse(Files.readString(written));
  }

  private void run(List<String> events, Optional<Path> file) {
    new DashboardGoal(WorkspaceTest.invocation(clone.directory(), clone.directory()))
        .run(
            new QueryText(
                Optional.empty(),
                Optional.empty(),
                events,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            file);
  }
}
