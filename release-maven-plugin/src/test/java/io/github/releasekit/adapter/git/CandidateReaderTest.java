package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.ReleaseCandidate;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.Token;
import io.github.releasekit.domain.version.TagFormat;
import io.github.releasekit.domain.version.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has changed since the last release candidate, in repositories made by git. */
class CandidateReaderTest {

  private static final TagFormat FORMAT = Policy.DEFAULT.tagFormat("org.acme", "app");

  private GitFixture git;

  @BeforeEach
  void begin(@TempDir Path directory) {
    git = GitFixture.init(directory);
    git.commit("feat: begin", "pom.xml", pom("1.2.0-SNAPSHOT", "HEAD"));
    git.commit("feat: a", "src/A.java", "class A {}");
    git.run("tag", "v1.2.0");
    git.run("switch", "--quiet", "-c", "release/v1.3.0");
    git.commit("chore(release): begin 1.3.0", "pom.xml", pom("1.3.0-SNAPSHOT", "HEAD"));
  }

  private static String pom(String version, String tag) {
    return "<project>\n  <version>%s</version>\n  <scm><tag>%s</tag></scm>\n</project>\n"
        .formatted(version, tag);
  }

  private void release(String version) {
    git.commit("chore(release): " + version, "pom.xml", pom(version, "v" + version));
    git.run("tag", "-a", "-m", version, "v" + version);
    git.commit("chore(release): begin", "pom.xml", pom("1.3.0-SNAPSHOT", "HEAD"));
  }

  private List<ReleaseCandidate> read(Version... rolledBack) {
    String pom = pom("1.3.0-SNAPSHOT", "HEAD");
    SourceFile file =
        new SourceFile(
            "pom.xml",
            pom.getBytes(StandardCharsets.UTF_8),
            List.of(token(pom, "1.3.0-SNAPSHOT", Slot.VERSION), token(pom, "HEAD", Slot.SCM_TAG)));
    try (GitRepository repository = GitRepository.open(git.directory())) {
      return CandidateReader.read(
          repository,
          FORMAT,
          repository.history(FORMAT, repository.head(), null, List.of(), Set.of(rolledBack)),
          List.of(file),
          path -> !path.equals("CHANGELOG.md"));
    }
  }

  private static Token token(String content, String text, Slot slot) {
    int start = content.indexOf(text);
    return new Token(start, start + text.length(), slot);
  }

  private static ReleaseCandidate candidate(String version, String... changed) {
    return new ReleaseCandidate("v" + version, Version.parse(version), List.of(changed));
  }

  @Test
  void findsNothingButWhatAReleaseWrites() {
    release("1.3.0-rc.1");
    git.commit("docs: changelog", "CHANGELOG.md", "# Changelog\n");

    assertThat(read()).containsExactly(candidate("1.3.0-rc.1"));
  }

  @Test
  void comparesWithTheLastCandidateOfAVersion() {
    release("1.3.0-rc.9");
    git.commit("fix: a", "src/A.java", "class A { }");
    release("1.3.0-rc.10");
    git.run("rm", "--quiet", "src/A.java");
    git.commit("fix: c", "src/C.java", "class C {}");

    assertThat(read()).containsExactly(candidate("1.3.0-rc.10", "src/A.java", "src/C.java"));
  }

  @Test
  void findsWhatElseHasChangedInAPom() {
    release("1.3.0-rc.1");
    String changed = pom("1.3.0-SNAPSHOT", "HEAD").replace("</project>", "<build/></project>");
    git.commit("build: more", "pom.xml", changed);
    git.commit("build: as it was", "pom.xml", pom("1.3.0-SNAPSHOT", "HEAD"));
    assertThat(read()).containsExactly(candidate("1.3.0-rc.1"));

    git.run("rm", "--quiet", "pom.xml");
    git.commit("chore(release): 1.3.0-rc.2", "pom.xml", changed.replace("-SNAPSHOT", "-rc.2"));
    git.run("tag", "v1.3.0-rc.2");
    git.commit("build: less", "pom.xml", pom("1.3.0-SNAPSHOT", "HEAD"));
    assertThat(read()).containsExactly(candidate("1.3.0-rc.2", "pom.xml"));
  }

  @Test
  void findsAFileThatBecomesExecutable() {
    git.commit("feat: run", "run.sh", "true\n");
    release("1.3.0-rc.1");
    git.run("update-index", "--chmod=+x", "run.sh");
    git.commit("fix: run");

    assertThat(read()).containsExactly(candidate("1.3.0-rc.1", "run.sh"));
  }

  @Test
  void takesACandidateThatIsTaggedWithoutACommit() {
    git.run("tag", "v1.3.0-rc.1");

    assertThat(read()).containsExactly(candidate("1.3.0-rc.1"));
  }

  @Test
  void leavesOutWhatIsNoCandidateOfThisBranch() {
    git.run("tag", "v1.3.0-beta.1");
    git.run("tag", "v1.1.0-rc.1", "v1.2.0~1");
    git.run("tag", "nightly-rc.1");
    git.run("switch", "--quiet", "-c", "other");
    release("1.3.0-rc.1");
    git.run("switch", "--quiet", "release/v1.3.0");
    assertThat(read()).isEmpty();

    git.commit("fix: b", "src/B.java", "class B {}");
    release("1.3.0-rc.2");
    assertThat(read(Version.parse("1.3.0-rc.2"))).isEmpty();
  }

  @Test
  void findsTheLastCandidateOfEachVersion() {
    release("1.3.0-rc.1");
    git.run("tag", "v2.0.0-rc.1");
    git.commit("fix: b", "src/B.java", "class B {}");

    assertThat(read())
        .containsExactly(
            candidate("2.0.0-rc.1", "src/B.java"), candidate("1.3.0-rc.1", "src/B.java"));
  }
}
