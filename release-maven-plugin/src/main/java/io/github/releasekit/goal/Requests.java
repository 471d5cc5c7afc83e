package io.github.releasekit.goal;

import io.github.releasekit.adapter.forge.Changes;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.TreeMerge.Conflicts;
import io.github.releasekit.adapter.merge.BranchMerge;
import io.github.releasekit.adapter.merge.BranchMerge.Versions;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.event.Event.BranchMove;
import io.github.releasekit.domain.event.Event.MergedForward;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.fact.Branching;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.notes.BranchRequest;
import io.github.releasekit.domain.notes.RequestTexts;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.step.FreezeManifestStep;
import io.github.releasekit.step.RequestStep;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What people are asked to merge of a release, by requests on the forge (R9, B2). */
record Requests(Invocation invocation, Workspace workspace) {

  /** Whether a release asks for something. */
  static boolean isAsked(Journal journal) {
    return journal.find(MergedForward.class).stream()
        .flatMap(merged -> merged.moves().stream())
        .anyMatch(move -> !move.into().isEmpty());
  }

  /**
   * Finds out before anything is public whether the forge is known, and who asks there.
   *
   * @throws ReleaseException when it is not, or there is no token
   */
  void requireForge() {
    changes();
  }

  /** Asks to merge a release that is not made yet. */
  RequestStep<ReleasePlan> ofProposal(ReleasePlan plan) {
    return new RequestStep<>(
        this::changes,
        journal ->
            moves(journal)
                .map(
                    move ->
                        texts(plan.decision().version().toString(), plan.tag(), move.to())
                            .release(
                                Branching.shortName(move.into()),
                                Branching.shortName(move.ref()),
                                plan.section()))
                .toList(),
        invocation.out());
  }

  /** Asks to merge a release that is made into other branches. */
  <T> RequestStep<T> ofRelease() {
    return new RequestStep<>(
        this::changes,
        journal -> {
          Manifest manifest = FreezeManifestStep.manifest(journal);
          RequestTexts texts = texts(manifest.version(), manifest.tag(), manifest.commit());
          ObjectsWritten objects = journal.get(ObjectsWritten.class);
          return moves(journal).map(move -> forward(texts, move, objects)).toList();
        },
        invocation.out());
  }

  private Stream<BranchMove> moves(Journal journal) {
    return journal.get(MergedForward.class).moves().stream().filter(move -> !move.into().isEmpty());
  }

  private Changes changes() {
    return Forges.of(invocation, workspace).own(workspace.policy()).changes();
  }

  private RequestTexts texts(String version, String tag, String commit) {
    return new RequestTexts(invocation.component(), version, tag, commit);
  }

  private BranchRequest forward(RequestTexts texts, BranchMove move, ObjectsWritten objects) {
    String release = objects.releaseCommit();
    GitRepository repository = workspace.repository();
    BranchMerge merger = workspace.merger();
    String base = Branching.shortName(move.into());
    String branch = Branching.shortName(move.ref());
    if (move.to().equals(release)) {
      return texts.forward(base, branch, Optional.empty(), conflicts(move, release));
    }
    if (repository.resolve(move.to() + "^2").isPresent()) {
      return texts.forward(base, branch, Optional.empty(), List.of());
    }
    String next = merger.version(move.to()).orElse("");
    boolean merged =
        repository.resolve(move.to() + "^^2").filter(release::equals).isPresent()
            && repository
                .resolve(move.to() + "^")
                .filter(it -> repository.says(it, Commit.PLAN_TRAILER + ": " + objects.plan()))
                .isPresent();
    return merged
        ? texts.forward(base, branch, Optional.of(next), List.of())
        : texts.development(base, branch, next);
  }

  /** The files that keep the release from being merged by itself, as far as it can be told. */
  private List<String> conflicts(BranchMove move, String release) {
    return Optional.ofNullable(workspace.requireRemote().refs().get(move.into()))
        .filter(workspace.repository()::has)
        .map(head -> workspace.merger().merge(head, release, Versions.OURS))
        .map(result -> result instanceof Conflicts found ? found.files() : List.<String>of())
        .orElse(List.of());
  }
}
