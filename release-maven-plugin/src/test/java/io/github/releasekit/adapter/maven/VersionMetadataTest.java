package io.github.releasekit.adapter.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionMetadataTest {

  @Test
  void beginsAnewWhereADeploymentWasKilledBeforeItWrote(@TempDir Path temp) throws IOException {
    Path file = Files.writeString(temp.resolve("maven-metadata.xml"), "");

    VersionMetadata metadata = VersionMetadata.read("org.acme", "app", file.toFile());
    metadata.add("1.0.0", file);

    assertThat(VersionMetadata.read("org.acme", "app", file.toFile()).lists("1.0.0")).isTrue();
  }

  /** Such as half a list, or the page of a proxy that wants somebody to log in. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<metadata><versioning><versions><version>0.9",
        "<?xml version=",
        "<html><body>Log in</body>",
        "down for maintenance"
      })
  void refusesWhatItCannotReadInsteadOfReplacingIt(String content, @TempDir Path temp)
      throws IOException {
    Path file = Files.writeString(temp.resolve("maven-metadata.xml"), content);

    assertThatThrownBy(() -> VersionMetadata.read("org.acme", "app", file.toFile()))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("maven-metadata.xml of org.acme:app cannot be read")
        .hasMessageContaining("mvn release-kit:perform");
  }
}
