package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitCommand;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.Trailers;
import io.github.releasekit.adapter.merge.BranchMerge;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.changelog.Changelog;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.fact.Branching.Role;
import io.github.releasekit.domain.fact.Route.Head;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.Token;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.plan.FileEdit;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.ReleaseTime;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.step.MergeForwardStep;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A release that was proposed to a protected branch, and that people have merged (R9). */
final class MergedRelease {

  private static final String GATE = "as-planned";
  private static final int NAMED = 10;

  private final Workspace workspace;
  private final GitRepository repository;
  private final BranchMerge merger;
  private final Map<String, String> refs;

  /**
   * What was found.
   *
   * @param onto the branch that it was merged into, where it was before
   * @param merged the branch whose changes it has, where that was merged for it
   * @param base the commit below the release commit
   * @param commit the release commit
   * @param proposal the branch by which it was proposed, where it is still there
   * @param ended the branch that ends with it, where it is still there and all of it is released
   */
  record Found(
      Head onto,
      Optional<Head> merged,
      String base,
      String commit,
      Optional<Head> proposal,
      Optional<Head> ended) {}

  /**
   * @param refs where branches and tags are
   */
  MergedRelease(Workspace workspace, Map<String, String> refs) {
    this.workspace = workspace;
    this.repository = workspace.repository();
    this.merger = workspace.merger();
    this.refs = refs;
  }

  /**
   * The release whose version HEAD has, where it has none any more that is under development, and
   * that is not tagged, nor was taken back.
   *
   * @param branch that HEAD is on
   * @param ledger the ledger's head
   */
  Optional<Found> find(Head branch, Optional<String> ledger) {
    String version = workspace.reactor().root().version();
    if (Version.isSnapshot(version) || workspace.ledger().isRolledBack(ledger, version)) {
      return Optional.empty();
    }
    String tag = workspace.tagFormat().format(workspace.policy().versionScheme().parse(version));
    return refs.containsKey("refs/tags/" + tag)
            || repository.resolve("refs/tags/" + tag).isPresent()
        ? Optional.empty()
        : introduced(version, ledger).map(commit -> found(branch, commit, tag));
  }

  private Found found(Head branch, String commit, String tag) {
    String base = repository.resolve(commit + "^").orElseThrow();
    Optional<String> merged =
        repository.resolve(base + "^2").filter(parent -> isOurMerge(base, commit));
    String proposal = proposalBranch(workspace, tag, merged.isPresent(), branch);
    Optional<Head> ended = ended(commit);
    return new Found(
        merged.isPresent()
            ? new Head(branch.ref(), repository.resolve(base + "^1").orElseThrow())
            : branch,
        merged.map(parent -> new Head(proposal, parent)),
        base,
        commit,
        there(proposal).filter(head -> !ended.equals(Optional.of(head))),
        ended);
  }

  private Optional<Head> there(String ref) {
    return Optional.ofNullable(refs.get(ref)).map(head -> new Head(ref, head));
  }

  /** What a commit says of a branch is believed of no other kind than end with a release. */
  private Optional<Head> ended(String commit) {
    Branching branching = workspace.policy().branching();
    return Trailers.of(repository, commit, Commit.BRANCH_TRAILER).stream()
        .map(name -> "refs/heads/" + name)
        .filter(ref -> Set.of(Role.RELEASE, Role.HOTFIX).contains(branching.role(ref)))
        .flatMap(ref -> there(ref).stream())
        .filter(head -> repository.has(head.commit()))
        .filter(head -> repository.isAncestor(head.commit(), commit))
        .findFirst();
  }

  private boolean isOurMerge(String base, String commit) {
    List<String> plans = Trailers.of(repository, commit, Commit.PLAN_TRAILER);
    return !plans.isEmpty() && plans.equals(Trailers.of(repository, base, Commit.PLAN_TRAILER));
  }

  /**
   * The branch that a release is proposed by, by its full name.
   *
   * @param merged whether another branch is merged with it
   */
  static String proposalBranch(Workspace workspace, String tag, boolean merged, Head into) {
    return merged
        ? MergeForwardStep.requestBranch(tag, into)
        : workspace.policy().branching().branchFor(Role.RELEASE, tag);
  }

  /** The commit that has brought a version into the root's POM. */
  private Optional<String> introduced(String version, Optional<String> ledger) {
    String since =
        workspace
            .history(repository.head(), null, ledger)
            .lastRelease()
            .map(release -> "^" + release.commit())
            .orElse("--");
    List<String> command =
        new ArrayList<>(List.of("rev-list", "--no-merges", "--full-history", "HEAD", since));
    if (!since.equals("--")) {
      command.add("--");
    }
    command.addAll(workspace.projectFiles().decisive());
    return new GitCommand(repository.root())
        .run(command.toArray(String[]::new))
        .lines()
        .filter(commit -> merger.version(commit).equals(Optional.of(version)))
        .filter(
            commit ->
                !repository
                    .resolve(commit + "^")
                    .flatMap(merger::version)
                    .equals(Optional.of(version)))
        .findFirst();
  }

  /**
   * Judges whether what was merged is what the plan, made anew, would have written.
   *
   * @param commit the release commit
   */
  GateResult judge(ReleasePlan plan, String commit) {
    ReleaseTime time = time(plan, commit);
    TreeSet<String> differing = new TreeSet<>();
    Stream.of(
            new GitCommand(repository.root())
                .run("diff-tree", "-r", "-z", "--name-only", plan.base(), commit)
                .split("\0"))
        .filter(path -> !path.isEmpty())
        .forEach(differing::add);
    for (FileEdit edit : plan.edits().release(time)) {
      boolean same =
          repository
              .file(commit, edit.path())
              .filter(content -> Arrays.equals(content, edit.after()))
              .isPresent();
      if (same) {
        differing.remove(edit.path());
      } else {
        differing.add(edit.path());
      }
    }
    List<Finding> findings =
        differing.isEmpty()
            ? List.of()
            : List.of(
                new Finding(
                    "what was merged as version "
                        + PlainText.line(merger.version(commit).orElse(""))
                        + " ("
                        + commit.substring(0, 8)
                        + ") differs from the plan in "
                        + PlainText.listed(List.copyOf(differing), NAMED),
                    "git revert "
                        + commit.substring(0, 8)
                        + ", merge that, and mvn release-kit:prepare proposes the release anew;"
                        + " other changes are merged by requests of their own"));
    return GateResult.of(GATE, findings, "merged as " + commit.substring(0, 8));
  }

  /** The time that the release commit was made with, as it stands in its files. */
  private ReleaseTime time(ReleasePlan plan, String commit) {
    ReleaseTime made = ReleaseTime.of(repository.timeOf(commit));
    String instant =
        merger.files(commit).stream()
            .flatMap(file -> timestamp(file).stream())
            .findFirst()
            .orElse(made.instant());
    String date =
        repository
            .file(commit, plan.edits().changelogPath())
            .flatMap(
                content ->
                    Changelog.parse(content, plan.edits().changelogPath())
                        .date(plan.decision().version()))
            .orElse(made.date());
    return new ReleaseTime(date, instant);
  }

  private static Optional<String> timestamp(SourceFile file) {
    return file.tokens().stream()
        .filter(token -> token.slot() == Slot.OUTPUT_TIMESTAMP)
        .map(
            (Token token) ->
                new String(
                    file.content(),
                    token.start(),
                    token.end() - token.start(),
                    StandardCharsets.UTF_8))
        .findFirst();
  }
}
