package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.approval.Approvals;
import io.github.releasekit.domain.approval.RequiredApproval;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Profile;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateRecord;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.GateResult.Refused;
import io.github.releasekit.domain.gate.repository.RepositoryGate;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Manifest.ApprovalRecord;
import io.github.releasekit.domain.manifest.Manifest.ChangeRecord;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.version.Version;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A release as documents tell of it: one that is planned, or one that was made.
 *
 * @param previous the version before it; empty for the first
 * @param type {@code patch}, {@code minor} or {@code major}
 * @param plan digest of the plan
 * @param manifest of one that was made
 * @param changes newest first
 * @param gates that were judged
 * @param conditions of gates that are judged after the build; empty once it is made
 * @param needs the approvals that its kind needs
 */
public record DocumentedRelease(
    String project,
    String version,
    String previous,
    String tag,
    String type,
    String profile,
    String plan,
    Optional<Manifest> manifest,
    List<ChangeRecord> changes,
    List<Judged> gates,
    List<Condition> conditions,
    List<Need> needs) {

  private static final Set<String> REPOSITORY_GATES =
      RepositoryGate.ALL.stream().map(RepositoryGate::id).collect(Collectors.toUnmodifiableSet());

  /**
   * A gate's judgement.
   *
   * @param findings what stands in the way
   */
  public record Judged(GateRecord gate, List<Finding> findings) {

    /** Whether it was judged before the build, by what stands in the repository. */
    boolean isOfRepository() {
      return REPOSITORY_GATES.contains(gate.id());
    }

    boolean is(String outcome) {
      return gate.outcome().equals(outcome);
    }
  }

  /**
   * A gate that is going to be judged.
   *
   * @param skipped why it is not; empty where it is
   */
  public record Condition(String id, boolean required, String text, String skipped) {}

  /** An approval that is needed, with those that were given. */
  public record Need(RequiredApproval required, List<Given> given) {

    public Need {
      given = List.copyOf(given);
    }

    /** Whether enough have approved, and only the chair has not. */
    boolean lacksChairOnly() {
      return given.size() >= required.quorum() && !isMet();
    }

    boolean isMet() {
      return given.size() >= required.quorum()
          && required
              .chair()
              .map(chair -> given.stream().anyMatch(one -> one.name().equals(chair)))
              .orElse(true);
    }
  }

  /**
   * An approval that counts.
   *
   * @param name of the approver, by the policy
   * @param at ISO 8601 in UTC
   */
  public record Given(String name, String at) {}

  public DocumentedRelease {
    changes = List.copyOf(changes);
    gates = List.copyOf(gates);
    conditions = List.copyOf(conditions);
    needs = List.copyOf(needs);
  }

  /** One that is to come. */
  public static DocumentedRelease of(ReleasePlan plan) {
    return new DocumentedRelease(
        plan.project(),
        plan.decision().version().toString(),
        plan.decision().previous().map(Version::toString).orElse(""),
        plan.tag(),
        plan.decision().releaseType().toString(),
        plan.selection().profile().name(),
        plan.digest(),
        Optional.empty(),
        plan.changes().stream().map(ChangeRecord::of).toList(),
        plan.gates().stream().map(DocumentedRelease::judged).toList(),
        plan.selection().profile().gates().stream()
            .map(
                gate ->
                    new Condition(
                        gate.id(),
                        gate.required(),
                        gate.condition(),
                        plan.selection()
                            .skip(gate.id())
                            .map(GateResult.Skipped::reason)
                            .orElse("")))
            .toList(),
        needs(plan.approvals()));
  }

  /** What is needed of approvals, each with who has given it. */
  static List<Need> needs(Approvals approvals) {
    return approvals.required().stream().map(one -> need(one, approvals)).toList();
  }

  private static Judged judged(GateResult result) {
    return new Judged(
        GateRecord.of(result), result instanceof Refused refused ? refused.findings() : List.of());
  }

  private static Need need(RequiredApproval required, Approvals approvals) {
    return new Need(
        required,
        approvals.counted().stream()
            .filter(one -> isFor(required, one.approval().role(), one.approval().check()))
            .map(one -> new Given(one.name(), one.approval().at()))
            .toList());
  }

  /**
   * One that was made.
   *
   * @param policy that it was made by
   */
  public static DocumentedRelease of(Manifest manifest, Policy policy) {
    Profile profile = policy.profiles().named(manifest.profile());
    return new DocumentedRelease(
        manifest.project(),
        manifest.version(),
        Objects.requireNonNullElse(manifest.previousVersion(), ""),
        manifest.tag(),
        manifest.releaseType(),
        manifest.profile(),
        manifest.planDigest(),
        Optional.of(manifest),
        manifest.changes(),
        manifest.gates().stream().map(gate -> new Judged(gate, List.of())).toList(),
        List.of(),
        profile.approvals().stream()
            .map(required -> new Need(required, given(required, manifest.approvals())))
            .toList());
  }

  private static List<Given> given(RequiredApproval required, List<ApprovalRecord> approvals) {
    return approvals.stream()
        .filter(one -> isFor(required, one.role(), one.check()))
        .map(one -> new Given(one.name(), one.at()))
        .toList();
  }

  /** As {@link RequiredApproval} counts an {@link Approval}. */
  private static boolean isFor(RequiredApproval required, String role, String check) {
    return required.role().equals(role) && required.check().orElse("").equals(check);
  }

  /** {@code app}, of {@code org.acme:app}. */
  String artifactId() {
    return project.substring(project.indexOf(':') + 1);
  }
}
