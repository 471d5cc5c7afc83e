package io.github.releasekit.domain.manifest;

import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.approval.Approvals.Counted;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.ResultsJudged;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.fact.Dependency;
import io.github.releasekit.domain.fact.Policy.Extended;
import io.github.releasekit.domain.gate.GateRecord;
import io.github.releasekit.domain.material.Resolved;
import io.github.releasekit.domain.plan.ReleasePlan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The release manifest (T1), frozen when prepare has staged; what happens later are events of the
 * ledger. Its JSON form is {@code manifest.schema.json} of the site.
 *
 * @param schemaVersion of this form, 1
 * @param project {@code groupId:artifactId}
 * @param previousVersion null for a first release
 * @param releaseType {@code patch}, {@code minor} or {@code major}
 * @param profile of the policy that it was judged by
 * @param policies that the policy extends, the nearest first
 * @param status {@code prepared}
 * @param commit the release commit's object id
 * @param createdAt ISO 8601 in UTC
 * @param dependencies that the POMs declare
 * @param resolved what they bring along, transitively; empty where the build was not told to keep
 *     it
 */
public record Manifest(
    int schemaVersion,
    String project,
    String version,
    @Nullable String previousVersion,
    String releaseType,
    String profile,
    List<Extended> policies,
    String status,
    String tag,
    String commit,
    String planDigest,
    String createdAt,
    List<ChangeRecord> changes,
    List<String> issues,
    List<GateRecord> gates,
    List<ApprovalRecord> approvals,
    List<Dependency> dependencies,
    List<Resolved> resolved,
    List<Artifact> artifacts,
    List<StepRecord> steps,
    Build build,
    Tools tools) {

  public static final int SCHEMA_VERSION = 1;

  /**
   * A change of the release; a commit may make several.
   *
   * @param pullRequest {@code #12} or {@code !45}; null when the commit names none
   * @param committedAt when the commit was made, ISO 8601 in UTC; null in manifests of before this
   *     was kept
   * @param issues that it names; empty in manifests of before this was kept
   */
  public record ChangeRecord(
      String commit,
      String type,
      String scope,
      String description,
      boolean breaking,
      String bump,
      @Nullable String pullRequest,
      @Nullable String committedAt,
      List<String> issues) {

    public ChangeRecord {
      issues = issues == null ? List.of() : List.copyOf(issues);
    }

    /** Of one that names no issue. */
    public ChangeRecord(
        String commit,
        String type,
        String scope,
        String description,
        boolean breaking,
        String bump,
        @Nullable String pullRequest,
        @Nullable String committedAt) {
      this(commit, type, scope, description, breaking, bump, pullRequest, committedAt, List.of());
    }

    /** Of a change of a commit. */
    public static ChangeRecord of(Change change) {
      return new ChangeRecord(
          change.commit().id(),
          change.type(),
          change.scope(),
          change.description(),
          change.breaking(),
          change.bump().toString(),
          change.pullRequest().orElse(null),
          change.commit().time().truncatedTo(ChronoUnit.SECONDS).toString(),
          change.issues().stream().distinct().sorted().toList());
    }
  }

  /**
   * An approval that counted.
   *
   * @param check that was signed off, and {@code note} and {@code link} about it; empty where the
   *     plan was approved
   * @param name of the approver, by the policy
   * @param by {@code Name <email>}, as they call themselves
   * @param at ISO 8601 in UTC
   * @param signature in ASCII armor
   */
  public record ApprovalRecord(
      String role,
      String check,
      String note,
      String link,
      String name,
      String by,
      String at,
      String signature) {

    static ApprovalRecord of(Counted counted) {
      Approval approval = counted.approval();
      return new ApprovalRecord(
          approval.role(),
          approval.check(),
          approval.note(),
          approval.link(),
          counted.name(),
          approval.by(),
          approval.at(),
          approval.signature());
    }
  }

  /**
   * How the artifacts were built.
   *
   * @param builder URI of what has run the build: a CI system's, or one for any other machine
   * @param run URL of the run in that system; null where there is none
   * @param goals of Maven; empty where prepare has built nothing
   * @param properties names of those that the build was given; their values may be secrets
   */
  public record Build(
      String builder,
      @Nullable String run,
      String goals,
      List<String> profiles,
      List<String> properties) {
    public Build {
      profiles = List.copyOf(profiles);
      properties = List.copyOf(properties);
    }
  }

  /** What made the release. */
  public record Tools(String releaseKit, String maven, String java, String git) {}

  public Manifest {
    policies = List.copyOf(policies);
    changes = List.copyOf(changes);
    issues = List.copyOf(issues);
    gates = List.copyOf(gates);
    approvals = List.copyOf(approvals);
    dependencies = List.copyOf(dependencies);
    resolved = List.copyOf(resolved);
    artifacts = List.copyOf(artifacts);
    steps = List.copyOf(steps);
  }

  /** Folds plan and journal. */
  public static Manifest of(
      ReleasePlan plan,
      Journal journal,
      List<Dependency> dependencies,
      List<Resolved> resolved,
      List<Artifact> artifacts,
      Build build,
      Tools tools) {
    ObjectsWritten objects = journal.get(ObjectsWritten.class);
    return new Manifest(
        SCHEMA_VERSION,
        plan.project(),
        plan.decision().version().toString(),
        plan.decision().previous().map(Object::toString).orElse(null),
        plan.decision().releaseType().toString(),
        plan.selection().profile().name(),
        plan.policy().extended(),
        "prepared",
        plan.tag(),
        objects.releaseCommit(),
        plan.digest(),
        objects.time(),
        plan.changes().stream().map(ChangeRecord::of).toList(),
        plan.changes().stream().flatMap(c -> c.issues().stream()).distinct().sorted().toList(),
        Stream.concat(
                plan.gates().stream().map(GateRecord::of),
                journal.find(ResultsJudged.class).stream().flatMap(j -> j.gates().stream()))
            .toList(),
        plan.approvals().counted().stream().map(ApprovalRecord::of).toList(),
        dependencies,
        resolved,
        artifacts,
        journal.done().map(StepRecord::of).toList(),
        build,
        tools);
  }

  /**
   * What happened to this release, for the ledger.
   *
   * @param by {@code Name <email>}; unknown when empty
   * @param detail a sentence for people
   */
  public LedgerEvent event(
      LedgerEvent.Type type,
      Instant at,
      Optional<String> by,
      String detail,
      List<Artifact> files,
      List<LedgerEvent.Target> targets) {
    return LedgerEvent.of(type, version, tag, commit, at, by, detail).about(files, targets);
  }

  /** Whether prepare has built the release; perform does otherwise. */
  public boolean isBuilt() {
    return !build.goals().isEmpty();
  }

  /** The artifact at a path of Maven's repository layout. */
  public Optional<Artifact> find(String path) {
    return artifacts.stream().filter(artifact -> artifact.path().equals(path)).findFirst();
  }
}
