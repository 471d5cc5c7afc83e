package io.github.releasekit.graph;

import io.github.releasekit.GitFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Releases as people make them with git alone, command by command, as guides for release branches
 * and gitflow have them. Versions and changelog are edited by hand. What comes of it is what the
 * goals are held against.
 *
 * <p>Scenarios name a flow and a version, and below it what it takes:
 *
 * <pre>
 * release-branch 1.1.0
 *   added greet
 *   fixed late
 *   commit fix: late
 * </pre>
 */
final class ByHand {

  private static final String COMMIT = "commit ";

  private final GitFixture git;

  ByHand(World world) {
    git = world.checkout();
  }

  /**
   * What a person writes.
   *
   * @param version {@code 1.1.0}
   * @param section of the changelog, below its heading
   * @param fixes subjects of commits that the release's branch gets
   */
  record Release(String version, String section, List<String> fixes) {
    Release {
      fixes = List.copyOf(fixes);
    }

    String tag() {
      return "v" + version;
    }
  }

  /**
   * Runs flows as scenarios name them.
   *
   * @return the tags that they made
   */
  List<String> run(List<String> lines) {
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String[] words = lines.get(i).split(" ");
      List<String> entries = new ArrayList<>();
      List<String> fixes = new ArrayList<>();
      while (i + 1 < lines.size() && lines.get(i + 1).startsWith("  ")) {
        i++;
        String line = lines.get(i).strip();
        if (line.startsWith(COMMIT)) {
          fixes.add(line.substring(COMMIT.length()));
        } else {
          entries.add(line);
        }
      }
      Release release = new Release(words[1], section(entries), fixes);
      run(words[0], release);
      tags.add(release.tag());
    }
    return tags;
  }

  private void run(String flow, Release release) {
    switch (flow) {
      case "trunk" -> onTrunk(release);
      case "release-branch" -> byReleaseBranch(release);
      case "hotfix-branch" -> byHotfixBranch(lastTag(), release);
      case "gitflow" -> byGitflow(release);
      case "gitflow-hotfix" -> byGitflowHotfix(release);
      default -> throw new IllegalArgumentException("no flow " + flow);
    }
  }

  private String lastTag() {
    return git.run("describe", "--abbrev=0", "main").strip();
  }

  private static String section(List<String> entries) {
    return Stream.of("Added", "Fixed")
        .map(heading -> list(entries, heading))
        .filter(list -> !list.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static String list(List<String> entries, String heading) {
    String prefix = heading.toLowerCase(Locale.ROOT) + " ";
    List<String> under =
        entries.stream()
            .filter(entry -> entry.startsWith(prefix))
            .map(entry -> "- " + entry.substring(prefix.length()) + "\n")
            .toList();
    return under.isEmpty() ? "" : "### " + heading + "\n\n" + String.join("", under);
  }

  /** On main alone: the version is set, and the commit is tagged. */
  void onTrunk(Release release) {
    setVersion(release);
    git.run("tag", "-a", release.tag(), "-m", "Release " + release.tag());
    git.run("push", "--quiet", "origin", "main");
    git.run("push", "--quiet", "origin", release.tag());
  }

  /** A release branch off main, which is merged into main and tagged there. */
  void byReleaseBranch(Release release) {
    String branch = "release/" + release.tag();
    git.run("checkout", "--quiet", "-b", branch);
    git.run("push", "--quiet", "origin", branch);
    fix(release);
    setVersion(release);
    mergeAndTag(branch, release, "Release " + release.tag());
  }

  /** A hotfix branch off a release, which is merged into main and tagged there. */
  void byHotfixBranch(String from, Release release) {
    String branch = "hotfix/" + release.tag();
    git.run("checkout", "--quiet", "-b", branch, from);
    fix(release);
    setVersion(release);
    mergeAndTag(branch, release, "Hotfix " + release.tag());
  }

  private void mergeAndTag(String branch, Release release, String message) {
    git.run("checkout", "--quiet", "main");
    merge(branch, message);
    git.run("push", "--quiet", "origin", "main");
    git.run("tag", "-a", release.tag(), "-m", message);
    git.run("push", "--quiet", "origin", release.tag());
  }

  /** A release branch off develop, which is merged into main, tagged, and merged into develop. */
  void byGitflow(Release release) {
    String branch = "release/" + release.tag();
    git.run("checkout", "--quiet", "develop");
    git.run("pull", "--quiet", "origin", "develop");
    git.run("checkout", "--quiet", "-b", branch);
    setVersion(release);
    git.run("push", "--quiet", "origin", branch);
    fix(release);
    finishGitflow(branch, release);
  }

  /** A hotfix branch off main, which is merged into main, tagged, and merged into develop. */
  void byGitflowHotfix(Release release) {
    String branch = "hotfix/" + release.tag();
    git.run("checkout", "--quiet", "main");
    git.run("checkout", "--quiet", "-b", branch);
    setVersion(release);
    git.run("push", "--quiet", "origin", branch);
    fix(release);
    finishGitflow(branch, release);
  }

  private void finishGitflow(String branch, Release release) {
    git.run("checkout", "--quiet", "main");
    merge(branch, "Merge branch '" + branch + "'");
    git.run("tag", "-a", release.tag(), "-m", "Release version " + release.version());
    git.run("checkout", "--quiet", "develop");
    merge(branch, "Merge branch '" + branch + "' into develop");
    git.run("push", "--quiet", "origin", "main", "develop", "--tags");
    git.run("branch", "--quiet", "-D", branch);
    git.run("push", "--quiet", "origin", "--delete", branch);
  }

  /** Where both have set a version, that of the branch that is checked out stays. */
  private void merge(String branch, String message) {
    git.run("merge", "--quiet", "--no-ff", "-X", "ours", branch, "-m", message);
  }

  private void fix(Release release) {
    for (String subject : release.fixes()) {
      var change = Contents.change(subject);
      git.commit(subject, change.getKey(), change.getValue());
    }
  }

  private void setVersion(Release release) {
    Tree tree = Tree.of(git, "HEAD");
    git.write(Contents.POM, tree.withVersion(release.version()).files().get(Contents.POM));
    git.write(Contents.CHANGELOG, entered(tree.files().get(Contents.CHANGELOG), release));
    git.run("add", "--all");
    git.commit("chore: bump version to " + release.version());
  }

  /** The changelog with the release above all others. */
  private static String entered(String changelog, Release release) {
    int unreleased = changelog.indexOf("## [Unreleased]\n");
    int at = unreleased + "## [Unreleased]\n".length();
    return changelog.substring(0, at)
        + "\n## ["
        + release.version()
        + "] - 2026-02-28\n\n"
        + release.section()
        + changelog.substring(at);
  }
}
