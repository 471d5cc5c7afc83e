package io.github.releasekit.extension.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.extension.ContainerImages;
import io.github.releasekit.extension.ContainerImages.Access;
import io.github.releasekit.extension.ContainerImages.Image;
import io.github.releasekit.extension.ContainerImages.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Images for tests, and readers of what became of them. */
abstract class AbstractImagesTest {

  static final Instant CREATED = Instant.parse("2026-11-21T10:20:30Z");
  static final List<String> BOTH = List.of("linux/amd64", "linux/arm64");

  @TempDir Path temp;

  /** The waits that have passed, of which none takes time. */
  final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());

  final ContainerImages images =
      new RegistryImages(
          new Patience(
              4,
              Duration.ofSeconds(1),
              Duration.ofMinutes(2),
              Clock.fixed(CREATED, ZoneOffset.UTC),
              waits::add),
          Duration.ofSeconds(20));

  Access access() {
    return access("cache", Optional.empty());
  }

  Access access(String cache, Optional<Credentials> user) {
    return new Access(host -> user, temp.resolve(cache));
  }

  Layer layer(String name, String path, String content) throws IOException {
    Path file =
        Files.createTempDirectory(temp, "file").resolve(path.substring(path.lastIndexOf('/') + 1));
    return new Layer(name, Map.of(path, Files.writeString(file, content)));
  }

  Image image(String repository, String base, List<String> platforms) throws IOException {
    return image(
        repository,
        base,
        platforms,
        layer("dependencies", "/app/lib/a.jar", "library"),
        layer("classes", "/app/main.jar", "program"));
  }

  Image image(String repository, String base, List<String> platforms, Layer... layers) {
    return new Image(
        repository,
        base,
        platforms,
        List.of(layers),
        List.of("java", "-cp", "/app/lib/*:/app/main.jar", "demo.Main"),
        Map.of("LANG", "C.UTF-8", "MODE", "a=b"),
        List.of(8080),
        Optional.of("1000:1000"),
        Map.of("org.opencontainers.image.version", "1.2.3", "team", "blue"),
        CREATED.plusNanos(5_000_000));
  }

  static byte[] raw(String image) {
    return Programs.run("skopeo", "inspect", "--tls-verify=false", "--raw", "docker://" + image);
  }

  static JsonNode config(String image) {
    return Json.read(
        Programs.run(
            "skopeo", "inspect", "--tls-verify=false", "--raw", "--config", "docker://" + image));
  }
}
