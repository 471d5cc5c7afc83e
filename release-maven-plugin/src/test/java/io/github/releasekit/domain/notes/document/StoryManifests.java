package io.github.releasekit.domain.notes.document;

import io.github.releasekit.ManifestFixture;
import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.gate.Evidence;
import io.github.releasekit.domain.gate.GateRecord;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Manifest.ApprovalRecord;
import io.github.releasekit.domain.manifest.Manifest.ChangeRecord;
import java.time.Instant;
import java.util.List;

/** Manifests of the releases that {@link Story} tells of. */
final class StoryManifests {

  private StoryManifests() {}

  /** What is in 1.3.0. */
  static List<ChangeRecord> changes() {
    return List.of(
        change("chore: newer plugins", "2026-11-19T08:00:00Z"),
        change("fix(session): close it on logout (#14)", "2026-11-18T10:00:00Z"),
        change("feat!: drop the old API", "2026-11-18T09:00:00Z"),
        change("feat(login): log in with a passkey (#12)", "2026-11-17T08:00:00Z"));
  }

  static StepRecord step(String id, double seconds) {
    return new StepRecord(id, "2026-11-21T10:00:30Z", seconds, "done");
  }

  static ChangeRecord change(String message, String at) {
    Commit commit =
        new Commit("e".repeat(40), List.of(), message, "Ada", "ada@example.org", Instant.parse(at));
    return ChangeRecord.of(Change.of(List.of(commit)).get(0));
  }

  static Manifest manifest(
      String approvedAt,
      String version,
      String createdAt,
      List<ChangeRecord> changes,
      List<StepRecord> steps) {
    return manifest(
        approvedAt,
        version,
        createdAt,
        changes,
        steps,
        List.of(
            GateRecord.of(new GateResult.Passed("clean-tree", "no tracked file differs")),
            GateRecord.of(
                new GateResult.Passed("tests", "512 tests, none failed", Evidence.NONE))));
  }

  static Manifest manifest(
      String approvedAt,
      String version,
      String createdAt,
      List<ChangeRecord> changes,
      List<StepRecord> steps,
      List<GateRecord> gates) {
    Manifest some = ManifestFixture.manifest(version);
    return new Manifest(
        1,
        "org.acme:app",
        version,
        version.equals("1.3.0") ? "1.2.0" : null,
        version.equals("1.3.0") ? "minor" : "patch",
        "default",
        List.of(),
        "prepared",
        "v" + version,
        some.commit(),
        Story.DIGEST,
        createdAt,
        changes,
        List.of("#12", "#14"),
        gates,
        List.of(
            new ApprovalRecord(
                "security",
                "",
                "",
                "",
                "Grace Hopper",
                "Grace Hopper <grace@example.org>",
                approvedAt,
                "")),
        some.dependencies(),
        some.resolved(),
        some.artifacts(),
        steps,
        some.build(),
        some.tools());
  }

  /** A manifest with a text from outside wherever one can stand. */
  static Manifest hostile(Manifest some, String text) {
    return new Manifest(
        1,
        "org.acme:" + text,
        "1.3.0",
        text,
        "minor",
        text,
        List.of(),
        text,
        text,
        text,
        text,
        some.createdAt(),
        some.changes(),
        List.of(text),
        List.of(
            GateRecord.of(new GateResult.Passed(text, text)),
            GateRecord.of(new GateResult.Skipped(text, "skipped by " + text))),
        List.of(new ApprovalRecord("security", "", text, text, text, text, text, text)),
        List.of(),
        List.of(),
        List.of(),
        List.of(new StepRecord(text, text, 100, text)),
        some.build(),
        some.tools());
  }
}
