package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.GateResult;
import java.util.List;

/** A condition on the repository without which nothing is released (G1). */
public interface RepositoryGate {

  /** The gates of the repository, in the order they are shown. */
  List<RepositoryGate> ALL =
      List.of(
          new ReleasableCloneGate(),
          new CleanTreeGate(),
          new AllowedBranchGate(),
          new MergesGate(),
          new CompleteHistoryGate(),
          new InStepWithRemoteGate(),
          new ScmConnectionGate(),
          new OneVersionGate(),
          new NoSnapshotsGate(),
          new ChangesToReleaseGate(),
          new ConventionalCommitsGate(),
          new ChangelogFormGate(),
          new TagFreeGate(),
          new VersionFreeGate(),
          new SupportLineGate(),
          new PromotionGate(),
          new ResolverOrderGate(),
          new DeploymentTargetGate(),
          new SigningGate(),
          new CalendarGate(),
          new ChangeRequestGate(),
          new ApprovalsGate());

  /** Stored in manifests, never renamed. */
  String id();

  /** Judges all there is to judge; findings are shown together. */
  GateResult judge(Snapshot snapshot, Candidate candidate);
}
