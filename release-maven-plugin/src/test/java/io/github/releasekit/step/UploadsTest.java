package io.github.releasekit.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.maven.StagedModule;
import io.github.releasekit.adapter.maven.StagedModule.StagedArtifact;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.fact.DeploymentTarget;
import io.github.releasekit.domain.fact.SignatureForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {

  private static final String JAR = "g/a/1/a-1.jar";
  private static final String POM = "g/a/1/a-1.pom";

  @TempDir Path directory;

  @BeforeEach
  void stages() throws IOException {
    write("repository/" + JAR, "jar");
    write("repository/" + POM, "pom");
    write("repository/" + JAR + ".asc", "signature");
    write("repository/g/a/1/a-1-evil.jar", "evil");
    write("signatures/g_a.json", "{}");
    StagedModule module =
        new StagedModule(
            "g",
            "a",
            "1",
            new DeploymentTarget("releases", "https://example.org/releases"),
            List.of(staged("jar", JAR), staged("pom", POM)));
    Files.write(
        Files.createDirectory(directory.resolve("index")).resolve("g_a.json"), Json.pretty(module));
  }

  @Test
  void leavesSignaturesOutWhereTheyAreNotAskedFor() {
    assertThat(new Uploads(new Staging(directory), Set.of()).files())
        .extracting(Artifact::path)
        .containsExactly(JAR, POM);
    assertThat(new Uploads(new Staging(directory), Set.of()).signatures()).isEmpty();
  }

  @Test
  void takesSignaturesOfStagedFilesAndNothingElse() {
    Uploads uploads = new Uploads(new Staging(directory), Set.of(SignatureForm.OPENPGP));

    assertThat(uploads.files()).extracting(Artifact::path).containsExactly(JAR, POM, JAR + ".asc");
    assertThat(uploads.signatures()).extracting(Artifact::path).containsExactly(JAR + ".asc");
    assertThat(uploads.modules())
        .extracting(module -> module.target().location())
        .containsOnly("https://example.org/releases");
  }

  private static StagedArtifact staged(String extension, String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return new StagedArtifact("g", "a", "1", "", extension, new Artifact(name, path, 3, "0", "1"));
  }

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
