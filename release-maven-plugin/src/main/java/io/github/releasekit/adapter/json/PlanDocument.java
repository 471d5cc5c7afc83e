package io.github.releasekit.adapter.json;

import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.fact.OldVersions;
import io.github.releasekit.domain.fact.Route;
import io.github.releasekit.domain.fact.Route.Forward;
import io.github.releasekit.domain.fact.Route.Head;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateRecord;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.plan.GateSelection;
import io.github.releasekit.domain.plan.ReleasePlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plan as JSON ({@code -Dformat=json}); it says what the text form says.
 *
 * @param schemaVersion of this form, 1
 * @param profile of the policy that holds for it
 * @param decidedBy {@code commits}, {@code pom}, {@code bump} or {@code release-version}
 * @param oldVersions where the last release still stands in documents
 * @param route the way through other branches; null where the release stays on HEAD's
 * @param channels names of those that perform brings it to
 */
public record PlanDocument(
    int schemaVersion,
    String project,
    String baseCommit,
    @Nullable String previousVersion,
    String version,
    String developmentVersion,
    String releaseType,
    String profile,
    String decidedBy,
    String reason,
    String tag,
    List<PlannedCommit> commits,
    List<PlannedEdit> edits,
    List<PlannedEdit> developmentEdits,
    String changelog,
    PlannedMentions oldVersions,
    List<PlannedGate> gates,
    List<PlannedResultGate> resultGates,
    List<String> steps,
    @Nullable PlannedRoute route,
    List<String> channels,
    String digest) {

  /**
   * A commit since the last release.
   *
   * @param bump what it asks for
   */
  public record PlannedCommit(String id, String bump, String subject) {}

  /** A file that the release writes. */
  public record PlannedEdit(String path, String diff) {}

  /**
   * Documents that still name the last release.
   *
   * @param count of all places
   * @param shown the first of them
   * @param unread how many documents were too large to be read
   */
  public record PlannedMentions(int count, List<OldVersions.Mention> shown, int unread) {

    private static final int MOST_SHOWN = 50;

    static PlannedMentions of(OldVersions old) {
      return new PlannedMentions(
          old.mentions().size(), old.mentions().stream().limit(MOST_SHOWN).toList(), old.unread());
    }
  }

  /**
   * What happens to branches, by short names.
   *
   * @param onto the branch that gets the release commit
   * @param merged the branch that is merged into it before; null where none is
   * @param proposed whether people are asked to merge the release commit, before it is released
   * @param forwards the branches that the release is merged into
   * @param deleted the branch that the release ends; null where none is
   */
  public record PlannedRoute(
      String onto,
      @Nullable String merged,
      boolean proposed,
      List<PlannedForward> forwards,
      @Nullable String deleted) {

    static PlannedRoute of(ReleasePlan plan, Route route) {
      return new PlannedRoute(
          route.onto().name(),
          route.merged().filter(head -> route.released().isEmpty()).map(Head::name).orElse(null),
          route.proposed(),
          route.forwards().stream().map(forward -> PlannedForward.of(plan, forward)).toList(),
          route.removed().map(Head::name).orElse(null));
    }
  }

  /**
   * A branch that the release is merged into.
   *
   * @param version that it is set to then; null where it has one above the release
   * @param requested whether people are asked to merge it
   */
  public record PlannedForward(String into, @Nullable String version, boolean requested) {

    static PlannedForward of(ReleasePlan plan, Forward forward) {
      boolean advances =
          plan.isToAdvance(Optional.of(forward.version()).filter(text -> !text.isEmpty()));
      return new PlannedForward(
          forward.into().name(),
          advances ? plan.decision().development() : null,
          forward.requested());
    }
  }

  /**
   * A gate's judgement.
   *
   * @param outcome {@code passed}, {@code refused} or {@code skipped}
   */
  public record PlannedGate(String id, String outcome, String detail, List<Finding> findings) {

    static PlannedGate of(GateResult result) {
      GateRecord gate = GateRecord.of(result);
      List<Finding> findings =
          result instanceof GateResult.Refused refused ? refused.findings() : List.of();
      return new PlannedGate(gate.id(), gate.outcome(), gate.detail(), findings);
    }
  }

  /**
   * A gate that the results of the build are going to be judged by.
   *
   * @param condition what it asks for, in a few words
   * @param skipped why it is not going to be judged; null where it is
   */
  public record PlannedResultGate(
      String id, boolean required, String condition, @Nullable String skipped) {

    /** Those that have no judgement yet. */
    static List<PlannedResultGate> of(ReleasePlan plan) {
      GateSelection selection = plan.selection();
      List<String> judged = plan.gates().stream().map(GateResult::gate).toList();
      Map<String, String> skipped = new HashMap<>();
      selection.skipped().forEach(gate -> skipped.put(gate.gate(), gate.reason()));
      return selection.profile().gates().stream()
          .filter(gate -> !judged.contains(gate.id()))
          .map(
              gate ->
                  new PlannedResultGate(
                      gate.id(), gate.required(), gate.condition(), skipped.get(gate.id())))
          .toList();
    }
  }

  /**
   * @param edits of the release commit, with their differences from the base commit
   * @param developmentEdits of the next-development commit, from the release commit
   * @param changelog the section of the new version, in Markdown
   */
  public static PlanDocument of(
      ReleasePlan plan,
      List<PlannedEdit> edits,
      List<PlannedEdit> developmentEdits,
      String changelog) {
    return new PlanDocument(
        1,
        plan.project(),
        plan.base(),
        plan.decision().previous().map(Object::toString).orElse(null),
        plan.decision().version().toString(),
        plan.decision().development(),
        plan.decision().releaseType().toString(),
        plan.selection().profile().name(),
        plan.decision().decidedBy().toString(),
        plan.decision().reason(),
        plan.tag(),
        plan.changes().stream()
            .map(c -> new PlannedCommit(c.commit().id(), c.bump().toString(), c.headline()))
            .toList(),
        edits,
        developmentEdits,
        changelog,
        PlannedMentions.of(plan.oldVersions()),
        plan.gates().stream().map(PlannedGate::of).toList(),
        PlannedResultGate.of(plan),
        plan.steps(),
        plan.route().map(route -> PlannedRoute.of(plan, route)).orElse(null),
        plan.policy().channels().stream()
            .filter(
                channel ->
                    channel.appliesTo(plan.decision().version(), plan.decision().releaseType()))
            .map(ChannelPolicy::id)
            .toList(),
        plan.digest());
  }
}
