package io.github.releasekit.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.domain.fact.History;
import io.github.releasekit.domain.fact.OldVersions;
import io.github.releasekit.domain.fact.OldVersions.Mention;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.Token;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldVersionsReaderTest {

  private GitFixture git;

  @BeforeEach
  void begin(@TempDir Path directory) {
    git = GitFixture.init(directory);
    git.commit("feat: begin");
  }

  @Test
  void findsTheVersionAndNoOther() {
    List<String> saying =
        List.of(
            "1.2.0",
            "v1.2.0",
            "Version 1.2.0.",
            "(1.2.0)",
            "acme-1.2.0.jar",
            "acme-1.2.0-sources.jar",
            "acme-1.2.0-linux-x64.tar.gz",
            "acme:acme:1.2.0@jar",
            "<version>1.2.0</version>",
            "11.2.0 and 1.2.0",
            "...1.2.0...",
            "1.2.0-",
            "1.2.0…");
    List<String> others =
        List.of(
            "11.2.0",
            "1.2.01",
            "3.1.2.0",
            "1.2.0.1",
            "1.2.0+5",
            "1.2.0-rc.1",
            "1.2.0-RC1",
            "1.2.0-beta",
            "1.2.0-SNAPSHOT",
            "1.2.0-hotfix.1",
            "1.2.0-1",
            "1.2",
            "1,2.0");
    String text = "ü\n" + String.join("\r\n", saying) + "\n" + String.join("\n", others);
    git.commit("docs: a", "a.md", text);
    release();

    assertThat(read().mentions())
        .containsExactlyElementsOf(
            IntStream.range(0, saying.size())
                .mapToObj(i -> new Mention("a.md", 2 + i, saying.get(i)))
                .toList());
  }

  @Test
  void readsDocumentsOfTheCommitAndNothingElse() {
    for (String path :
        List.of(
            "b.markdown",
            "c.adoc",
            "d.asciidoc",
            "e.rst",
            "f.txt",
            "g.html",
            "docs/README.MD",
            "docs/CHANGELOG.md",
            "pom.xml",
            "src/A.java",
            "md",
            "CHANGELOG.md",
            "docs/release-notes/1.2.0.md")) {
      git.write(path, "1.2.0\n");
    }
    git.run("add", "--all");
    git.commit("docs: all");
    release();
    git.write("uncommitted.md", "1.2.0");

    assertThat(read().mentions())
        .extracting(Mention::path)
        .containsExactly(
            "b.markdown",
            "c.adoc",
            "d.asciidoc",
            "docs/CHANGELOG.md",
            "docs/README.MD",
            "e.rst",
            "f.txt",
            "g.html");
  }

  @Test
  void listsALineOnceWithItsText() {
    git.commit("docs: a", "a.md", "x\n  1.2.0 and 1.2.0\t\r\n\n- 1.2.0 " + "ü".repeat(300));
    release();

    assertThat(read().mentions())
        .containsExactly(
            new Mention("a.md", 2, "1.2.0 and 1.2.0"),
            new Mention("a.md", 4, "- 1.2.0 " + "ü".repeat(192) + "…"));
  }

  @Test
  void leavesOutWhatTheReleaseRewrites() {
    String text = "a 1.2.0\nb 1.2.0 c 1.2.0\n";
    git.commit("docs: a", "a.md", text);
    release();
    SourceFile rewritten =
        new SourceFile(
            "a.md",
            text.getBytes(StandardCharsets.UTF_8),
            List.of(
                new Token(2, 7, Slot.RELEASED_VERSION), new Token(10, 15, Slot.RELEASED_VERSION)));

    assertThat(read(rewritten).mentions())
        .containsExactly(new Mention("a.md", 2, "b 1.2.0 c 1.2.0"));
  }

  @Test
  void saysHowManyDocumentsAreTooLarge() {
    git.commit("docs: a", "a.md", "1.2.0 " + "x".repeat((1 << 20) - 6));
    git.commit("docs: b", "b.md", "1.2.0 " + "x".repeat((1 << 20) - 5));
    release();

    OldVersions old = read();

    assertThat(old.mentions()).extracting(Mention::path).containsExactly("a.md");
    assertThat(old.unread()).isEqualTo(1);
  }

  @Test
  void findsNothingBeforeTheFirstRelease() {
    git.commit("docs: a", "a.md", "1.2.0");

    assertThat(read()).isEqualTo(OldVersions.NONE);
  }

  @Test
  void doesNotFollowLinks() {
    git.run("update-index", "--add", "--cacheinfo", "120000," + link("1.2.0") + ",a.md");
    git.commit("docs: link");
    release();

    assertThat(read()).isEqualTo(OldVersions.NONE);
  }

  private String link(String target) {
    return git.runWithInput(target, "hash-object", "-w", "--stdin").strip();
  }

  private void release() {
    git.run("tag", "--annotate", "--message", "r", "v1.2.0");
  }

  private OldVersions read(SourceFile... versionFiles) {
    try (GitRepository repository = GitRepository.open(git.directory())) {
      History history =
          repository.history(
              Policy.DEFAULT.tagFormat("org.acme", "app"),
              repository.head(),
              null,
              List.of(),
              Set.of());
      return OldVersionsReader.read(repository, history, Policy.DEFAULT, List.of(versionFiles));
    }
  }
}
