package io.github.releasekit.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.domain.notes.NotedRelease;
import io.github.releasekit.domain.notes.Part;
import io.github.releasekit.domain.version.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesSourcesTest {

  private static final NotedRelease RELEASE =
      new NotedRelease(
          "org.acme",
          "app",
          Version.parse("1.3.0"),
          "v1.3.0",
          Optional.of(Version.parse("1.2.0")),
          Optional.empty());

  @TempDir private Path temp;
  private GitFixture git;

  @BeforeEach
  void repository() {
    git = GitFixture.init(temp.resolve("clone"));
    git.commit("chore: begin", "readme", "x");
  }

  @Test
  void readsThePartsOfAVersionAndThoseOfEveryVersion() {
    git.write(
        "docs/release-notes/1.3.0/highlights.md", "# Passkeys\r\nsince @{previousVersion}\r\n");
    git.write("docs/release-notes/1.2.0/breaking.md", "of another version");
    git.write("docs/release-notes/support.md", "\uFEFFAsk us about @{artifactId}.\n");
    git.write("docs/release-notes/install.md", "for all\n");
    git.write("docs/release-notes/1.3.0/install.md", "for @{tag}\n");
    git.write("docs/upgrade/1.3.0.md", "Restart.\n");
    git.write("docs/release-notes/contributors.md", "not a part that is written by hand");
    add();

    assertThat(parts(Optional.empty()))
        .isEqualTo(
            Map.of(
                Part.HIGHLIGHTS,
                "### Passkeys\nsince 1.2.0",
                Part.SUPPORT,
                "Ask us about app.",
                Part.INSTALL,
                "for v1.3.0",
                Part.UPGRADE,
                "Restart."));
  }

  @Test
  void readsWhatStandsUnderNextUnlessTheLastReleaseHadIt() {
    git.write("docs/release-notes/next/highlights.md", "old\n");
    git.write("docs/release-notes/next/database.md", "a table\n");
    String last = add();
    git.write("docs/release-notes/next/database.md", "two tables\n");
    git.write("docs/release-notes/next/known-issues.md", "none\n");
    add();

    assertThat(parts(Optional.of(last)))
        .isEqualTo(Map.of(Part.DATABASE, "two tables", Part.KNOWN_ISSUES, "none"));
  }

  @Test
  void refusesAPartThatIsNotUtf8() throws Exception {
    Path file = git.directory().resolve("docs/release-notes/support.md");
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[] {'a', (byte) 0xe4});
    add();

    assertThatThrownBy(() -> parts(Optional.empty()))
        .hasMessageStartingWith("docs/release-notes/support.md is not UTF-8 text");
  }

  @Test
  void prefersTheTemplateOfTheTeam() {
    git.write(".release-kit/templates/notes.txt.vm", "$title");
    add();

    try (GitRepository repository = GitRepository.open(git.directory())) {
      NotesSources sources = sources(repository, Optional.empty());
      assertThat(sources.template(NotesFormat.TEXT).render(Map.of("title", "ours")))
          .isEqualTo("ours");
      assertThat(
              sources
                  .template(NotesFormat.MARKDOWN)
                  .render(Map.of("title", "t", "date", "", "parts", List.of())))
          .isEqualTo("# t\n");
    }
  }

  private String add() {
    git.run("add", "--all");
    return git.commit("docs: notes");
  }

  private Map<Part, String> parts(Optional<String> last) {
    try (GitRepository repository = GitRepository.open(git.directory())) {
      return sources(repository, last).parts(RELEASE);
    }
  }

  private NotesSources sources(GitRepository repository, Optional<String> last) {
    return new NotesSources(repository, git.id("HEAD"), last, "docs/release-notes");
  }
}
