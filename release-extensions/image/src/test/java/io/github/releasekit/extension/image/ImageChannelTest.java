package io.github.releasekit.extension.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.releasekit.channel.ImageChannel;
import io.github.releasekit.channel.Release;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.channel.ImageTarget;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event.Delivered;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.extension.image.BaseImages.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of releases, in the registry of Docker. */
final class ImageChannelTest extends AbstractImagesTest {

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

  @Test
  void aReleaseMovesItsLineAndLatest() {
    String name = "moves";
    Delivery first = deliver(name, release("1.0.0"));
    Delivery second = deliver(name, release("1.1.0", "1.0.0"));

    assertThat(first.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(first.location()).isEqualTo(repository(name) + ":1.0.0");
    assertThat(second.replaced()).isEqualTo(first.reference());
    assertThat(tags(name))
        .containsOnly(
            Map.entry("1.0.0", first.reference()),
            Map.entry("1.0", first.reference()),
            Map.entry("sha-100000000000", first.reference()),
            Map.entry("1.1.0", second.reference()),
            Map.entry("1.1", second.reference()),
            Map.entry("sha-110000000000", second.reference()),
            Map.entry("latest", second.reference()));
  }

  @Test
  void thePatchOfAnOlderLineMovesThatLineOnly() {
    String name = "older";
    deliver(name, release("1.0.0"));
    Delivery newest = deliver(name, release("2.0.0", "1.0.0"));
    Delivery patch = deliver(name, release("1.0.1", "1.0.0", "2.0.0"));

    assertThat(tags(name))
        .containsEntry("1.0", patch.reference())
        .containsEntry("latest", newest.reference())
        .containsEntry("2.0", newest.reference());
  }

  @Test
  void aPreReleaseMovesNothing() {
    String name = "pre";
    Delivery first = deliver(name, release("1.0.0"));
    deliver(name, release("1.1.0-rc.1", "1.0.0"));

    assertThat(tags(name))
        .containsEntry("latest", first.reference())
        .containsKey("1.1.0-rc.1")
        .doesNotContainKey("1.1");
  }

  @Test
  void theSecondTimeItIsThereAndHasTheSameDigest() throws IOException {
    String name = "twice";
    Delivery first = deliver(name, release("1.0.0"));

    assertThat(channel(name).observe(release("1.0.0")))
        .isEqualTo(
            new Observation.Done(
                new Delivered(
                    Delivery.delivered("image", repository(name) + ":1.0.0", first.reference()))));
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Delivery again = channel(name).deliver(release(elsewhere, "1.0.0", Set.of()));
    assertThat(again.reference()).isEqualTo(first.reference());
    assertThat(again.replaced()).isEmpty();
  }

  @Test
  void tagsThatHaveNotMovedYetAreMoved() {
    String name = "unmoved";
    Delivery first = deliver(name, release("1.0.0", "2.0.0", "1.0.1"));
    assertThat(tags(name)).containsOnlyKeys("1.0.0", "sha-100000000000");

    assertThat(channel(name).observe(release("1.0.0"))).isEqualTo(Observation.ABSENT);
    deliver(name, release("1.0.0"));

    assertThat(tags(name).values()).hasSize(4).containsOnly(first.reference());
  }

  @Test
  void anotherImageUnderTheVersionStays() throws IOException {
    String name = "foreign";
    String other = images.push(access(), image(repository(name), base, BOTH), "1.0.0");

    assertThat(channel(name).observe(release("1.0.0")))
        .isInstanceOfSatisfying(
            Observation.Foreign.class,
            foreign ->
                assertThat(foreign.what()).endsWith(":1.0.0 is another image than was released"));
    assertThatThrownBy(() -> deliver(name, release("1.0.0")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(":1.0.0 is there as another image, " + other);
    assertThat(tags(name)).containsEntry("1.0.0", other).doesNotContainKey("latest");
  }

  @Test
  void theProofsOfTheRootModuleStandBesideTheImage() throws IOException {
    String name = "proofs";
    Release release = release("1.0.0");
    String digest = deliver(name, release).reference();

    for (Map.Entry<String, String> proof :
        Map.of(
                ".cdx", "demo-1.0.0-cyclonedx.json",
                ".spdx", "demo-1.0.0.spdx.json",
                ".att", "demo-1.0.0.intoto.jsonl")
            .entrySet()) {
      String tag = digest.replace(':', '-') + proof.getKey();
      JsonNode manifest = Json.read(raw(repository(name) + ":" + tag));
      assertThat(manifest.at("/subject/digest").asText()).isEqualTo(digest);
      assertThat(manifest.at("/layers/0/digest").asText())
          .isEqualTo(Sha256.of(proof.getValue().getBytes()));
    }
    assertThat(channel(name).observe(release)).isInstanceOf(Observation.Done.class);
  }

  @Test
  void whatIsTakenBackGivesItsTagsToTheVersionBefore() {
    String name = "back";
    Delivery first = deliver(name, release("1.0.0"));
    Delivery second = deliver(name, release("1.0.1", "1.0.0"));

    Delivery withdrawn = withdraw(name, release("1.0.1", "1.0.0"), Optional.of(second));
    Delivery again = withdraw(name, release("1.0.1", "1.0.0"), Optional.of(withdrawn));

    assertThat(withdrawn.outcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(again).isEqualTo(withdrawn);
    assertThat(tags(name))
        .containsEntry("1.0.1", second.reference())
        .containsEntry("sha-101000000000", second.reference())
        .containsEntry("1.0.0", first.reference())
        .containsEntry("1.0", first.reference())
        .containsEntry("latest", first.reference());
  }

  @Test
  void theVersionBeforeIsTheHighestThatHasAnImage() {
    String name = "gap";
    Delivery first = deliver(name, release("1.0.0"));
    Delivery third = deliver(name, release("1.0.2", "1.0.0", "1.0.1"));

    withdraw(name, release("1.0.2", "1.0.0", "1.0.1"), Optional.of(third));

    assertThat(tags(name))
        .containsEntry("1.0", first.reference())
        .containsEntry("latest", first.reference());
  }

  @Test
  void tagsThatHaveMovedOnStay() {
    String name = "moved-on";
    Delivery first = deliver(name, release("1.0.0"));
    Delivery next = deliver(name, release("1.0.1", "1.0.0"));

    withdraw(name, release("1.0.0", "1.0.1"), Optional.of(first));

    assertThat(tags(name))
        .containsEntry("1.0", next.reference())
        .containsEntry("latest", next.reference())
        .containsEntry("1.0.0", first.reference());
  }

  @Test
  void theFirstReleaseKeepsTheTagsThatTheRegistryDoesNotRemove() {
    String name = "first";
    Delivery first = deliver(name, release("1.0.0"));

    Delivery withdrawn = withdraw(name, release("1.0.0"), Optional.of(first));

    assertThat(withdrawn.outcome()).isEqualTo(Outcome.LEFT);
    assertThat(withdrawn.detail()).endsWith("these still lead to it: 1.0, latest");
    assertThat(tags(name).values()).isNotEmpty().containsOnly(first.reference());
  }

  @Test
  void thereIsNothingToTakeBackOfWhatNeverCame() {
    Delivery withdrawn = withdraw("nothing", release("1.0.0"), Optional.empty());

    assertThat(withdrawn.outcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(withdrawn.detail()).isEqualTo("there is no image of it");
  }

  private Delivery deliver(String name, Release release) {
    return channel(name).deliver(release);
  }

  private Delivery withdraw(String name, Release release, Optional<Delivery> delivered) {
    return channel(name).withdraw(release.because("wrong"), delivered);
  }

  private ImageChannel channel(String name) {
    ImageTarget target =
        new ImageTarget(
            repository(name),
            base,
            BOTH,
            "app-@{version}.jar",
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            Optional.empty(),
            Map.of());
    return new ImageChannel("image", target, () -> images, access(), Map.of());
  }

  private static String repository(String name) {
    return registry.host() + "/channel/" + name;
  }

  /** Those of versions and lines, with their digests. */
  private Map<String, String> tags(String name) {
    JsonNode tags =
        Json.read(
            Programs.run(
                "skopeo", "list-tags", "--tls-verify=false", "docker://" + repository(name)));
    Set<String> names = new HashSet<>();
    tags.path("Tags").forEach(tag -> names.add(tag.asText()));
    return names.stream()
        .filter(tag -> !tag.startsWith("sha256-"))
        .collect(
            Collectors.toMap(
                tag -> tag, tag -> images.digest(access(), repository(name), tag).orElseThrow()));
  }

  private Release release(String version, String... others) {
    return release(
        temp, version, Stream.of(others).map(Version::parse).collect(Collectors.toSet()));
  }

  /** Of a root module {@code demo} and a module {@code app}, each file with its name in it. */
  private static Release release(Path directory, String version, Set<Version> others) {
    List<Artifact> files =
        Stream.of(
                file("app", version, ".jar"),
                file("app", version, "-cyclonedx.json"),
                file("app", version, ".spdx.json"),
                file("demo", version, "-cyclonedx.json"),
                file("demo", version, ".spdx.json"),
                file("demo", version, ".intoto.jsonl"))
            .toList();
    return new Release(
        manifest(version),
        files,
        file -> write(directory.resolve(file.name())),
        file -> Optional.empty(),
        () -> "",
        () -> others,
        "");
  }

  private static Path write(Path file) {
    try {
      return Files.writeString(file, file.getFileName().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Artifact file(String module, String version, String rest) {
    String name = module + "-" + version + rest;
    String path = "org/acme/" + module + "/" + version + "/" + name;
    return new Artifact(name, path, name.length(), "", "");
  }

  private static Manifest manifest(String version) {
    String digits = version.replaceAll("[^0-9]", "");
    return new Manifest(
        Manifest.SCHEMA_VERSION,
        "org.acme:demo",
        version,
        null,
        "minor",
        "",
        List.of(),
        "released",
        "v" + version,
        digits + "0".repeat(40 - digits.length()),
        "",
        "2026-11-21T10:20:30Z",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null);
  }
}
