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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionMetadataTest {

  @Test
  void beginsAnewWhereADeploymentWasKilledBeforeItWrote(@TempDir Path temp) throws IOException {
    Path file = Files.writeString(temp.resolve("maven-metadata.xml"), "");

    VersionMetadata metadata = VersionMetadata.read("org.acme", "app", file.toFile());
    metadata.add("1.0.0", file);

    assertThat(VersionMetadata.read("org.acme", "app", file.toFile()).lists("1.0.0")).isTrue();
  }

  /** As a deployment leaves it, which makes what it deploys the default. */
  @ParameterizedTest
  @CsvSource({
    // deployed last, all that is listed, default afterwards
    "1.4.3, 1.4.2 2.0.0 1.4.3, 2.0.0",
    "1.4.3, 1.4.2 2.0.0-rc.1 1.4.3, 1.4.3",
    "1.5.0-rc.1, 2.0.0 1.5.0-rc.1, 2.0.0",
    "2.0.0-rc.1, 1.4.3 2.0.0-rc.1, 2.0.0-rc.1",
    "2.0.1, 1.4.3 2.0.0 2.0.1, 2.0.1",
    "1.9.0, 1.10.0 1.9.0, 1.10.0"
  })
  void keepsTheDefaultAtTheHighestVersion(
      String deployed, String listed, String newest, @TempDir Path temp) throws IOException {
    String versions = "<version>" + listed.replace(" ", "</version><version>") + "</version>";
    Path file =
        Files.writeString(
            temp.resolve("maven-metadata.xml"),
            "<metadata><versioning><latest>%1$s</latest><release>%1$s</release><versions>%2$s</versions></versioning></metadata>"
                .formatted(deployed, versions));
    VersionMetadata metadata = VersionMetadata.read("org.acme", "app", file.toFile());

    assertThat(metadata.isMovedBackBy(deployed)).isEqualTo(!deployed.equals(newest));

    metadata.add(deployed, file);
    assertThat(Files.readString(file))
        .contains("<release>" + newest + "</release>", "<latest>" + newest + "</latest>")
        .containsOnlyOnce("<version>" + deployed + "</version>");
    assertThat(VersionMetadata.read("org.acme", "app", file.toFile()).isMovedBackBy(deployed))
        .isFalse();
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
