package io.github.releasekit.adapter.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TreesTest {

  @TempDir Path temp;
  private final List<Duration> waits = new ArrayList<>();

  private Path tree() throws IOException {
    Path root = Files.createDirectories(temp.resolve("tree"));
    Files.createDirectories(root.resolve(".git/objects/ab"));
    Files.writeString(root.resolve(".git/objects/ab/cdef"), "object");
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    return root;
  }

  @Test
  void removesADirectoryAndTheLinksInItOnly() throws IOException {
    Path root = tree();
    Path kept = Files.writeString(temp.resolve("kept"), "kept");
    Files.createSymbolicLink(root.resolve("link"), kept);
    Files.createSymbolicLink(root.resolve("directory"), temp);

    Trees.delete(root);

    assertThat(root).doesNotExist();
    assertThat(kept).hasContent("kept");
  }

  @Test
  void hasNothingToDoWhereThereIsNothing() {
    Trees.delete(temp.resolve("none"));

    assertThat(temp.resolve("none")).doesNotExist();
  }

  /** As Windows has it, which refuses to remove what is read-only. */
  private static void unlessReadOnly(Path path) throws IOException {
    if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OWNER_WRITE)) {
      throw new AccessDeniedException(path.toString());
    }
    Files.delete(path);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void makesFilesWritableThatCannotBeRemovedOtherwise() throws IOException {
    Path root = tree();
    Path object = root.resolve(".git/objects/ab/cdef");
    Files.setPosixFilePermissions(object, PosixFilePermissions.fromString("r--r--r--"));

    Trees.delete(root, TreesTest::unlessReadOnly, waits::add);

    assertThat(root).doesNotExist();
    assertThat(waits).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void leavesTheTargetOfALinkReadOnly() throws IOException {
    Path root = tree();
    Path kept = Files.writeString(temp.resolve("kept"), "kept");
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("r--r--r--"));
    Path link = Files.createSymbolicLink(root.resolve("link"), kept);
    List<Path> refused = new ArrayList<>();

    Trees.delete(
        root,
        path -> {
          if (path.equals(link) && refused.isEmpty()) {
            refused.add(path);
            throw new AccessDeniedException(path.toString());
          }
          Files.delete(path);
        },
        waits::add);

    assertThat(root).doesNotExist();
    assertThat(Files.getPosixFilePermissions(kept)).doesNotContain(PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void waitsForAnotherProgramThatHasAFileOpen() throws IOException {
    Path root = tree();
    Map<Path, Integer> refusals = new HashMap<>();

    Trees.delete(
        root,
        path -> {
          if (path.endsWith("pom.xml") && refusals.merge(path, 1, Integer::sum) <= 3) {
            throw new FileSystemException(path.toString(), null, "used by another process");
          }
          Files.delete(path);
        },
        waits::add);

    assertThat(root).doesNotExist();
    assertThat(waits).extracting(Duration::toMillis).containsExactly(20L, 40L);
  }

  @Test
  void givesUpInTheEnd() throws IOException {
    Path root = tree();

    assertThatThrownBy(
            () ->
                Trees.delete(
                    root,
                    path -> {
                      throw new AccessDeniedException(path.toString());
                    },
                    waits::add))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(waits).hasSize(3);
    assertThat(root.resolve("pom.xml")).exists();
  }

  @Test
  void putsAFileInThePlaceOfAnother() throws IOException {
    Path old = Files.writeString(temp.resolve("metrics.prom"), "old");
    Path begun = Files.writeString(temp.resolve(".begun"), "new");

    Trees.replace(begun, old);

    assertThat(old).hasContent("new");
    assertThat(begun).doesNotExist();
  }

  @Test
  void replacesAFileOnceItsReaderIsDone() throws IOException {
    Path old = Files.writeString(temp.resolve("metrics.prom"), "old");
    List<Path> tries = new ArrayList<>();

    Trees.replace(
        old,
        place -> {
          tries.add(place);
          if (tries.size() < 3) {
            throw new AccessDeniedException(place.toString());
          }
          Files.writeString(place, "new");
        },
        waits::add);

    assertThat(old).hasContent("new");
    assertThat(waits).hasSize(1);
  }
}
