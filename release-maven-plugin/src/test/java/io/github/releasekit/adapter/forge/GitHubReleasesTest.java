package io.github.releasekit.adapter.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.adapter.forge.Releases.Asset;
import io.github.releasekit.adapter.forge.Releases.Draft;
import io.github.releasekit.adapter.forge.Releases.Release;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.server.ForgeState.Attached;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases of GitHub, beyond what every forge promises. */
class GitHubReleasesTest extends GitHubFixture {

  @TempDir private Path directory;

  @Test
  void ofSeveralEmptyDraftsTheOldestIsTaken() {
    server.release(TAG, true);
    Release oldest = find();
    server.release(TAG, true);

    assertThat(find()).isEqualTo(oldest);
    assertThat(draft()).isEqualTo(oldest);
  }

  @Test
  void ofSeveralDraftsTheOneWithFilesIsTaken() {
    server.release(TAG, true);
    server.release(TAG, true, "a.jar");

    assertThat(find().asset("a.jar")).isPresent();
  }

  @Test
  void severalDraftsWithFilesAreRefused() {
    server.release(TAG, true, "a.jar");
    server.release(TAG, true, "a.jar");

    assertThatThrownBy(this::find)
        .hasMessageContaining("several drafts of v1.0.0 with files: " + server.http().url())
        .hasMessageContaining("delete all but one of them");
  }

  @Test
  void whatIsPublicGoesBeforeDrafts() {
    server.release(TAG, true, "a.jar");
    server.release(TAG, false);

    assertThat(find().draft()).isFalse();
  }

  @Test
  void aDraftIsFoundBehindManyReleases() {
    server.release(TAG, true);
    for (int i = 0; i < 95; i++) {
      server.release("v0." + i, false);
    }
    int before = server.http().requests().size();

    assertThat(find().tag()).isEqualTo(TAG);
    assertThat(server.http().requests()).hasSize(before + 5);
  }

  @Test
  void ofAnOlderServerTheFileOfADraftIsReplaced() {
    server.sayNoDigests();
    Release draft = draft();
    Asset first = attach(draft, "a.jar", "content");
    Asset second = attach(draft, "a.jar", "content");

    assertThat(first.sha256()).isEmpty();
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(files()).containsExactly(new Attached("a.jar", "content"));
    assertThatThrownBy(() -> attach(draft, "a.jar", "other content"))
        .hasMessageContaining("has another file a.jar: 7 bytes, not 13 bytes");
  }

  @Test
  void ofAnOlderServerAPublicFileIsReadBack() {
    server.sayNoDigests();
    Release draft = draft();
    Asset asset = attach(draft, "a.jar", "content");
    Release published = forge.releases().publish(draft, true);

    assertThatThrownBy(() -> attach(published, "a.jar", "content"))
        .hasMessageContaining("does not say whether a.jar of v1.0.0 has the SHA-256 ");
    server.giveContent();
    assertThat(attach(published, "a.jar", "content")).isEqualTo(asset);
    assertThatThrownBy(() -> attach(published, "a.jar", "CONTENT"))
        .hasMessageContaining("has another file a.jar")
        .hasMessageContaining("what is public stays");
  }

  @Test
  void nothingIsAddedToWhatIsPublic() {
    Release draft = draft();
    attach(draft, "a.jar", "content");
    forge.releases().publish(draft, true);

    assertThat(attach(draft, "a.jar", "content").name()).isEqualTo("a.jar");
    assertThatThrownBy(() -> attach(draft, "b.jar", "content"))
        .hasMessageContaining("the release of v1.0.0 is public, without b.jar");
    assertThat(files()).hasSize(1);
  }

  @Test
  void aNameThatGitHubChangesIsRefused() {
    Release draft = draft();

    assertThatThrownBy(() -> attach(draft, "a b.jar", "content"))
        .hasMessageContaining("GitHub names the file a b.jar a.b.jar")
        .hasMessageContaining("give it a name of letters");
    assertThat(files()).isEmpty();
  }

  @Test
  void aFileThatIsMissingIsRefused() {
    Release draft = draft();

    assertThatThrownBy(
            () -> forge.releases().attach(draft, "a.jar", directory.resolve("none"), "00"))
        .hasMessageContaining("none cannot be read");
  }

  @Test
  void withoutItsTagNothingIsPublished() {
    Release draft = draft();
    server.untag(TAG);

    assertThatThrownBy(() -> forge.releases().publish(draft, true))
        .hasMessageContaining("GitHub has no tag v1.0.0 in acme/app");
    assertThat(find().draft()).isTrue();
    server.tag(TAG, COMMIT);
    assertThat(forge.releases().publish(draft, true).draft()).isFalse();
  }

  @Test
  void aPreReleaseIsNotTheLatest() {
    Release draft = forge.releases().draft(new Draft(TAG, "1.0.0-rc.1", "notes", true));

    assertThat(forge.releases().publish(draft, true).preRelease()).isTrue();
    assertThat(server.latest()).isEmpty();
  }

  @Test
  void aTagHasOnePublicRelease() {
    Release draft = draft();
    server.release(TAG, false);

    assertThatThrownBy(() -> forge.releases().publish(draft, true))
        .hasMessageContaining("already_exists")
        .hasMessageContaining("see whether the tag has another release");
  }

  @Test
  void aDraftThatIsGoneIsTold() {
    Release draft = draft();
    forge.releases().remove(draft);

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> forge.releases().publish(draft, true), () -> attach(draft, "a.jar", "x"))) {
      assertThatThrownBy(call)
          .hasMessageContaining("GitHub does not have the draft of v1.0.0 any more");
    }
  }

  private Release find() {
    return forge.releases().find(TAG).orElseThrow();
  }

  private Release draft() {
    return forge.releases().draft(new Draft(TAG, "1.0.0", "notes", false));
  }

  private List<Attached> files() {
    return server.state().release(TAG).orElseThrow().files();
  }

  private Asset attach(Release release, String name, String content) {
    try {
      Path file = Files.write(directory.resolve("file"), content.getBytes(StandardCharsets.UTF_8));
      return forge.releases().attach(release, name, file, Digests.sha256(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
