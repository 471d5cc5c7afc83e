package io.github.releasekit.adapter.adoption;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.plan.FileEdit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes files of a working tree, each whole or not at all. */
public final class ProjectEdits {

  private ProjectEdits() {}

  /**
   * Makes sure that files can be written: where a link stands, what is written would be elsewhere.
   *
   * @throws ReleaseException naming a link
   */
  public static void requirePlain(Path root, List<FileEdit> edits) {
    for (FileEdit edit : edits) {
      Path file = root.resolve(edit.path());
      for (Path at = file; at != null && !at.equals(root); at = at.getParent()) {
        if (Files.isSymbolicLink(at)) {
          throw new ReleaseException(
              root.relativize(at) + " is a symbolic link, behind which nothing is written",
              "replace it by a file, or copy the proposal by hand");
        }
      }
    }
  }

  /**
   * Writes them all beside their places first, and then moves them there.
   *
   * @throws ReleaseException when a file is not what it was when it was read
   */
  public static void write(Path root, List<FileEdit> edits) {
    requirePlain(root, edits);
    Map<FileEdit, Path> begun = new LinkedHashMap<>();
    try {
      for (FileEdit edit : edits) {
        begun.put(edit, begin(root.resolve(edit.path()), edit));
      }
      for (FileEdit edit : edits) {
        requireUnchanged(root.resolve(edit.path()), edit);
      }
      for (Map.Entry<FileEdit, Path> file : begun.entrySet()) {
        Files.move(
            file.getValue(),
            root.resolve(file.getKey().path()),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      begun.values().forEach(ProjectEdits::remove);
    }
  }

  private static Path begin(Path file, FileEdit edit) throws IOException {
    Path temporary = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".begun");
    PosixFileAttributeView view =
        Files.getFileAttributeView(
            edit.before().isPresent() ? file : file.getParent(), PosixFileAttributeView.class);
    Files.write(temporary, edit.after());
    if (view != null) {
      var permissions = view.readAttributes().permissions();
      if (edit.before().isEmpty()) {
        permissions.removeIf(permission -> permission.name().endsWith("EXECUTE"));
      }
      Files.setPosixFilePermissions(temporary, permissions);
    }
    return temporary;
  }

  private static void requireUnchanged(Path file, FileEdit edit) throws IOException {
    boolean same =
        edit.before().isPresent()
            ? Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Arrays.equals(Files.readAllBytes(file), edit.before().get())
            : !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    if (!same) {
      throw new ReleaseException(
          edit.path() + " has changed meanwhile", "run the same command again");
    }
  }

  private static void remove(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
