package io.github.releasekit.extension.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.image.BaseImages.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TagTest extends AbstractImagesTest {

  private static final String NONE = "sha256:" + "0".repeat(64);

  private static LocalRegistry registry;
  private static String base;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    registry = LocalRegistry.start(directory, Optional.empty());
    base = BaseImages.in(registry.host()).push("base/java", Form.OCI_FORM);
  }

  @AfterAll
  static void stop() throws Exception {
    if (registry != null) {
      registry.close();
    }
  }

  private static String repository(String name) {
    return registry.host() + "/team/" + name;
  }

  @Test
  void aTagThatIsNotThereHasNoDigest() throws Exception {
    images.push(access(), image(repository("some"), base, BOTH), "1.2.3");

    assertThat(images.digest(access(), repository("some"), "1.2.4")).isEmpty();
    assertThat(images.digest(access(), repository("nothing"), "1.2.3")).isEmpty();
  }

  @Test
  void aTagMovesForthAndBackWithTheSameBytes() throws Exception {
    String repository = repository("moving");
    String first = images.push(access(), image(repository, base, BOTH), "1.0.0");
    String second =
        images.push(
            access(), image(repository, base, BOTH, layer("x", "/app/x.jar", "new")), "1.1.0");
    byte[] bytes = raw(repository + ":1.0.0");

    images.tag(access(), repository, first, "latest");
    assertThat(images.digest(access(), repository, "latest")).contains(first);
    images.tag(access(), repository, second, "latest");
    assertThat(images.digest(access(), repository, "latest")).contains(second);
    images.tag(access(), repository, first, "latest");

    assertThat(images.digest(access(), repository, "latest")).contains(first);
    assertThat(raw(repository + ":latest")).isEqualTo(bytes);
    assertThat(images.digest(access(), repository, "1.1.0")).contains(second);
  }

  @Test
  void aDigestThatTheRepositoryDoesNotHaveIsRefused() throws Exception {
    images.push(access(), image(repository("some"), base, BOTH), "1.2.3");

    assertThatThrownBy(() -> images.tag(access(), repository("some"), NONE, "latest"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("/team/some does not have " + NONE);
    assertThat(images.digest(access(), repository("some"), "latest")).isEmpty();
  }

  @Test
  void anAttachedFileNamesItsSubjectAndComesBackUnchanged() throws Exception {
    String repository = repository("attached");
    String subject = images.push(access(), image(repository, base, BOTH), "1.2.3");
    byte[] content = new byte[100_000];
    new java.util.Random(7).nextBytes(content);
    Path file = Files.write(temp.resolve("bom.json"), content);
    String tag = "1.2.3-sbom";

    String digest =
        images.attach(access(), repository, subject, tag, "application/vnd.cyclonedx+json", file);
    String again =
        images.attach(access(), repository, subject, tag, "application/vnd.cyclonedx+json", file);

    assertThat(again).isEqualTo(digest);
    byte[] raw = raw(repository + ":" + tag);
    assertThat(Sha256.of(raw)).isEqualTo(digest);
    JsonNode manifest = Json.read(raw);
    assertThat(manifest.at("/subject/digest").asText()).isEqualTo(subject);
    assertThat(manifest.at("/subject/mediaType").asText()).isEqualTo(MediaType.INDEX);
    assertThat(manifest.at("/subject/size").asInt()).isEqualTo(raw(repository + ":1.2.3").length);
    assertThat(manifest.path("artifactType").asText()).isEqualTo("application/vnd.cyclonedx+json");
    assertThat(manifest.at("/config/mediaType").asText())
        .isEqualTo("application/vnd.oci.empty.v1+json");
    assertThat(manifest.path("layers")).hasSize(1);
    assertThat(manifest.at("/layers/0/mediaType").asText())
        .isEqualTo("application/vnd.cyclonedx+json");
    Path copy = temp.resolve("copy");
    Programs.run(
        "skopeo",
        "copy",
        "--src-tls-verify=false",
        "docker://" + repository + ":" + tag,
        "dir:" + copy);
    String blob = manifest.at("/layers/0/digest").asText().replace("sha256:", "");
    assertThat(copy.resolve(blob)).hasBinaryContent(content);
  }

  @Test
  void nothingIsAttachedToAnImageThatIsNotThere() throws Exception {
    Path file = Files.writeString(temp.resolve("bom.json"), "{}");

    assertThatThrownBy(
            () ->
                images.attach(
                    access(), repository("bare"), NONE, "1-sbom", "application/json", file))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("does not have " + NONE);
    assertThatThrownBy(
            () -> images.attach(access(), repository("bare"), NONE, "1-sbom", "a b\n/c", file))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("is no media type");
  }

  @Test
  void aRegistryThatDoesNotRemoveSingleTagsKeepsAllOfThem() throws Exception {
    String repository = repository("kept");
    String digest = images.push(access(), image(repository, base, BOTH), "1.2.3");
    images.tag(access(), repository, digest, "latest");

    assertThat(images.removeTag(access(), repository, "latest")).isFalse();

    assertThat(images.digest(access(), repository, "latest")).contains(digest);
    assertThat(images.digest(access(), repository, "1.2.3")).contains(digest);
  }

  @Test
  void aTagThatIsNotThereCountsAsRemoved() throws Exception {
    images.push(access(), image(repository("some"), base, BOTH), "1.2.3");

    assertThat(images.removeTag(access(), repository("some"), "9.9.9")).isTrue();
    assertThat(images.removeTag(access(), repository("nothing"), "1.2.3")).isTrue();
  }

  @Test
  void aRegistryThatRemovesTagsIsAskedForTheTagAndNotForItsDigest() throws Exception {
    try (Front front = new Front(Optional.of(registry.host()))) {
      front.once("DELETE /v2/team/some/manifests/1.2.3", Front.answer(202, ""));

      assertThat(images.removeTag(access(), front.host() + "/team/some", "1.2.3")).isTrue();
      assertThat(front.requests()).extracting(Front.Request::method).containsExactly("DELETE");
    }
  }
}
