package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.fact.Obstacle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * The files of a checkout that are kept in Git LFS: git has a pointer for each, {@code git-lfs} the
 * content.
 *
 * @see <a href="https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md">Git LFS
 *     Specification</a>
 */
final class LargeFiles {

  /** The longest text that is taken for a pointer. */
  private static final int MAX_POINTER = 1024;

  private static final String VERSION = "version https://git-lfs.github.com/spec/v1\n";
  private static final String OID = "oid sha256:";

  private final GitRepository repository;
  private final GitCommand git;

  LargeFiles(GitRepository repository) {
    this.repository = repository;
    this.git = new GitCommand(repository.root());
  }

  /** The index entries with the attribute {@code filter=lfs}: {@code <mode> <blob> <stage>}. */
  private List<String> entries() {
    String listed = git.run("ls-files", "--stage", "-z", "--", ":(top,attr:filter=lfs)");
    return listed.isEmpty() ? List.of() : List.of(listed.split("\0"));
  }

  /** Why they cannot be checked out, with the remedy; empty when they can. */
  Optional<Obstacle> obstacle() {
    List<String> entries = entries();
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    if (git.find("config", "--get-regexp", "^filter\\.lfs\\.(smudge|process)$").isEmpty()
        || git.find("lfs", "version").isEmpty()) {
      return Optional.of(
          new Obstacle(
              "files are kept in Git LFS, "
                  + path(entries.get(0))
                  + ", and git has no filter for it",
              "install git-lfs, then git lfs install && git lfs pull"));
    }
    return entries.stream()
        .filter(this::isMissing)
        .findFirst()
        .map(
            entry ->
                new Obstacle(
                    "the content of " + path(entry) + ", kept in Git LFS, is not in this clone",
                    "git lfs fetch"));
  }

  /** Lets a scratch clone take content from the user's, even where theirs shows pointers. */
  void share(Config scratch) {
    scratch.setString("lfs", null, "storage", storage().toString());
    if (!entries().isEmpty()) {
      scratch.setString("filter", "lfs", "smudge", "git-lfs smudge -- %f");
      scratch.setString("filter", "lfs", "process", "git-lfs filter-process");
      scratch.setString("filter", "lfs", "clean", "git-lfs clean -- %f");
      scratch.setBoolean("filter", "lfs", "required", true);
    }
  }

  private Path storage() {
    String configured = repository.jgit().getConfig().getString("lfs", null, "storage");
    return repository.commonDirectory().resolve(configured == null ? "lfs" : configured);
  }

  private boolean isMissing(String entry) {
    return digest(ObjectId.fromString(entry.split(" ", 3)[1]))
        .map(
            digest ->
                storage()
                    .resolve("objects")
                    .resolve(digest.substring(0, 2))
                    .resolve(digest.substring(2, 4))
                    .resolve(digest))
        .filter(content -> !Files.isRegularFile(content))
        .isPresent();
  }

  /** The SHA-256 that a pointer names; empty for a file that was committed as it is. */
  private Optional<String> digest(ObjectId blob) {
    try (ObjectReader reader = repository.jgit().newObjectReader()) {
      ObjectLoader loader = reader.open(blob, Constants.OBJ_BLOB);
      if (loader.getSize() > MAX_POINTER) {
        return Optional.empty();
      }
      String text = new String(loader.getBytes(), StandardCharsets.US_ASCII);
      return text.startsWith(VERSION)
          ? text.lines()
              .filter(line -> line.startsWith(OID))
              .map(line -> line.substring(OID.length()))
              .filter(digest -> digest.matches("[0-9a-f]{64}"))
              .findFirst()
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String path(String entry) {
    return PlainText.line(entry.substring(entry.indexOf('\t') + 1));
  }
}
