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
import java.util.function.Function;

/** A real repository with a Maven project, whose branches are merged. */
final class MergedProject {

  static final String MODULES = "  <modules><module>core</module></modules>";
  static final String CODE = "core/src/Core.java";
  static final String LINES = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n";

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

  static Map<String, String> versioned(String version) {
    return Map.of("pom.xml", pom(version, MODULES), "core/pom.xml", child("core", version, ""));
  }

  static Map<String, String> with(Map<String, String> files, String... more) {
    Map<String, String> all = new TreeMap<>(files);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  /** A release 1.1.0 on main, from which develop has gone on to 1.2.0-SNAPSHOT. */
  void gitflow() {
    commit(with(versioned("1.1.0"), CODE, LINES));
    branch("develop", "main");
    commit(with(versioned("1.2.0-SNAPSHOT"), CODE, LINES.replace("one", "ONE")));
    branch("hotfix", "main");
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

  <T> T with(Function<BranchMerge, T> use) {
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
  Map<String, String> merged(String ours, String theirs, BranchMerge.Versions versions) {
    return files(merge(ours, theirs, versions));
  }

  /** The files of a merge that has to succeed. */
  Map<String, String> files(Result result) {
    assertThat(result).isInstanceOf(Merged.class);
    return filesOf(((Merged) result).tree());
  }

  private Map<String, String> filesOf(String tree) {
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
