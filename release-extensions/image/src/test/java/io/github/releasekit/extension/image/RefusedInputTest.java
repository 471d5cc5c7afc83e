package io.github.releasekit.extension.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.ContainerImages.Image;
import io.github.releasekit.extension.ContainerImages.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything is sent. */
final class RefusedInputTest extends AbstractImagesTest {

  private Front front;

  @BeforeEach
  void stand() throws IOException {
    front = new Front(Optional.empty());
  }

  @AfterEach
  void nothingIsSent() {
    assertThat(front.requests()).isEmpty();
    front.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/team/Name",
        "/team/a b",
        "/team/a:1.2.3",
        "/team/a@sha256:0",
        "/team/a/../b",
        "/team//a",
        "/team/a/",
        "/",
        "/a?x=y",
        "/a#b",
        "/a%2fb",
        "/a\nb",
        "/größe"
      })
  void aNameThatIsNoRepository(String path) {
    for (String repository : List.of(front.host() + path)) {
      assertThatThrownBy(() -> images.digest(access(), repository, "1"))
          .isInstanceOf(ReleaseException.class);
      assertThatThrownBy(
              () -> images.push(access(), image(repository, front.host() + "/b:1", BOTH), "1"))
          .isInstanceOf(ReleaseException.class);
      assertThatThrownBy(() -> images.removeTag(access(), repository, "1"))
          .isInstanceOf(ReleaseException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "team/name",
        "",
        "user:secret@host.example/a",
        "https://host.example/a",
        "host.example:123456/a",
        "-host.example/a",
        "a b.example/c"
      })
  void aNameThatDoesNotBeginWithARegistry(String repository) {
    assertThatThrownBy(() -> images.digest(access(), repository, "1"))
        .isInstanceOf(ReleaseException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "-x", ".x", "a/b", "a:b", "1?x", "../1", "a\u202eb"})
  void aTagThatIsNone(String tag) {
    String repository = front.host() + "/a/b";
    assertThatThrownBy(() -> images.digest(access(), repository, tag))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("is no tag of an image");
    assertThatThrownBy(() -> images.tag(access(), repository, "sha256:" + "0".repeat(64), tag))
        .isInstanceOf(ReleaseException.class);
    assertThatThrownBy(() -> images.removeTag(access(), repository, tag))
        .isInstanceOf(ReleaseException.class);
  }

  @Test
  void aTagThatIsTooLong() {
    assertThatThrownBy(() -> images.digest(access(), front.host() + "/a", "x".repeat(129)))
        .isInstanceOf(ReleaseException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256:", "latest", "sha512:00", "sha256:ABC"})
  void aDigestThatIsNone(String digest) {
    assertThatThrownBy(() -> images.tag(access(), front.host() + "/a/b", digest, "1"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("is no digest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Base", "base:", "base@latest", "base image", "a/B:1", "x:1:2"})
  void aBaseThatIsNoReference(String base) {
    assertThatThrownBy(() -> images.push(access(), image(front.host() + "/a/b", base, BOTH), "1"))
        .isInstanceOf(ReleaseException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux", "linux/", "Linux/amd64", "linux/arm/v7", "linux/amd64 "})
  void aPlatformThatIsNone(String platform) {
    assertThatThrownBy(() -> push(List.of(platform), Map.of()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("is no platform");
  }

  @Test
  void noPlatformAndOneTwice() {
    assertThatThrownBy(() -> push(List.of(), Map.of())).hasMessageContaining("has no platform");
    assertThatThrownBy(() -> push(List.of("linux/amd64", "linux/amd64"), Map.of()))
        .hasMessageContaining("names a platform twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"app/a", "/app/../etc/passwd", "/app//a", "/app/", "/", "/a\nb", "/./a"})
  void aPathThatIsNone(String path) throws Exception {
    Path file = Files.writeString(temp.resolve("x"), "");
    assertThatThrownBy(() -> push(BOTH, Map.of(path, file)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("is no path in an image");
  }

  @Test
  void aPathThatIsADirectoryToo() throws Exception {
    Path file = Files.writeString(temp.resolve("x"), "");
    assertThatThrownBy(() -> push(BOTH, Map.of("/app", file, "/app/a", file)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'/app' is to be a file of the image, and the directory of another");
  }

  @Test
  void aFileThatIsNotThere() {
    assertThatThrownBy(() -> push(BOTH, Map.of("/app/a.jar", temp.resolve("none.jar"))))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("none.jar' is to be in the image, and is no file");
  }

  @Test
  void aPortAndAVariableThatAreNone() throws Exception {
    Image good = image(front.host() + "/a/b", front.host() + "/base:1", BOTH);
    assertThatThrownBy(() -> images.push(access(), with(good, List.of(70000), Map.of()), "1"))
        .hasMessageContaining("'70000' is no port");
    assertThatThrownBy(() -> images.push(access(), with(good, List.of(), Map.of("A=B", "")), "1"))
        .hasMessageContaining("'A=B' is no variable");
  }

  private static Image with(Image image, List<Integer> ports, Map<String, String> environment) {
    return new Image(
        image.repository(),
        image.base(),
        image.platforms(),
        image.layers(),
        image.entrypoint(),
        environment,
        ports,
        image.user(),
        image.labels(),
        image.created());
  }

  private String push(List<String> platforms, Map<String, Path> files) {
    return images.push(
        access(),
        image(front.host() + "/a/b", front.host() + "/base:1", platforms, new Layer("x", files)),
        "1");
  }
}
