package io.github.releasekit.fault;

import io.github.releasekit.GitFixture;
import io.github.releasekit.fault.World.Host;
import io.github.releasekit.fault.World.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * Ways of a release through branches, each from a clone with work of the user on other branches.
 */
enum Flow {
  /** A release branch goes into main, which a hotfix has come to meanwhile, and into develop. */
  GITFLOW("branch-finish", World.NEXT, "release/v1.1.0", Optional.of("main"), List.of("develop")) {
    @Override
    void prepare(GitFixture git, World world) {
      policy(git, world, "{model: gitflow}");
      git.run("branch", "develop");
      git.run("push", "--quiet", "--set-upstream", "origin", "develop");
      git.run("reset", "--quiet", "--hard", "v1.0.0");
      git.run("push", "--quiet", "--force", "origin", "main");
      git.run("switch", "--quiet", "develop");
      branch(git, ended(), "1.1.0");
      git.commit("fix: leave late", "src/main/Leave.java", "class Leave { /* late */ }\n");
      git.run("push", "--quiet", "origin", ended());
      git.run("switch", "--quiet", "develop");
      setVersion(git, "1.2.0");
      git.run("push", "--quiet", "origin", "develop");
      git.run("switch", "--quiet", "main");
      branch(git, "hotfix/v1.0.1", "1.0.1");
      policy(git, world, "{model: gitflow}");
      git.commit("fix: greet once", "src/main/Once.java", "class Once {}\n");
      git.run("push", "--quiet", "origin", "hotfix/v1.0.1");
      require(world.run("hotfix-finish", "perform"));
      git.run("switch", "--quiet", ended());
    }
  },
  /** A release is made on its branch, and goes into main, where development has gone on. */
  RELEASE_BRANCH("branch-finish", World.NEXT, "release/v1.1.0", Optional.empty(), List.of("main")) {
    @Override
    void prepare(GitFixture git, World world) {
      policy(git, world, "{model: release-branches}");
      git.run("push", "--quiet", "origin", "main");
      branch(git, ended(), "1.1.0");
      git.commit("fix: leave late", "src/main/Leave.java", "class Leave { /* late */ }\n");
      git.run("push", "--quiet", "origin", ended());
      git.run("switch", "--quiet", "main");
      setVersion(git, "1.2.0");
      git.run("push", "--quiet", "origin", "main");
      git.commit("feat: come back", "src/main/Back.java", "class Back {}\n");
      git.run("push", "--quiet", "origin", "main");
      git.run("reset", "--quiet", "--hard", "HEAD^");
      git.run("switch", "--quiet", ended());
    }
  },
  /** A hotfix of an older line goes into main, its line, and the release that is prepared. */
  OLDER_HOTFIX(
      "hotfix-finish",
      World.FIX,
      "hotfix/v1.0.1",
      Optional.empty(),
      List.of("main", "support/1.0.x", "release/v1.2.0")) {
    @Override
    void prepare(GitFixture git, World world) {
      policy(git, world, "{model: release-branches, intoReleaseBranches: true}");
      git.run("push", "--quiet", "origin", "main");
      require(world.run("prepare", "perform"));
      branch(git, "release/v1.2.0", "1.2.0");
      git.run("push", "--quiet", "origin", "release/v1.2.0");
      git.run("switch", "--quiet", "main");
      setVersion(git, "1.3.0");
      git.run("push", "--quiet", "origin", "main");
      git.run("switch", "--quiet", "--create", "support/1.0.x", "v1.0.0");
      setVersion(git, "1.0.1");
      git.run("push", "--quiet", "origin", "support/1.0.x");
      git.commit("fix: not yet pushed", "src/main/Mine.java", "class Mine {}\n");
      git.run("switch", "--quiet", "--create", ended(), "v1.0.0");
      policy(git, world, "{model: release-branches, intoReleaseBranches: true}");
      setVersion(git, "1.0.1");
      git.commit("fix: greet once", "src/main/Once.java", "class Once {}\n");
      git.run("push", "--quiet", "--set-upstream", "origin", ended());
    }
  };

  private final String goal;
  private final String version;
  private final String ended;
  private final Optional<String> onto;
  private final List<String> forwards;

  Flow(String goal, String version, String ended, Optional<String> onto, List<String> forwards) {
    this.goal = goal;
    this.version = version;
    this.ended = ended;
    this.onto = onto;
    this.forwards = forwards;
  }

  /** The goal that ends the branch. */
  String goal() {
    return goal;
  }

  /** The goal that takes the release back. */
  String rollback() {
    return version.equals(World.FIX) ? "rollback-fix" : "rollback";
  }

  String version() {
    return version;
  }

  /** The full name of the tag. */
  String tag() {
    return "refs/tags/v" + version;
  }

  /** The branch that ends. */
  String ended() {
    return ended;
  }

  /** The branch that it is merged into for the release; empty where that is made on it. */
  Optional<String> onto() {
    return onto;
  }

  /** The branches that the release is merged into; the first is where development goes on. */
  List<String> forwards() {
    return forwards;
  }

  /** Makes the branches. */
  void prepare(World world) {
    GitFixture git = GitFixture.at(world.checkout());
    git.run("switch", "--quiet", "--create", "aside", "v1.0.0");
    git.commit("feat: mine alone", "src/main/Aside.java", "class Aside {}\n");
    git.run("switch", "--quiet", "main");
    prepare(git, world);
    git.run("fetch", "--quiet", "origin");
  }

  abstract void prepare(GitFixture git, World world);

  private static void policy(GitFixture git, World world, String branching) {
    String push =
        world.host() == Host.PLAIN
            ? "push: {atomic: preferred, ledgerBranch: release-ledger}\n"
            : "";
    git.commit("build: branches", "release-kit.yml", push + "branching: " + branching + "\n");
  }

  /** A new branch from HEAD that is switched to, of a version. */
  private static void branch(GitFixture git, String name, String version) {
    git.run("switch", "--quiet", "--create", name);
    setVersion(git, version);
    git.run("push", "--quiet", "--set-upstream", "origin", name);
  }

  private static void setVersion(GitFixture git, String version) {
    try {
      String pom = Files.readString(git.directory().resolve("pom.xml"));
      git.commit(
          "chore: " + version + "-SNAPSHOT",
          "pom.xml",
          pom.replaceFirst(
              "<version>[^<]*</version>", "<version>" + version + "-SNAPSHOT</version>"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void require(Run run) {
    if (run.exit() != 0) {
      throw new AssertionError(run);
    }
  }
}
