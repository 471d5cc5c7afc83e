package io.github.releasekit.adapter.merge;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.TreeMerge;
import io.github.releasekit.adapter.git.TreeMerge.Result;
import io.github.releasekit.adapter.git.TreeMerge.Side;
import io.github.releasekit.adapter.git.TreeMerge.Sides;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.changelog.ChangelogMerge;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Merges branches of a Maven project by what files mean (B1): the version in POMs and version files
 * is that of one side, entries of the changelog are those of both; all else as git merges it.
 *
 * <p>For that, the places of the version say the same on all three sides of the merge before git
 * sees them. Where POMs of a side cannot be read, git merges them as they are; another version
 * alone is no change of theirs then, if ours is to stay.
 */
public final class BranchMerge {

  private final GitRepository repository;
  private final Project project;
  private final TreeMerge trees;

  /**
   * What is merged.
   *
   * @param policy that says which files have versions, and where the changelog is
   * @param component empty where the repository is released together
   * @param rootPom the POM that Maven is started with, from the root of the repository
   * @param mavenDirectory the directory with {@code .mvn}, from the root of the repository; empty
   *     for the root
   */
  public record Project(
      Policy policy, Optional<Policy.Component> component, String rootPom, String mavenDirectory) {}

  /** Whose version stays. */
  public enum Versions {
    OURS,
    THEIRS
  }

  public BranchMerge(GitRepository repository, Project project) {
    this.repository = repository;
    this.project = project;
    this.trees = new TreeMerge(repository);
  }

  /**
   * Merges what one commit has since the last one in common into another.
   *
   * @param ours the commit that is merged into
   * @param theirs the commit that is merged
   * @throws ReleaseException when they have no commit in common
   */
  public Result merge(String ours, String theirs, Versions versions) {
    String base =
        trees
            .base(ours, theirs, (below, one, other) -> sides(below, one, other, versions))
            .orElseThrow(
                () ->
                    new ReleaseException(
                        ours + " and " + theirs + " have no commit in common",
                        "git merge --allow-unrelated-histories merges them by hand"));
    return merge(sides(base, ours, theirs, versions));
  }

  /**
   * Applies what leads from one commit to another, as cherry-picks and reverts do, with our
   * version.
   *
   * @param from the commit before; of a revert the one that is taken back
   */
  public Result apply(String ours, String from, String to) {
    return merge(sides(from, ours, to, Versions.OURS));
  }

  /**
   * The modules of a commit, as its POMs tell of them: their coordinates, versions and places
   * alone.
   *
   * @throws ReleaseException when a POM of it cannot be read
   */
  public Reactor reactor(String commit) {
    return new VersionedFiles(repository, project, commit).reactor();
  }

  /** The version of the project in a commit; empty where its POMs do not tell. */
  public Optional<String> version(String commit) {
    try {
      return Optional.of(reactor(commit).root().version());
    } catch (ReleaseException e) {
      return Optional.empty();
    }
  }

  /**
   * The POMs and version files of a commit, with the places where its version stands; version files
   * that are not there yet are left out.
   *
   * @throws ReleaseException when one of them cannot be read
   */
  public List<SourceFile> files(String commit) {
    VersionedFiles files = new VersionedFiles(repository, project, commit);
    List<SourceFile> all = new ArrayList<>(files.inPoms());
    all.addAll(files.inOthers());
    return SourceFile.merged(all);
  }

  private Result merge(Sides sides) {
    return trees.merge(sides.base(), sides.ours(), sides.theirs());
  }

