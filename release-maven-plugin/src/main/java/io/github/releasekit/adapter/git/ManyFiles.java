package io.github.releasekit.adapter.git;

import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Reads many files of a commit's tree: those that are selected by their path only, on several
 * processors.
 */
public final class ManyFiles {

  /** So many files are read at a time. */
  private static final int AT_A_TIME = 1024;

  private static final int MOST_THREADS = 4;

  private ManyFiles() {}

  /**
   * Which files are read, and what of them; called by several threads.
   *
   * @param <K> what a path tells
   * @param <T> what a file tells
   */
  public interface Selection<K, T> {

    /** Whether selected files may be in a directory, or below it. */
    boolean hasDirectory(String path);

    /** What the path of a selected file tells; empty for one that is not. */
    Optional<K> file(String path);

    /** What a file tells, if anything. */
    Optional<T> read(String path, K told, byte[] content);
  }

  private record Selected<K>(String path, K told, ObjectId blob) {}

  /**
   * Reads the selected files, no links.
   *
   * @return what they tell, in git's order of the paths
   * @throws ReleaseException when JGit does not read so large a file into memory, and what reading
   *     one of them throws
   */
  public static <K, T> List<T> read(
      GitRepository repository, String commit, Selection<K, T> selection) {
    List<Selected<K>> files = selected(repository, commit, selection);
    int threads =
        Math.min(
            Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()),
            files.size() / AT_A_TIME + 1);
    AtomicInteger next = new AtomicInteger();
    List<Optional<T>> told = new ArrayList<>(Collections.nCopies(files.size(), Optional.empty()));
    Runnable reading = () -> contents(repository, files, next, told, selection);
    ExecutorService others = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        all.add(others.submit(reading));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReleaseException("reading was interrupted", "run the same command again", e);
    } finally {
      others.shutdownNow();
    }
    return told.stream().flatMap(Optional::stream).toList();
  }

  /**
   * Reads all files, no links.
   *
   * @param told what a file tells, by its path and its content; called by several threads
   * @return what they tell, in git's order of the paths
   * @throws ReleaseException as {@link #read} does
   */
  public static <T> List<T> all(
      GitRepository repository, String commit, BiFunction<String, byte[], T> told) {
    return read(
        repository,
        commit,
        new Selection<String, T>() {
          @Override
          public boolean hasDirectory(String path) {
            return true;
          }

          @Override
          public Optional<String> file(String path) {
            return Optional.of(path);
          }

          @Override
          public Optional<T> read(String path, String same, byte[] content) {
            return Optional.of(told.apply(path, content));
          }
        });
  }

  private static <K> List<Selected<K>> selected(
      GitRepository repository, String commit, Selection<K, ?> selection) {
    List<Selected<K>> files = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository.jgit());
        TreeWalk tree = new TreeWalk(walk.getObjectReader())) {
      tree.addTree(walk.parseCommit(ObjectId.fromString(commit)).getTree());
      while (tree.next()) {
        FileMode mode = tree.getFileMode(0);
        String path = tree.getPathString();
        if (mode == FileMode.TREE) {
          if (selection.hasDirectory(path)) {
            tree.enterSubtree();
          }
        } else if (mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE) {
          selection
              .file(path)
              .ifPresent(told -> files.add(new Selected<>(path, told, tree.getObjectId(0))));
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes files that no other thread has taken until there are none, with one cache of deltas. */
  private static <K, T> void contents(
      GitRepository repository,
      List<Selected<K>> files,
      AtomicInteger next,
      List<Optional<T>> told,
      Selection<K, T> selection) {
    try (ObjectReader reader = repository.jgit().newObjectReader()) {
      int start = next.getAndAdd(AT_A_TIME);
      while (start < files.size()) {
        for (int i = start; i < Math.min(start + AT_A_TIME, files.size()); i++) {
          Selected<K> file = files.get(i);
          told.set(i, selection.read(file.path(), file.told(), content(repository, reader, file)));
        }
        start = next.getAndAdd(AT_A_TIME);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An object's bytes, fetched where a partial clone left it with its remote. */
  private static byte[] content(GitRepository repository, ObjectReader reader, Selected<?> file)
      throws IOException {
    try {
      return reader.open(file.blob()).getBytes();
    } catch (MissingObjectException e) {
      synchronized (repository) {
        MissingObjects.fetchOne(repository, file.blob().name());
      }
      return reader.open(file.blob()).getBytes();
    } catch (LargeObjectException e) {
      throw new ReleaseException(file.path() + " is too large to be read", "remove it", e);
    }
  }
}
