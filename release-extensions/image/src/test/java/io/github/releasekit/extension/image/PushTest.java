package io.github.releasekit.extension.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.extension.ContainerImages;
import io.github.releasekit.extension.ContainerImages.Image;
import io.github.releasekit.extension.ContainerImages.Layer;
import io.github.releasekit.extension.image.BaseImages.Form;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PushTest extends AbstractImagesTest {

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
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(ContainerImages.class))
        .hasOnlyElementsOfType(RegistryImages.class);
  }

  @Test
  void putsAnIndexOfImagesForAllPlatforms() throws Exception {
    String repository = repository("several");
    String digest = images.push(access(), image(repository, base, BOTH), "1.2.3");

    byte[] raw = raw(repository + ":1.2.3");
    assertThat(Sha256.of(raw)).isEqualTo(digest);
    JsonNode index = Json.read(raw);
    assertThat(index.path("mediaType").asText()).isEqualTo(MediaType.INDEX);
    assertThat(index.at("/annotations/org.opencontainers.image.version").asText())
        .isEqualTo("1.2.3");
    assertThat(index.path("annotations").has("team")).isFalse();
    assertThat(index.path("manifests"))
        .extracting(one -> one.path("platform").toString())
        .containsExactly(
            "{\"architecture\":\"amd64\",\"os\":\"linux\"}",
            "{\"architecture\":\"arm64\",\"os\":\"linux\",\"variant\":\"v8\"}");
    for (JsonNode one : index.path("manifests")) {
      JsonNode config = config(repository + "@" + one.path("digest").asText());
      assertThat(config.path("architecture")).isEqualTo(one.at("/platform/architecture"));
      requireContent(config);
    }
  }

  private static void requireContent(JsonNode config) {
    assertThat(config.path("created").asText()).isEqualTo("2026-11-21T10:20:30Z");
    JsonNode run = config.path("config");
    assertThat(run.path("Entrypoint"))
        .extracting(JsonNode::asText)
        .containsExactly("java", "-cp", "/app/lib/*:/app/main.jar", "demo.Main");
    assertThat(run.has("Cmd")).isFalse();
    assertThat(run.path("Env"))
        .extracting(JsonNode::asText)
        .containsExactly("PATH=/usr/bin", "LANG=C.UTF-8", "MODE=a=b");
    assertThat(run.path("User").asText()).isEqualTo("1000:1000");
    assertThat(run.path("WorkingDir").asText()).isEqualTo("/srv");
    assertThat(run.path("ExposedPorts").toString()).isEqualTo("{\"22/tcp\":{},\"8080/tcp\":{}}");
    assertThat(run.path("Labels").toString())
        .isEqualTo(
            "{\"base\":\"yes\",\"org.opencontainers.image.version\":\"1.2.3\",\"team\":\"blue\"}");
    assertThat(config.at("/rootfs/diff_ids")).hasSize(3);
    assertThat(config.path("history"))
        .extracting(one -> one.path("comment").asText())
        .containsExactly("", "", "dependencies", "classes");
    assertThat(config.has("docker_version")).isFalse();
  }

  @Test
  void putsAnImageWithoutIndexForOnePlatform() throws Exception {
    String repository = repository("single");
    String digest = images.push(access(), image(repository, base, List.of("linux/arm64")), "1.2.3");

    JsonNode manifest = Json.read(raw(repository + ":1.2.3"));
    assertThat(manifest.path("mediaType").asText()).isEqualTo(MediaType.MANIFEST);
    assertThat(config(repository + "@" + digest).path("architecture").asText()).isEqualTo("arm64");
  }

  @Test
  void filesBearTheTimeOfTheImageAndAreReadableByAll() throws Exception {
    String repository = repository("files");
    String digest = images.push(access(), image(repository, base, List.of("linux/amd64")), "1");

    JsonNode manifest = Json.read(raw(repository + "@" + digest));
    List<String> entries = new ArrayList<>();
    for (int i = 1; i < manifest.path("layers").size(); i++) {
      byte[] layer =
          new RemoteBlobs(
                  Reference.repository(repository),
                  session(Reference.repository(repository).registry()))
              .read(Descriptor.of(manifest.path("layers").path(i), "test"));
      try (TarArchiveInputStream tar =
          new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(layer)))) {
        for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
          assertThat(entry.getLastModifiedTime()).isEqualTo(FileTime.from(CREATED));
          entries.add(entry.getName() + " " + Integer.toOctalString(entry.getMode() & 0777));
        }
      }
    }
    assertThat(entries)
        .containsExactly(
            "app/ 755", "app/lib/ 755", "app/lib/a.jar 644", "app/ 755", "app/main.jar 644");
  }

  private static RegistrySession session(RegistryHost host) {
    Transport transport = new Transport(Duration.ofSeconds(20));
    return new RegistrySession(
        host,
        new Authorization(host, Optional.empty(), List.of(), transport),
        transport,
        Patience.standard());
  }

  @Test
  void theSameContentGivesTheSameDigest() throws Exception {
    String first = images.push(access(), image(repository("again"), base, BOTH), "1");
    String again = images.push(access(), image(repository("again"), base, BOTH), "1");
    String elsewhere =
        images.push(
            access("other", Optional.empty()), image(repository("elsewhere"), base, BOTH), "2");

    assertThat(again).isEqualTo(first);
    assertThat(elsewhere).isEqualTo(first);
  }

  @Test
  void aChangedFileGivesAnotherDigestEvenWhenItsTimeIsTheSame() throws Exception {
    Layer layer = layer("classes", "/app/main.jar", "before");
    Path file = layer.files().get("/app/main.jar");
    Image image = image(repository("changed"), base, BOTH, layer);
    FileTime time = Files.getLastModifiedTime(file);
    String before = images.push(access(), image, "1");
    Files.setLastModifiedTime(Files.writeString(file, "after!"), time);

    assertThat(images.push(access(), image, "1")).isNotEqualTo(before);
  }

  @Test
  void pathsMayBeLongAndBeyondAscii() throws Exception {
    String path = "/app/" + "ordner/".repeat(30) + "größe-\u65e5\u672c.txt";
    Layer layer = new Layer("odd", Map.of(path, Files.writeString(temp.resolve("odd"), "x")));
    String repository = repository("odd");
    String digest =
        images.push(access(), image(repository, base, List.of("linux/amd64"), layer), "1");

    Reference reference = Reference.repository(repository);
    JsonNode json = Json.read(raw(repository + "@" + digest)).path("layers").path(1);
    byte[] content =
        new RemoteBlobs(reference, session(reference.registry())).read(Descriptor.of(json, "test"));
    List<String> names = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GZIPInputStream(new ByteArrayInputStream(content)), "UTF-8")) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        names.add("/" + entry.getName());
      }
    }
    assertThat(names).contains(path);
  }

  @Test
  void withoutUserAndEntrypointThoseOfTheBaseStay() throws Exception {
    Image image =
        new Image(
            repository("plain"),
            base,
            List.of("linux/amd64"),
            List.of(new Layer("nothing", Map.of())),
            List.of(),
            Map.of(),
            List.of(),
            Optional.empty(),
            Map.of(),
            Instant.EPOCH);
    images.push(access(), image, "1");

    JsonNode config = config(repository("plain") + ":1");
    assertThat(config.at("/config/User").asText()).isEqualTo("daemon");
    assertThat(config.at("/config/Cmd/0").asText()).isEqualTo("sh");
    assertThat(config.at("/config/Labels/base").asText()).isEqualTo("yes");
  }

  @Test
  void anImageOfDockerIsABaseToo() throws Exception {
    String docker = BaseImages.in(registry.host()).push("base/docker", Form.DOCKER_FORM);
    String repository = repository("on-docker");
    images.push(access(), image(repository, docker, List.of("linux/amd64")), "1");

    assertThat(Json.read(raw(repository + ":1")).path("layers"))
        .extracting(layer -> layer.path("mediaType").asText())
        .containsOnly(MediaType.LAYER);
  }

  @Test
  void historyThatDoesNotFitIsLeftOut() throws Exception {
    String odd =
        BaseImages.in(registry.host())
            .push("base/odd", Form.OCI_FORM, config -> config.without(Set.of("history")));
    String repository = repository("on-odd");
    images.push(access(), image(repository, odd, List.of("linux/amd64")), "1");

    assertThat(config(repository + ":1").has("history")).isFalse();
  }

  @Test
  void anImageWithoutIndexIsABaseForItsPlatformAlone() throws Exception {
    String single = BaseImages.in(registry.host()).pushSingle("base/single", "arm64");
    Image good = image(repository("on-single"), single, List.of("linux/arm64"));
    Image bad = image(repository("on-single"), single, BOTH);

    assertThat(images.push(access(), good, "1")).startsWith("sha256:");
    assertThatThrownBy(() -> images.push(access(), bad, "2"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(single + " has no linux/amd64, only linux/arm64");
    assertThat(images.digest(access(), repository("on-single"), "2")).isEmpty();
  }

  @Test
  void aPlatformThatTheBaseLacksIsRefused() throws Exception {
    Image image = image(repository("lacking"), base, List.of("linux/amd64", "linux/s390x"));

    assertThatThrownBy(() -> images.push(access(), image, "1"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("has no linux/s390x, only linux/amd64, linux/arm64");
    assertThat(images.digest(access(), repository("lacking"), "1")).isEmpty();
  }

  @Test
  void aBaseThatIsNotThereIsRefused() throws Exception {
    Image image = image(repository("baseless"), registry.host() + "/base/none:1", BOTH);

    assertThatThrownBy(() -> images.push(access(), image, "1"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("/base/none:1 is not there");
  }

  @Test
  void aBaseInAnotherRegistryIsBroughtOver(@TempDir Path directory) throws Exception {
    try (LocalRegistry other = LocalRegistry.start(directory, Optional.empty())) {
      String repository = other.host() + "/team/moved";
      String digest = images.push(access(), image(repository, base, BOTH), "1");

      assertThat(digest)
          .isEqualTo(images.push(access(), image(repository("moved"), base, BOTH), "1"));
      assertThat(Sha256.of(raw(repository + ":1"))).isEqualTo(digest);
    }
  }

  @Test
  void layersThatTheRegistryHasAreNotMovedThroughHere() throws Exception {
    try (Front front = new Front(Optional.of(registry.host()))) {
      String through = base.replace(registry.host(), front.host());
      String digest = images.push(access(), image(front.host() + "/team/near", through, BOTH), "1");

      assertThat(Sha256.of(raw(repository("near") + ":1"))).isEqualTo(digest);
      assertThat(front.requests("POST .*mount=sha256%3A.*from=base%2Fjava")).hasSize(2);
      // The configurations of the base.
      assertThat(front.requests("GET .*/blobs/")).hasSize(2);
      images.push(access(), image(front.host() + "/team/near", through, BOTH), "2");
      assertThat(front.requests("PUT .*/blobs/")).hasSize(4);
      assertThat(front.requests("PUT .*/manifests/"))
          .last()
          .satisfies(last -> assertThat(last.uri()).endsWith("/manifests/2"));
    }
  }

  @Test
  void leavesNoThreadsAndNoFilesOfTheBuild() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    images.push(access(), image(repository("threads"), base, BOTH), "1");
    System.gc();

    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!before.contains(thread)) {
        thread.join(30_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
    try (var left = Files.list(temp.resolve("cache"))) {
      assertThat(left.map(file -> file.getFileName().toString()).toList())
          .noneMatch(name -> name.startsWith("build"));
    }
  }
}
