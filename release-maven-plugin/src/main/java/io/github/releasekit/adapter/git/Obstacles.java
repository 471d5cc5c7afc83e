package io.github.releasekit.adapter.git;

import io.github.releasekit.adapter.git.Submodules.Submodule;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Obstacle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Config;

/** What a clone lacks, or is in the middle of, so that no release can be made of it. */
final class Obstacles {

  /**
   * A git operation that takes several commands.
   *
   * @param trace the file or directory by which git knows that it is unfinished
   * @param remedy the commands that end it
   */
  private record Operation(String name, String trace, String remedy) {}

  private static final List<Operation> OPERATIONS =
      List.of(
          new Operation("a merge", "MERGE_HEAD", "git merge --continue, or git merge --abort"),
          new Operation("git am", "rebase-apply/applying", "git am --continue, or git am --abort"),
          new Operation("a rebase", "rebase-apply", "git rebase --continue, or git rebase --abort"),
          new Operation("a rebase", "rebase-merge", "git rebase --continue, or git rebase --abort"),
          new Operation(
              "a cherry-pick",
              "CHERRY_PICK_HEAD",
              "git cherry-pick --continue, or git cherry-pick --abort"),
          new Operation("a revert", "REVERT_HEAD", "git revert --continue, or git revert --abort"),
          new Operation("a bisection", "BISECT_LOG", "git bisect reset"));

  private final GitRepository repository;

  private Obstacles(GitRepository repository) {
    this.repository = repository;
  }

  /** Those of HEAD, in a clone and in the clones of its submodules. */
  static List<Obstacle> of(GitRepository repository) {
    Obstacles obstacles = new Obstacles(repository);
    return Stream.of(
            obstacles.unfinished(),
            obstacles.locked(),
            obstacles.withoutTrees(),
            obstacles.manyPlaces(),
            contents(repository, repository.head()))
        .flatMap(List::stream)
        .toList();
  }

  private List<Obstacle> unfinished() {
    return OPERATIONS.stream()
        .filter(operation -> Files.exists(repository.directory().resolve(operation.trace())))
        .limit(1)
        .map(operation -> new Obstacle(operation.name() + " is unfinished", operation.remedy()))
        .toList();
  }

  private List<Obstacle> locked() {
    Path lock = repository.directory().resolve("index.lock");
    return Files.exists(lock)
        ? List.of(
            new Obstacle(
                lock + " is there: another git is at work in this clone, or was killed",
                "wait for it, or where none is: rm '" + lock + "'"))
        : List.of();
  }

  /** Without trees JGit cannot follow history; blobs are fetched when they are asked for. */
  private List<Obstacle> withoutTrees() {
    return MissingObjects.filter(repository).stream()
        .filter(filter -> !filter.startsWith("blob:"))
        .map(
            filter ->
                new Obstacle(
                    "this is a partial clone that leaves out more than blobs: " + filter,
                    MissingObjects.remote(repository)
                        .map(
                            name ->
                                "git config remote."
                                    + name
                                    + ".partialCloneFilter blob:none && git fetch --refetch "
                                    + name)
                        .orElseThrow()))
        .toList();
  }

  /** Git pushes to several URLs one after the other, so that no push is atomic. */
  private List<Obstacle> manyPlaces() {
    Config config = repository.jgit().getConfig();
    return GitRemote.of(repository).map(GitRemote::name).stream()
        .flatMap(
            name -> {
              List<String> urls = List.of(config.getStringList("remote", name, "pushurl"));
              List<String> fetched = List.of(config.getStringList("remote", name, "url"));
              long places = (urls.isEmpty() ? fetched : urls).stream().distinct().count();
              return places > 1
                  ? Stream.of(
                      new Obstacle(
                          "remote "
                              + name
                              + " is pushed to "
                              + places
                              + " places, and a release could arrive at one of them only",
                          "git remote set-url --delete --push "
                              + name
                              + " URL, and mirror from the place that is left"))
                  : Stream.empty();
            })
        .toList();
  }

  /** What is not here of a commit's files. */
  private static List<Obstacle> contents(GitRepository repository, String commit) {
    List<Obstacle> found = new ArrayList<>();
    new LargeFiles(repository).obstacle().ifPresent(found::add);
    collect(
        found,
        () ->
            Submodules.of(repository, commit)
                .forEach(
                    submodule -> collect(found, () -> populated(repository, submodule, found))));
    return found;
  }

  private static void populated(
      GitRepository repository, Submodule submodule, List<Obstacle> found) {
    Submodules.open(repository, submodule)
        .ifPresent(
            clone -> {
              try (clone) {
                found.addAll(contents(clone, submodule.commit()));
              }
            });
  }

  private static void collect(List<Obstacle> found, Runnable look) {
    try {
      look.run();
    } catch (ReleaseException e) {
      found.add(new Obstacle(e.problem(), e.remedy()));
    }
  }
}
