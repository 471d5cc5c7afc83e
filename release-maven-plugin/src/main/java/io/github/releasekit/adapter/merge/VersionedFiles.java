package io.github.releasekit.adapter.merge;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.merge.BranchMerge.Project;
import io.github.releasekit.adapter.pom.PomReader;
import io.github.releasekit.adapter.pom.PomTree;
import io.github.releasekit.adapter.versionfile.VersionFileReader;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.version.Version;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files of one commit in which the version of the project stands. */
final class VersionedFiles {

  private final GitRepository repository;
  private final Project project;
  private final String commit;
  private final PomTree tree;

  /**
   * @throws ReleaseException when a POM cannot be read
   */
  VersionedFiles(GitRepository repository, Project project, String commit) {
    this.repository = repository;
    this.project = project;
    this.commit = commit;
    this.tree = PomTree.read(project.rootPom(), project.mavenDirectory(), this::content);
  }

  /** Paths of the POMs. */
  List<String> poms() {
    return tree.paths();
  }

  /**
   * Takes POMs in that are modules in other commits.
   *
   * @throws ReleaseException when one cannot be read
   */
  void add(Collection<String> poms) {
    tree.with(poms);
  }

  /**
   * The modules, of the component where it is one.
   *
   * @throws ReleaseException when the component is not there
   */
  Reactor reactor() {
    Reactor whole = tree.reactor();
    return project.component().map(whole::of).orElse(whole);
  }

  /**
   * @throws ReleaseException when the version stands somewhere in a way that no other fits into
   */
  List<SourceFile> inPoms() {
    return PomReader.read(reactor(), tree.contents(), lastRelease());
  }

  /**
   * The version files that are there.
   *
   * @throws ReleaseException when one has no version at its place
   */
  List<SourceFile> inOthers() {
    return VersionFileReader.existing(project.policy(), reactor(), this::content);
  }

  /** As {@link #inOthers()}, without those that cannot be read. */
  List<SourceFile> readable() {
    return VersionFileReader.readable(project.policy(), reactor(), this::content);
  }

  Optional<byte[]> content(String path) {
    return repository.file(commit, path);
  }

  /** What the POMs of other components may name. */
  private Optional<Version> lastRelease() {
    if (project.component().isEmpty()) {
      return Optional.empty();
    }
    Reactor reactor = reactor();
    return repository
        .history(
            project.policy().tagFormat(reactor.root().groupId(), reactor.root().artifactId()),
            commit,
            null,
            project.component().get().paths(),
            Set.of())
        .lastRelease()
        .map(release -> release.version());
  }
}