  private Sides sides(String base, String ours, String theirs, Versions versions) {
    Map<String, byte[]> changelog = changelog(base, ours, theirs);
    Map<String, byte[]> ofBase = new HashMap<>(changelog);
    Map<String, byte[]> ofOurs = new HashMap<>(changelog);
    Map<String, byte[]> ofTheirs = new HashMap<>(changelog);
    Optional<VersionedFiles> inBase = read(base);
    Optional<VersionedFiles> inOurs = read(ours);
    Optional<VersionedFiles> inTheirs = read(theirs);
    Set<String> poms = new LinkedHashSet<>();
    Stream.of(inBase, inOurs, inTheirs)
        .flatMap(Optional::stream)
        .forEach(files -> poms.addAll(files.poms()));
    Optional<VersionState> before = inBase.flatMap(files -> state(files, poms));
    Optional<VersionState> one = inOurs.flatMap(files -> state(files, poms));
    Optional<VersionState> other = inTheirs.flatMap(files -> state(files, poms));
    if (one.isPresent() && other.isPresent()) {
      AgreedTexts texts =
          new AgreedTexts(before, one.get(), other.get(), versions == Versions.THEIRS);
      Set<String> paths = new LinkedHashSet<>(one.get().paths());
      paths.addAll(other.get().paths());
      paths.removeIf(
          path -> isUnread(ours, one.get(), path) || isUnread(theirs, other.get(), path));
      before.ifPresent(state -> write(state, paths, texts, ofBase));
      write(one.get(), paths, texts, ofOurs);
      write(other.get(), paths, texts, ofTheirs);
    } else if (before.isPresent() && other.isPresent() && versions == Versions.OURS) {
      AgreedTexts texts = new AgreedTexts(before, before.get(), other.get(), true);
      write(before.get(), other.get().paths(), texts, ofBase);
      write(other.get(), other.get().paths(), texts, ofTheirs);
    }
    return new Sides(new Side(base, ofBase), new Side(ours, ofOurs), new Side(theirs, ofTheirs));
  }

  private Optional<VersionedFiles> read(String commit) {
    try {
      return Optional.of(new VersionedFiles(repository, project, commit));
    } catch (ReleaseException e) {
      return Optional.empty();
    }
  }

  /**
   * The version of a commit; empty where it cannot be told.
   *
   * @param poms of all sides: one that is a module on another side has the same version
   */
  private static Optional<VersionState> state(VersionedFiles files, Set<String> poms) {
    try {
      files.add(poms);
      return Optional.of(
          VersionState.of(files.reactor().root().version(), files.inPoms(), files.readable()));
    } catch (ReleaseException e) {
      return Optional.empty();
    }
  }

  /** Whether a file is there, and where its version stands could not be found. */
  private boolean isUnread(String commit, VersionState state, String path) {
    if (state.paths().contains(path)) {
      return false;
    }
    try {
      return repository.file(commit, path).isPresent();
    } catch (ReleaseException e) {
      return true;
    }
  }

  private static void write(
      VersionState state, Set<String> paths, AgreedTexts texts, Map<String, byte[]> files) {
    for (String path : paths) {
      state
          .file(path)
          .ifPresent(
              file -> {
                byte[] agreed = file.with(texts.of(path));
                if (!Arrays.equals(agreed, file.content())) {
                  files.put(path, agreed);
                }
              });
    }
  }

  /** The merged changelog, which all sides have then; nothing where git is to merge it. */
  private Map<String, byte[]> changelog(String base, String ours, String theirs) {
    String path = project.policy().changelog().file();
    try {
      Optional<byte[]> before = repository.file(base, path);
      Optional<byte[]> one = repository.file(ours, path);
      Optional<byte[]> other = repository.file(theirs, path);
      boolean bothChanged =
          one.isPresent()
              && other.isPresent()
              && !Arrays.equals(one.get(), other.get())
              && before.filter(text -> Arrays.equals(text, one.get())).isEmpty()
              && before.filter(text -> Arrays.equals(text, other.get())).isEmpty();
      return bothChanged
          ? ChangelogMerge.merge(before, one.get(), other.get())
              .map(merged -> Map.of(path, merged))
              .orElse(Map.of())
          : Map.of();
    } catch (ReleaseException e) {
      return Map.of();
    }
  }
}
