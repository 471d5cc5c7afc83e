package io.github.releasekit.adapter.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.forge.GitLabPackages.Notes;
import io.github.releasekit.adapter.forge.Releases.Draft;
import io.github.releasekit.adapter.forge.Releases.Release;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Secret;
import io.github.releasekit.server.GitLabServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is GitLab's own. */
class GitLabTest {

  private final GitLabServer server = new GitLabServer();
  private final HttpExchanges http = new HttpExchanges(url -> Optional.empty());
  private final Forge forge = server.forge(http, Retries.none());
  @TempDir private Path directory;

  @BeforeEach
  void begin() {
    server.tag("v1.0.0", ForgeContract.COMMIT);
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void tagsAreVersionsOfPackages() {
    for (String same : List.of("v1.0.0", "1.0.0-rc.1+build_7")) {
      assertThat(GitLabPackages.version(same)).isEqualTo(same);
    }
    assertThat(GitLabPackages.version("lib/v1.0.0"))
        .matches("lib-v1\\.0\\.0-[0-9a-f]{8}")
        .isNotEqualTo(GitLabPackages.version("lib@v1.0.0"));
    assertThat(GitLabPackages.version("v1...0~")).doesNotContain("..", "~");
  }

  @Test
  void theNameOfAReleaseIsKeptWithItsNotes() {
    Notes notes = new Notes("Release --> 1\nx", "# Notes\n<!-- release: y -->\n");
    assertThat(Notes.parse(notes.file(), "v1"))
        .isEqualTo(new Notes("Release --> 1 x", "# Notes\n<!-- release: y -->\n"));
    assertThat(Notes.parse(new Notes("", "").file(), "v1")).isEqualTo(new Notes("", ""));
    assertThat(Notes.parse("<!-- release: -->\nx", "v1").text()).isEqualTo("<!-- release: -->\nx");
    assertThat(Notes.parse("# By hand", "v1")).isEqualTo(new Notes("v1", "# By hand"));
    assertThat(Notes.parse("", "v1")).isEqualTo(new Notes("v1", ""));
  }

  @Test
  void whoMayNotIsToldWhatTheTokenNeeds() {
    Forge wrong = server.forge(http, Optional.of(new Secret("glpat-wrong")), Retries.none());
    Forge nobody = server.forge(http, Optional.empty(), Retries.none());
    Release release = new Release("1", "v1.0.0", "", true, false, "", List.of());
    List<Consumer<Forge>> calls =
        List.of(
            forge -> forge.releases().find("v1.0.0"),
            forge -> forge.releases().draft(new Draft("v1.0.0", "1.0.0", "notes", false)),
            forge -> forge.releases().publish(release, true),
            forge -> forge.releases().remove(release),
            forge -> forge.issues().find("#1"),
            forge -> forge.issues().comment("!1", "text", "<!-- -->"),
            forge -> forge.issues().closeMilestone("1.0.0"),
            forge -> forge.runs().ofTag("v1.0.0", ForgeContract.COMMIT),
            forge -> forge.changes().file("main", "README.md"),
            forge -> forge.changes().find("topic"),
            forge -> forge.changes().find("topic", "main"),
            forge -> forge.changes().request("main", "topic", "title", "text"));
    for (Consumer<Forge> call : calls) {
      for (Forge other : List.of(wrong, nobody)) {
        assertThatThrownBy(() -> call.accept(other))
            .isInstanceOf(ReleaseException.class)
            .hasMessageContaining("scope api")
            .hasMessageContaining("CI_JOB_TOKEN")
            .hasMessageNotContaining("glpat");
      }
    }
  }

  @Test
  void aPublicReleaseTakesNoMoreFiles() throws IOException {
    forge.releases().draft(new Draft("v1.0.0", "1.0.0", "notes", false));
    server.breakOff("v1.0.0", "lib.jar", "lib".getBytes(StandardCharsets.UTF_8));
    Release published = forge.releases().publish(found(), true);
    assertThat(published.assets()).extracting(Releases.Asset::name).containsExactly("lib.jar");
    assertThat(published.assets().get(0).sha256()).contains(ForgeContract.sha256("lib"));
    Path file = Files.writeString(directory.resolve("other"), "other");
    assertThatThrownBy(
            () ->
                forge
                    .releases()
                    .attach(published, "other.jar", file, ForgeContract.sha256("other")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("is public");
    assertThat(found()).isEqualTo(published);
  }

  @Test
  void aLabelWithACommaIsRefused() {
    assertThatThrownBy(() -> forge.issues().label(server.issue("A"), "a, b"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("comma");
  }

  private Release found() {
    return forge.releases().find("v1.0.0").orElseThrow();
  }
}
