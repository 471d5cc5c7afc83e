package io.github.releasekit.adapter.adoption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.plan.FileEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectEditsTest {

  private static final FileEdit POLICY = created("release-kit.yml", "mode: direct\n");
  private static final FileEdit POM =
      new FileEdit("pom.xml", Optional.of("old".getBytes(UTF_8)), "new".getBytes(UTF_8));

  @TempDir Path temp;
  private Path root;

  private static FileEdit created(String path, String text) {
    return new FileEdit(path, Optional.empty(), text.getBytes(UTF_8));
  }

  @BeforeEach
  void writePom() throws IOException {
    root = temp.toRealPath();
    Files.writeString(root.resolve("pom.xml"), "old");
  }

  @Test
  void writesFilesAndLeavesNothingElseBehind() throws IOException {
    Files.setPosixFilePermissions(
        root.resolve("pom.xml"), PosixFilePermissions.fromString("rw-rw-r--"));

    ProjectEdits.write(root, List.of(POLICY, POM));

    assertThat(names()).containsExactly("pom.xml", "release-kit.yml");
    assertThat(root.resolve("pom.xml")).hasContent("new");
    assertThat(root.resolve("release-kit.yml")).hasContent("mode: direct\n");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("pom.xml"))))
        .isEqualTo("rw-rw-r--");
    assertThat(Files.isExecutable(root.resolve("release-kit.yml"))).isFalse();
  }

  @Test
  void writesNothingWhereAFileHasChangedMeanwhile() throws IOException {
    Files.writeString(root.resolve("pom.xml"), "edited");

    assertThatThrownBy(() -> ProjectEdits.write(root, List.of(POLICY, POM)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("pom.xml has changed meanwhile");
    assertThat(names()).containsExactly("pom.xml");
    assertThat(root.resolve("pom.xml")).hasContent("edited");
  }

  @Test
  void replacesNoFileThatHasComeMeanwhile() throws IOException {
    Files.writeString(root.resolve("release-kit.yml"), "theirs");

    assertThatThrownBy(() -> ProjectEdits.write(root, List.of(POLICY, POM)))
        .hasMessageContaining("release-kit.yml has changed meanwhile");
    assertThat(root.resolve("release-kit.yml")).hasContent("theirs");
    assertThat(root.resolve("pom.xml")).hasContent("old");
  }

  @Test
  void writesBehindNoLink() throws IOException {
    Path outside = Files.createTempDirectory("outside").toRealPath();
    Path target = Files.writeString(outside.resolve("pom.xml"), "old");
    Files.createSymbolicLink(root.resolve("linked.xml"), target);
    Files.createSymbolicLink(root.resolve("release-kit.yml"), outside.resolve("missing"));
    Files.createSymbolicLink(root.resolve("directory"), outside);

    for (String path : List.of("linked.xml", "release-kit.yml", "directory/pom.xml")) {
      assertThatThrownBy(() -> ProjectEdits.write(root, List.of(created(path, "x"))))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("is a symbolic link");
    }
    assertThat(target).hasContent("old");
    assertThat(outside.resolve("missing")).doesNotExist();
    Files.delete(target);
    Files.delete(outside);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
