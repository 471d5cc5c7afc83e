package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.BlobBasedConfig;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The submodules of a commit, found in the user's checkout. Of {@code .gitmodules}, which is
 * hostile, only the paths are followed that are submodules in the commit's tree; its URLs and
 * commands are not looked at.
 *
 * @see <a href="https://git-scm.com/docs/gitmodules">gitmodules</a>
 */
final class Submodules {

  private static final String FILE = ".gitmodules";

  /**
   * One of them.
   *
   * @param path in the working tree
   * @param commit that is recorded for it
   * @param optional {@code update = none}: git leaves its directory empty
   */
  record Submodule(String path, String commit, boolean optional) {}

  private Submodules() {}

  /** Those that {@code .gitmodules} names; what it does not name is empty in every clone. */
  static List<Submodule> of(GitRepository repository, String commit) {
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      RevCommit parsed = walk.parseCommit(ObjectId.fromString(commit));
      if (repository.file(commit, FILE).isEmpty()) {
        return List.of();
      }
      Config modules = new BlobBasedConfig(null, repository.jgit(), parsed, FILE);
      List<Submodule> found = new ArrayList<>();
      for (String name : modules.getSubsections("submodule")) {
        String path = modules.getString("submodule", name, "path");
        if (path == null || path.isBlank()) {
          continue;
        }
        try (TreeWalk tree = TreeWalk.forPath(walk.getObjectReader(), path, parsed.getTree())) {
          if (tree != null && tree.getFileMode(0) == FileMode.GITLINK) {
            requireNoCommand(modules, name);
            found.add(
                new Submodule(
                    tree.getPathString(),
                    tree.getObjectId(0).name(),
                    isOptional(repository, modules, name)));
          }
        }
      }
      return found;
    } catch (ConfigInvalidException e) {
      throw new ReleaseException(
          FILE + " of " + commit + " cannot be read: " + e.getMessage(),
          "git config --file .gitmodules --list shows where",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Git itself runs no command that a repository brings along, and stops at one. */
  private static void requireNoCommand(Config modules, String name) {
    String update = modules.getString("submodule", name, "update");
    if (update != null && update.startsWith("!")) {
      throw new ReleaseException(
          FILE + " would have a command run for the submodule " + PlainText.line(name),
          "git config --file .gitmodules --unset 'submodule." + PlainText.line(name) + ".update'");
    }
  }

  private static boolean isOptional(GitRepository repository, Config modules, String name) {
    String configured = repository.jgit().getConfig().getString("submodule", name, "update");
    String update =
        configured == null ? modules.getString("submodule", name, "update") : configured;
    return "none".equals(update);
  }

  /**
   * The user's clone of a submodule.
   *
   * @return empty where git leaves an optional one empty
   * @throws ReleaseException when it is not populated, or has not the commit
   */
  static Optional<GitRepository> open(GitRepository repository, Submodule submodule) {
    Path place = repository.root().resolve(submodule.path());
    Optional<GitRepository> found =
        Files.exists(place.resolve(".git")) ? GitRepository.find(place) : Optional.empty();
    if (found.isPresent()
        && found.get().root().equals(place)
        && found.get().has(submodule.commit())) {
      return found;
    }
    found.ifPresent(GitRepository::close);
    if (submodule.optional()) {
      return Optional.empty();
    }
    throw new ReleaseException(
        "submodule "
            + PlainText.line(submodule.path())
            + " is not here at commit "
            + submodule.commit()
            + ", and is not fetched behind your back",
        "git submodule update --init --recursive");
  }
}
