package io.github.releasekit.adapter.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.adapter.config.PolicyArtifacts;
import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.TreeMerge.Conflicts;
import io.github.releasekit.adapter.git.TreeMerge.Merged;
import io.github.releasekit.adapter.git.TreeMerge.Result;
import io.github.releasekit.adapter.merge.BranchMerge.Project;
import io.github.releasekit.domain.fact.Policy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A real repository with a Maven project, whose branches are merged. */
final class MergedProject {

  private final GitFixture git;
  private String policy = "";
  private String component = "";

  MergedProject(Path directory) {
    git = GitFixture.init(directory);
  }

  GitFixture git() {
    return git;
  }

  MergedProject policy(String yaml) {
    policy = yaml;
    return this;
  }

  MergedProject component(String name) {
    component = name;
    return this;
  }

  static String pom(String version, String more) {
    return """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.acme</groupId>
          <artifactId>app</artifactId>
          <version>%s</version>
          <packaging>pom</packaging>
        %s
        </project>
        """
        .formatted(version, more);
  }

  static String child(String artifactId, String parentVersion, String more) {
    return """
        <project>
          <parent>
            <groupId>org.acme</groupId>
            <artifactId>app</artifactId>
            <version>%s</version>
          </parent>
          <artifactId>%s</artifactId>
        %s
        </project>
        """
        .formatted(parentVersion, artifactId, more);
  }

  /** Commits files, some of them empty to be removed. */
  String commit(Map<String, String> files) {
    files.forEach(
        (path, content) -> {
          if (content.isEmpty()) {
            git.run("rm", "--quiet", "--", path);
          } else {
            git.write(path, content);
            git.run("add", "--", path);
          }
        });
    return git.commit("change");
  }

  void branch(String name, String from) {
    git.run("checkout", "--quiet", "-B", name, from);
  }

  void on(String branch) {
    git.run("checkout", "--quiet", branch);
  }

  <T> T with(java.util.function.Function<BranchMerge, T> use) {
    Policy loaded =
        PolicyLoader.load(
            Optional.of(policy.getBytes(StandardCharsets.UTF_8)), PolicyArtifacts.NONE);
    Optional<Policy.Component> part = loaded.component(component);
    try (GitRepository repository = GitRepository.open(git.directory())) {
      return use.apply(
          new BranchMerge(
              repository, new Project(part.map(loaded::of).orElse(loaded), part, "pom.xml", "")));
    }
  }

  Result merge(String ours, String theirs, BranchMerge.Versions versions) {
    return with(merge -> merge.merge(git.id(ours), git.id(theirs), versions));
  }

  /** The files of a merge that has to succeed. */
  Map<String, String> files(Result result) {
    assertThat(result).isInstanceOf(Merged.class);
    return files(((Merged) result).tree());
  }

  Map<String, String> files(String tree) {
    Map<String, String> files = new TreeMap<>();
    for (String path : git.run("ls-tree", "-r", "-z", "--name-only", tree).split("\0")) {
      files.put(path, git.run("cat-file", "blob", tree + ":" + path));
    }
    return files;
  }

  static List<String> conflicts(Result result) {
    assertThat(result).isInstanceOf(Conflicts.class);
    return ((Conflicts) result).files();
  }

  /**
   * Merges by hand: where the files conflict they are written as given; the tree.
   *
   * @param resolved content by path
   */
  String byHand(String ours, String theirs, Map<String, String> resolved) {
    git.run("checkout", "--quiet", "--detach", ours);
    try {
      git.run("merge", "--quiet", "--no-ff", "--no-commit", theirs);
    } catch (AssertionError conflicts) {
      assertThat(conflicts).hasMessageContaining("merge");
    }
    resolved.forEach(
        (path, content) -> {
          git.write(path, content);
          git.run("add", "--", path);
        });
    String tree = git.run("write-tree").strip();
    git.run("reset", "--quiet", "--hard");
    return tree;
  }
}
