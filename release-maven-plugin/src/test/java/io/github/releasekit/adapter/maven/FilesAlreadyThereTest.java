package io.github.releasekit.adapter.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A directory that a release is deployed to has a file of the release already, torn or another one.
 * What is staged has its path as content.
 */
class FilesAlreadyThereTest {

  private static final String POM = "org/acme/app/1.0.0/app-1.0.0.pom";
  private static final String JAR = "org/acme/app/1.0.0/app-1.0.0.jar";

  @TempDir Path temp;
  private Path repository;
  private StagedRelease release;

  @BeforeEach
  void stage() {
    repository = temp.resolve("repository");
    release = new StagedRelease(temp.resolve("staging"), "1.0.0", repository);
    release.module("app", "pom", "jar").module("lib", "pom", "jar");
  }

  /** A directory keeps what was written when the process that wrote it was killed. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9})
  void completesAFileOfWhichOnlyTheBeginningIsThere(int bytes) throws IOException {
    Path torn = there(POM, POM.substring(0, bytes));

    deploy();

    assertThat(torn).hasContent(POM);
    assertThat(repository.resolve(JAR)).hasContent(JAR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        POM + " and more",
        "org/acme/lib/1.0.0/lib-1.0.0.pom",
        "Org/acme/app/1.0.0/app-1.0.0.pom"
      })
  void refusesAFileThatIsNotTheOneOfTheRelease(String content) throws IOException {
    Path other = there(POM, content);

    assertThatThrownBy(this::deploy)
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> assertThat(e.problem()).contains("holds " + POM + " with SHA-256 "));
    assertThat(other).hasContent(content);
    assertThat(repository.resolve(JAR)).doesNotExist();
  }

  /** A signature is another one each time: what is there need not be the beginning of this one. */
  @ParameterizedTest
  @CsvSource({
    "intoto.jsonl, '{\"payload\": \"b'",
    "jar.asc, '-----BEGIN PGP SIGNATURE-----\nother'"
  })
  void replacesTheBeginningOfAnotherSignature(String extension, String content) throws IOException {
    String path = stageSignature(extension);
    Path signature = there(path, content);

    deploy();

    assertThat(signature).hasContent(path);
  }

  @ParameterizedTest
  @CsvSource({
    "intoto.jsonl, '{\"payload\": \"b\"}'",
    "jar.asc, '-----BEGIN PGP SIGNATURE-----\nother\n-----END PGP SIGNATURE-----'"
  })
  void refusesAnotherSignatureThatIsWhole(String extension, String content) throws IOException {
    String path = stageSignature(extension);
    Path signature = there(path, content + "\n");

    assertThatThrownBy(this::deploy)
        .isInstanceOfSatisfying(
            ReleaseException.class,
            e -> assertThat(e.problem()).contains("holds " + path + " with SHA-256 "));
    assertThat(signature).hasContent(content + "\n");
  }

  private String stageSignature(String extension) {
    release.module("app", "pom", "jar", extension);
    return POM.replace("pom", extension);
  }

  private Path there(String path, String content) throws IOException {
    Path file = repository.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private void deploy() {
    release.deploy(FileRepositories.targets(temp.resolve("local")));
  }
}
