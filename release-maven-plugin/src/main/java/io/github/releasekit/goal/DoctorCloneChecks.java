package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.CloneFacts;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.WorkingTreeReader;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.doctor.CheckResult;
import io.github.releasekit.domain.doctor.ToolVersions;
import io.github.releasekit.domain.fact.Obstacle;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.WorkingTree;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Git, the clone and the policy in it. */
record DoctorCloneChecks(DoctorFacts facts) {

  static final String NO_CLONE = "there is no clone to look at";

  List<DoctorCheck> all() {
    Optional<GitRepository> clone = facts.repository().value();
    return List.of(
        DoctorCheck.of("git", () -> ToolVersions.git(facts.gitVersion().require())),
        new DoctorCheck("repository", this::repository),
        DoctorCheck.of("identity", clone, NO_CLONE, DoctorCloneChecks::identity),
        DoctorCheck.of("clone", clone, NO_CLONE, DoctorCloneChecks::clone),
        new DoctorCheck("policy", this::policy),
        new DoctorCheck("project", this::project));
  }

  private List<CheckResult> repository() {
    if (facts.gitVersion().value().isEmpty()) {
      return List.of(CheckResult.skipped("repository", "there is no git to look at it with"));
    }
    GitRepository clone = facts.repository().require();
    return List.of(
        CheckResult.ok(
            "repository",
            clone.root()
                + ", commit "
                + clone.head().substring(0, 8)
                + clone.branch().map(ref -> " of " + ref).orElse("")));
  }

  private static List<CheckResult> identity(GitRepository clone) {
    return List.of(
        clone
            .committer()
            .map(name -> CheckResult.ok("identity", name))
            .orElseGet(() -> CheckResult.failed("identity", Obstacle.NO_COMMITTER)));
  }

  /** What keeps any release from being made of the clone, whatever the branch. */
  private static List<CheckResult> clone(GitRepository clone) {
    WorkingTree tree = WorkingTreeReader.read(clone);
    List<CheckResult> results = new ArrayList<>();
    Stream.of(
            tree.obstacles().stream(),
            Stream.of(Obstacle.SHALLOW).filter(shallow -> tree.shallow()),
            tree.grafts().stream().map(Obstacle::graft))
        .flatMap(obstacles -> obstacles)
        .forEach(obstacle -> results.add(CheckResult.failed("clone", obstacle)));
    CloneFacts.partialFilter(clone)
        .filter(filter -> results.isEmpty())
        .ifPresent(
            filter ->
                results.add(
                    CheckResult.ok(
                        "clone",
                        "partial (" + filter + "): what it lacks is fetched when it is needed")));
    if (!tree.modified().isEmpty()) {
      results.add(
          CheckResult.warning(
              "clone",
              PlainText.count(tree.modified().size(), "file")
                  + " changed and not committed: "
                  + PlainText.listed(tree.modified(), 3),
              "git stash, or git commit: a release is made of a clean checkout"));
    }
    return results.isEmpty()
        ? List.of(
            CheckResult.ok(
                "clone", "whole, with its submodules and large files; nothing unfinished"))
        : results;
  }

  private List<CheckResult> policy() {
    Policy policy = facts.policy().require();
    Optional<byte[]> committed =
        facts.repository().value().flatMap(clone -> clone.file(clone.head(), Policy.FILE));
    Optional<byte[]> here =
        DoctorFacts.file(
            facts
                .repository()
                .value()
                .map(GitRepository::root)
                .orElseGet(() -> facts.invocation().caller().directory()));
    List<CheckResult> results = new ArrayList<>();
    if (committed.isEmpty() && here.isEmpty()) {
      return List.of(
          CheckResult.ok("policy", "there is no " + Policy.FILE + ": the defaults hold"));
    }
    results.add(
        CheckResult.ok(
            "policy",
            Policy.FILE
                + " is in order"
                + (policy.components().isEmpty()
                    ? ""
                    : ", " + PlainText.count(policy.components().size(), "component"))));
    boolean differs =
        facts.repository().value().isPresent()
            && !(committed.isPresent()
                && here.isPresent()
                && sameLines(committed.get(), here.get()));
    if (differs) {
      results.add(
          CheckResult.warning(
              "policy",
              "a release goes by "
                  + (committed.isPresent()
                      ? Policy.FILE + " of HEAD, and the one here is another"
                      : "the defaults, as " + Policy.FILE + " is not committed"),
              "git add " + Policy.FILE + " && git commit"));
    }
    return results;
  }

  /** Git may have given the file here other line ends than the committed one. */
  private static boolean sameLines(byte[] one, byte[] other) {
    return Arrays.equals(one, other) || withoutReturns(one).equals(withoutReturns(other));
  }

  private static String withoutReturns(byte[] content) {
    return new String(content, java.nio.charset.StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
  }

  private List<CheckResult> project() {
    if (facts.repository().value().isEmpty() || facts.policy().value().isEmpty()) {
      return List.of(CheckResult.skipped("project", "clone and policy have to be in order first"));
    }
    Workspace workspace = facts.workspace().require();
    facts.invocation().caller().requireWholeReactor();
    ReactorModule root = workspace.reactor().root();
    List<CheckResult> results = new ArrayList<>();
    results.add(
        CheckResult.ok(
            "project",
            root.key()
                + " "
                + root.version()
                + ", "
                + PlainText.count(workspace.reactor().modules().size(), "module")));
    if (Version.find(Version.withoutSnapshot(root.version())).isEmpty()) {
      results.add(
          CheckResult.warning(
              "project",
              "the version " + root.version() + " announces none that can be released",
              "name the next release: mvn release-kit:prepare -DreleaseVersion=1.2.3, or -Dbump=minor"));
    }
    return results;
  }
}
