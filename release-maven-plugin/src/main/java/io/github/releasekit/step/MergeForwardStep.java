package io.github.releasekit.step;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ObjectWriter;
import io.github.releasekit.adapter.git.TreeMerge.Conflicts;
import io.github.releasekit.adapter.git.TreeMerge.Merged;
import io.github.releasekit.adapter.git.TreeMerge.Result;
import io.github.releasekit.adapter.merge.BranchMerge;
import io.github.releasekit.adapter.merge.BranchMerge.Versions;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.BranchMove;
import io.github.releasekit.domain.event.Event.MergedForward;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Route.Forward;
import io.github.releasekit.domain.fact.Route.Head;
import io.github.releasekit.domain.plan.FileEdit;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.VersionEdits;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes merges of the release into the branches that are to have it, each followed by a
 * next-development commit where its version is not above the release (B1, B2); no ref points to
 * them yet. Done after the build, from where those branches are then; the one that is removed has
 * to be where it was when the release was decided.
 *
 * <p>Rollback: nothing is to be done until they are pushed; then {@code push-rollback} reverts
 * them.
 */
public final class MergeForwardStep implements Step<ReleasePlan> {

  public static final String ID = "merge-forward";

  private final GitRepository repository;
  private final BranchMerge merger;
  private final Clock clock;
  private final Signatures signatures;
  private final Supplier<Map<String, String>> heads;

  /**
   * @param heads object ids of branches by full name, as they are now; their objects are here
   */
  public MergeForwardStep(
      GitRepository repository,
      BranchMerge merger,
      Clock clock,
      Signatures signatures,
      Supplier<Map<String, String>> heads) {
    this.repository = repository;
    this.merger = merger;
    this.clock = clock;
    this.signatures = signatures;
    this.heads = heads;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Observation observe(ReleasePlan plan, Journal journal) {
    return journal
        .find(MergedForward.class)
        .filter(merged -> journal.isLatest(MergedForward.class, ObjectsWritten.class))
        .filter(merged -> isCurrent(merged, heads.get()))
        .<Observation>map(Observation.Done::new)
        .orElse(Observation.ABSENT);
  }

  private boolean isCurrent(MergedForward merged, Map<String, String> now) {
    return merged.moves().stream()
        .allMatch(
            move ->
                now.getOrDefault(move.ref(), "").equals(move.from())
                    && (move.removes() || repository.has(move.to())));
  }

  @Override
  public Event apply(ReleasePlan plan, Journal journal) {
    Route route = plan.route().orElseThrow();
    ObjectsWritten objects = journal.get(ObjectsWritten.class);
    Map<String, String> now = heads.get();
    ObjectWriter writer =
        new ObjectWriter(repository, clock.instant().truncatedTo(ChronoUnit.SECONDS), signatures);
    List<BranchMove> moves = new ArrayList<>();
    for (Forward forward : route.forwards()) {
      String ref = forward.into().ref();
      String head = now.get(ref);
      if (head == null) {
        throw new ReleaseException(
            "branch " + forward.into().name() + " is not there any more",
            "run the same command again");
      }
      moves.add(move(plan, objects, forward, head, now, writer));
    }
    Stream.concat(route.removed().stream(), route.proposal().stream())
        .map(head -> new BranchMove(head.ref(), head.commit(), "", ""))
        .forEach(moves::add);
    return new MergedForward(moves);
  }

  private BranchMove move(
      ReleasePlan plan,
      ObjectsWritten objects,
      Forward forward,
      String head,
      Map<String, String> now,
      ObjectWriter writer) {
    boolean isMerged = repository.isAncestor(objects.releaseCommit(), head);
    Result result =
        isMerged
            ? new Merged(repository.resolve(head + "^{tree}").orElseThrow())
            : merger.merge(head, objects.releaseCommit(), Versions.OURS);
    if (result instanceof Conflicts conflicts && !forward.requested()) {
      throw refusal(plan, forward, conflicts.files());
    }
    String target =
        result instanceof Merged merged
            ? merged(
                plan,
                objects,
                forward,
                head,
                isMerged ? Optional.empty() : Optional.of(merged.tree()),
                writer)
            : objects.releaseCommit();
    if (!forward.requested()) {
      return new BranchMove(forward.into().ref(), head, target, "");
    }
    String request = requestBranch(plan.tag(), forward.into());
    return new BranchMove(request, now.getOrDefault(request, ""), target, forward.into().ref());
  }

  private String merged(
      ReleasePlan plan,
      ObjectsWritten objects,
      Forward forward,
      String head,
      Optional<String> tree,
      ObjectWriter writer) {
    String trailer = "\n\n" + Commit.PLAN_TRAILER + ": " + plan.digest() + "\n";
    String merge =
        tree.map(
                merged ->
                    writer.commitTree(
                        merged,
                        List.of(head, objects.releaseCommit()),
                        Optional.empty(),
                        "Merge tag '" + plan.tag() + "' into " + forward.into().name() + trailer))
            .orElse(head);
    if (!plan.isToAdvance(merger.version(merge))) {
      return merge;
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (FileEdit edit : VersionEdits.of(merger.files(merge), plan.decision().development())) {
      files.put(edit.path(), edit.after());
    }
    return writer.commit(
        Optional.of(merge), Optional.of(merge), files, plan.developmentSubject() + trailer);
  }

  /** The branch that people are asked to merge, by its full name. */
  public static String requestBranch(String tag, Head into) {
    return requestBranches(tag) + into.name();
  }

  /** What the full names of all branches begin with that people are asked to merge of a release. */
  static String requestBranches(String tag) {
    return "refs/heads/merge/" + tag + "-into-";
  }

  private static ReleaseException refusal(ReleasePlan plan, Forward forward, List<String> files) {
    String into = forward.into().name();
    return new ReleaseException(
        plan.tag()
            + " cannot be merged into "
            + into
            + " by itself: both have changed "
            + String.join(", ", files),
        "git switch "
            + into
            + " && git merge "
            + plan.route().flatMap(Route::removed).map(Head::name).orElse(plan.base())
            + ", correct the files, commit and push that; then run the same command again");
  }
}
