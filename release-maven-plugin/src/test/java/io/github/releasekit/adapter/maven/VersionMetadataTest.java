package io.github.releasekit.adapter.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionMetadataTest {

  /** What a deployment that was killed may leave. */
  @ParameterizedTest
  @ValueSource(strings = {"", "<metadata><versioning><versions><version>0.9", "<?xml version="})
  void beginsAnewWhereTheListIsTorn(String torn, @TempDir Path temp) throws IOException {
    Path file = Files.writeString(temp.resolve("maven-metadata.xml"), torn);

    VersionMetadata metadata = VersionMetadata.read("org.acme", "app", file.toFile());
    metadata.add("1.0.0", file);

    assertThat(VersionMetadata.read("org.acme", "app", file.toFile()).lists("1.0.0")).isTrue();
  }
}
