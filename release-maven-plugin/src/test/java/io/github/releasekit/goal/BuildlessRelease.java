package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.CheckedOut;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.fact.Remote;
import io.github.releasekit.domain.fact.Snapshot;
import io.github.releasekit.domain.gate.repository.Circumstances;
import io.github.releasekit.domain.manifest.Manifest.Build;
import io.github.releasekit.domain.manifest.Manifest.Tools;
import io.github.releasekit.domain.plan.Planner;
import io.github.releasekit.domain.plan.ReleasePlan;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.step.CheckOutStep;
import io.github.releasekit.step.FastForwardStep;
import io.github.releasekit.step.FreezeManifestStep;
import io.github.releasekit.step.Pipeline;
import io.github.releasekit.step.PushStep;
import io.github.releasekit.step.Step;
import io.github.releasekit.step.WriteObjectsStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prepares a release by gates and steps as they are, around a build that stages nothing. */
final class BuildlessRelease {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  private BuildlessRelease() {}

  /**
   * @param directory of the project
   * @param attempt where the scratch clone goes
   * @param build is called in place of the build
   * @throws ReleaseException when it is refused
   */
  static Journal run(Path directory, Path attempt, Runnable build) {
    try (Workspace workspace = WorkspaceTest.workspace(directory, directory)) {
      Snapshot snapshot = workspace.snapshot(true);
      ReleasePlan plan =
          Planner.of(snapshot, ReleaseRequest.DEFAULT)
              .plan(
                  snapshot,
                  new Circumstances(true, Optional.empty(), false, true, workspace.signing()),
                  PrepareGoal.steps(snapshot, true));
      PlanGoal.requirePassed(plan);
      String branch = snapshot.branch().orElseThrow();
      Remote answered = snapshot.remote().orElseThrow();
      GitRemote remote = workspace.requireRemote();
      remote.rehearse(List.of(new Update(branch, answered.find(branch), plan.base())));
      List<Step<ReleasePlan>> steps =
          List.of(
              new WriteObjectsStep(
                  workspace.repository(),
                  branch,
                  CLOCK,
                  workspace.signatures(),
                  workspace.ledgerHead(snapshot.remote())),
              new CheckOutStep<>(
                  workspace.repository(),
                  attempt,
                  (subject, journal) -> {
                    ObjectsWritten objects = journal.get(ObjectsWritten.class);
                    return new CheckOutStep.Source(
                        branch, objects.releaseCommit(), Map.of(plan.tag(), objects.tag()));
                  }),
              new NothingStaged(build),
              new FreezeManifestStep(
                  attempt.resolve("manifest.json"),
                  List.of(),
                  new Build("urn:test", null, "verify", List.of(), List.of()),
                  new Tools("0", "0", "0", "0")),
              new PushStep<>(
                  workspace.repository(), remote, workspace.ledger(), answered.find(branch)),
              new FastForwardStep<>(workspace.repository(), workspace.ledger()));
      return new Pipeline(workspace.journals().of(plan.decision().version()), CLOCK, line -> {})
          .run(plan, steps);
    }
  }

  private record NothingStaged(Runnable build) implements Step<ReleasePlan> {

    @Override
    public String id() {
      return "build";
    }

    @Override
    public Observation observe(ReleasePlan plan, Journal journal) {
      return Observation.ABSENT;
    }

    @Override
    public Event apply(ReleasePlan plan, Journal journal) {
      build.run();
      return new Event.Built(journal.get(CheckedOut.class).attempt() + "/staging", "");
    }
  }

  /**
   * Runs in a process of its own, for what stands in the environment.
   *
   * @param arguments directory, attempt, and the file that a refusal is written to
   */
  public static void main(String[] arguments) {
    try {
      run(Path.of(arguments[0]), Path.of(arguments[1]), () -> {});
    } catch (ReleaseException e) {
      try {
        Files.writeString(Path.of(arguments[2]), e.getMessage());
      } catch (IOException unwritten) {
        throw new UncheckedIOException(unwritten);
      }
    }
  }
}
