package io.github.releasekit.adapter.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.domain.fact.DeploymentTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The default version of a repository, which Maven takes where none is named, goes up only. */
class DefaultVersionTest {

  @TempDir Path temp;
  private DeploymentTarget target;
  private TargetRepositories repositories;

  @BeforeEach
  void begin() {
    target = new DeploymentTarget("releases", temp.resolve("releases").toUri().toString());
    repositories = FileRepositories.targets(temp.resolve("local"));
  }

  private void upload(String version) throws IOException {
    Path directory = temp.resolve("staging-" + version);
    List<StagedArtifact> artifacts = new ArrayList<>();
    for (String module : List.of("app", "lib")) {
      String path = "org/example/%1$s/%2$s/%1$s-%2$s.pom".formatted(module, version);
      Path file = directory.resolve("repository").resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "the POM of " + module);
      artifacts.add(
          new StagedArtifact(
              "org.example", module, version, "", "pom", Staging.measure(file, path)));
    }
    repositories.upload(target, artifacts, new Staging(directory));
  }

  private String metadata(String module) throws IOException {
    return Files.readString(temp.resolve("releases/org/example/" + module + "/maven-metadata.xml"));
  }

  @Test
  void staysWhereAnOlderLineIsReleased() throws IOException {
    upload("1.4.2");
    upload("2.0.0");
    upload("1.4.3");

    for (String module : List.of("app", "lib")) {
      assertThat(metadata(module))
          .contains("<release>2.0.0</release>")
          .contains(
              "<version>1.4.2</version>", "<version>2.0.0</version>", "<version>1.4.3</version>");
    }
  }

  @Test
  void goesUpWithAHotfixOfTheNewestLine() throws IOException {
    upload("1.4.3");
    upload("2.0.0");
    upload("2.0.1");

    assertThat(metadata("app")).contains("<release>2.0.1</release>");
  }

  @Test
  void isThatOfTheOlderLineWhereTheOtherHasPreReleasesOnly() throws IOException {
    upload("1.4.2");
    upload("2.0.0-rc.1");
    upload("1.4.3");

    assertThat(metadata("app")).contains("<release>1.4.3</release>");
  }
}
