package io.github.releasekit;

import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.fact.Dependency;
import io.github.releasekit.domain.fact.Policy.Extended;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.GateRecord;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Manifest.ApprovalRecord;
import io.github.releasekit.domain.manifest.Manifest.Build;
import io.github.releasekit.domain.manifest.Manifest.ChangeRecord;
import io.github.releasekit.domain.manifest.Manifest.Tools;
import io.github.releasekit.domain.material.Resolved;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A manifest with something in each of its parts. */
public final class ManifestFixture {

  private ManifestFixture() {}

  public static Manifest manifest(String version) {
    return new Manifest(
        1,
        "org.acme:app",
        version,
        null,
        "minor",
        "default",
        List.of(new Extended("org.acme:policy:7", "3".repeat(64))),
        "prepared",
        "v" + version,
        "a".repeat(40),
        "sha256:" + "0".repeat(64),
        "2026-11-21T10:00:00Z",
        List.of(
            new ChangeRecord(
                "b".repeat(40),
                "feat",
                "api",
                "ü \"quoted\" \\",
                true,
                "major",
                "#12",
                "2026-11-20T08:00:00Z",
                List.of("ABC-34"))),
        List.of("#12", "ABC-34"),
        List.of(
            GateRecord.of(new GateResult.Passed("clean-tree", "no tracked file differs")),
            new GateRecord(
                "coverage",
                "passed",
                "66.66 % line coverage",
                Map.of("line", new BigDecimal("66.66")),
                new Reports(2, "4".repeat(64)))),
        List.of(
            new ApprovalRecord(
                "qa",
                "usability",
                "five people",
                "https://acme.org/study",
                "Ada Lovelace",
                "Ada <ada@acme.org>",
                "2026-11-21T09:00:00Z",
                "-----BEGIN SSH SIGNATURE-----")),
        List.of(new Dependency("dependency", "org.lib", "lib", "1.0", "compile")),
        List.of(new Resolved("pkg:maven/org.lib/lib@1.0", "5".repeat(64), List.of("Apache-2.0"))),
        List.of(new Artifact("a.jar", "org/acme/a.jar", 1L << 40, "0".repeat(64), "1".repeat(128))),
        List.of(new StepRecord("build", "2026-11-21T10:00:01Z", 8.25, "done")),
        new Build(
            "https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main",
            "https://github.com/acme/app/actions/runs/7/attempts/1",
            "verify",
            List.of("release"),
            List.of("acme.token")),
        new Tools("0.1.0", "3.9.16", "17.0.15", "2.39.5"));
  }
}
