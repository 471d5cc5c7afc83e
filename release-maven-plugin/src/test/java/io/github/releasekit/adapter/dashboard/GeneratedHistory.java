package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.domain.approval.Approval;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.StepRecord;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.GateRecord;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.manifest.Manifest.ApprovalRecord;
import io.github.releasekit.domain.manifest.Manifest.Build;
import io.github.releasekit.domain.manifest.Manifest.ChangeRecord;
import io.github.releasekit.domain.manifest.Manifest.Tools;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A history of releases as a team could have it, from a seed. */
final class GeneratedHistory {

  static final Instant END = Instant.parse("2026-11-27T17:00:00Z");
  static final List<String> ENVIRONMENTS = List.of("testing", "staging", "production");

  private static final List<String> PEOPLE = List.of("Ada Lovelace", "Grace Hopper", "Alan Turing");
  private static final List<String> GATES =
      List.of(
          "clean-tree",
          "branch",
          "changelog",
          "no-snapshots",
          "tests",
          "coverage",
          "vulnerabilities",
          "licenses",
          "api-compatibility",
          "benchmarks");

  private final Random random;
  private final List<LedgerRelease> releases = new ArrayList<>();
  private final List<LedgerEntry> entries = new ArrayList<>();
  private int major = 1;
  private int minor;
  private int patch;
  private int number;
  private int incidents;
  private String running = "";

  private GeneratedHistory(long seed) {
    this.random = new Random(seed);
  }

  /**
   * @param days over which the releases are spread, up to {@link #END}
   */
  static LedgerContents of(long seed, int releases, int days) {
    GeneratedHistory history = new GeneratedHistory(seed);
    Duration step = Duration.ofDays(days).dividedBy(releases);
    Instant at = END.minus(step.multipliedBy(releases));
    for (int i = 0; i < releases; i++) {
      Instant time =
          at.plus(step.multipliedBy(i)).plusSeconds(history.random.nextInt((int) step.toSeconds()));
      history.release(workingTime(time), i, releases);
    }
    history.incident(history.running, END.minus(Duration.ofMinutes(95)), false);
    return new LedgerContents(history.releases, history.entries);
  }

  private static Instant workingTime(Instant time) {
    var there = time.atZone(ZoneOffset.UTC);
    while (there.getDayOfWeek() == DayOfWeek.SATURDAY || there.getDayOfWeek() == DayOfWeek.SUNDAY) {
      there = there.minusDays(1 + there.getMinute() % 4);
    }
    return there.withHour(8 + there.getMinute() % 9).toInstant();
  }

  private void release(Instant at, int index, int all) {
    String previous = index == 0 ? null : major + "." + minor + "." + patch;
    String type = type(index);
    String version = major + "." + minor + "." + patch;
    // Builds become slower twice, and are mended once.
    double slower = index > all * 0.55 && index < all * 0.7 ? 1.9 : index > all * 0.9 ? 1.5 : 1;
    double build = (55 + index * 20.0 / all + random.nextGaussian() * 3) * slower;
    Instant created = at.truncatedTo(ChronoUnit.SECONDS);
    Manifest manifest = manifest(version, previous, type, created, seconds(build));
    for (ApprovalRecord given : manifest.approvals()) {
      event(approved(manifest, given));
    }
    releases.add(new LedgerRelease("acme/shop", "", manifest));
    event(LedgerEvent.of(Type.PREPARED, version, "v" + version, commit(), created, by(), type));
    int fate = random.nextInt(100);
    if (fate < 3 && index < all - 1) {
      event(
          of(
              Type.ROLLED_BACK,
              version,
              created.plus(Duration.ofMinutes(30)),
              "tests of a customer fail"));
      return;
    }
    Instant performed = created.plus(Duration.ofMinutes(4 + random.nextInt(20)));
    event(
        of(Type.PERFORMED, version, performed, "uploaded 12 files")
            .timed(List.of(new StepRecord("deploy", performed.toString(), seconds(9), "done"))));
    deployments(version, performed, index == all - 1 ? 2 : 3);
    if (fate > 97 && index < all - 1) {
      event(of(Type.YANKED, version, performed.plus(Duration.ofHours(30)), "loses orders"));
    }
  }

  private String type(int index) {
    int dice = random.nextInt(100);
    if (index == 0) {
      return "major";
    }
    if (dice < 3) {
      major++;
      minor = 0;
      patch = 0;
      return "major";
    }
    if (dice < 35) {
      minor++;
      patch = 0;
      return "minor";
    }
    patch++;
    return "patch";
  }

  private void deployments(String version, Instant performed, int environments) {
    Instant at = performed;
    for (String environment : ENVIRONMENTS.subList(0, environments)) {
      Instant started = at.plus(Duration.ofMinutes(20 + random.nextInt(600)));
      at = started.plus(Duration.ofMinutes(3 + random.nextInt(10)));
      boolean failed = random.nextInt(100) < 4;
      Deployment.Outcome outcome =
          failed ? Deployment.Outcome.FAILED : Deployment.Outcome.SUCCEEDED;
      event(
          of(Type.DEPLOYMENT, version, at, "pipeline " + (1000 + number))
              .with(
                  new Deployment(
                      environment,
                      outcome,
                      started.toString(),
                      "https://ci.example.org/runs/" + (1000 + number))));
      if (failed) {
        return;
      }
      if (environment.equals("production")) {
        running = version;
      }
      if (environment.equals("production") && random.nextInt(100) < 9) {
        incident(version, at.plus(Duration.ofMinutes(15 + random.nextInt(900))), true);
      }
    }
  }

  private void incident(String version, Instant at, boolean ends) {
    incidents++;
    Incident incident =
        new Incident(
            "INC-" + (100 + incidents),
            "production",
            random.nextInt(4) == 0 ? "critical" : "minor",
            "https://status.example.org/" + (100 + incidents));
    event(of(Type.INCIDENT, version, at, "checkout answers slowly").with(incident));
    Instant end = at.plus(Duration.ofMinutes(25 + random.nextInt(1500)));
    if (ends && end.isBefore(END)) {
      event(of(Type.RESTORED, version, end, "restarted").with(incident));
    }
  }

  private Manifest manifest(
      String version, String previous, String type, Instant at, double build) {
    List<ChangeRecord> changes = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(type.equals("patch") ? 4 : 14); i++) {
      boolean isFix = type.equals("patch") || random.nextInt(3) == 0;
      changes.add(
          new ChangeRecord(
              commit(),
              isFix ? "fix" : "feat",
              "api",
              "what is changed",
              type.equals("major") && i == 0,
              isFix ? "patch" : "minor",
              "#" + (1 + random.nextInt(2000)),
              at.minus(Duration.ofMinutes(90 + random.nextInt(8000))).toString(),
              List.of("SHOP-" + random.nextInt(3000))));
    }
    String time = at.toString();
    return new Manifest(
        1,
        "org.acme:shop",
        version,
        previous,
        type,
        "default",
        List.of(),
        "prepared",
        "v" + version,
        commit(),
        "sha256:" + "0".repeat(64),
        time,
        changes,
        changes.stream().flatMap(change -> change.issues().stream()).distinct().toList(),
        gates(),
        approvals(at),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new StepRecord("build", time, build, "done"),
            new StepRecord("judge-results", time, seconds(2 + random.nextDouble()), "done"),
            new StepRecord("push", time, seconds(1 + random.nextDouble()), "done")),
        new Build("https://ci.example.org", null, "verify", List.of(), List.of()),
        new Tools("0.1.0", "3.9.16", "17.0.15", "2.39.5"));
  }

  private List<GateRecord> gates() {
    List<GateRecord> gates = new ArrayList<>();
    for (String gate : GATES) {
      boolean isOptional = gate.equals("benchmarks") || gate.equals("api-compatibility");
      boolean isSkipped = random.nextInt(100) < (isOptional ? 20 : 1);
      Map<String, BigDecimal> figures =
          gate.equals("tests")
              ? Map.of(
                  "passed",
                  new BigDecimal(812),
                  "seconds",
                  BigDecimal.valueOf(seconds(28 + random.nextGaussian() * 2)))
              : Map.of();
      gates.add(
          new GateRecord(
              gate,
              isSkipped ? "skipped" : "passed",
              isSkipped ? "an urgent correction" : "as it should be",
              isSkipped ? Map.of() : figures,
              Reports.NONE));
    }
    return gates;
  }

  private List<ApprovalRecord> approvals(Instant at) {
    List<ApprovalRecord> approvals = new ArrayList<>();
    String name = PEOPLE.get(random.nextInt(PEOPLE.size()));
    approvals.add(
        new ApprovalRecord(
            "release-manager",
            "",
            "",
            "",
            name,
            name + " <" + name.charAt(0) + "@example.org>",
            at.minus(Duration.ofMinutes(5 + random.nextInt(80))).toString(),
            ""));
    if (random.nextInt(3) == 0) {
      approvals.add(
          new ApprovalRecord(
              "qa",
              "usability",
              "five people tried it",
              "https://wiki.example.org/studies/" + number,
              "Grace Hopper",
              "Grace Hopper <g@example.org>",
              at.minus(Duration.ofMinutes(3)).toString(),
              ""));
    }
    return approvals;
  }

  private static LedgerEvent approved(Manifest manifest, ApprovalRecord given) {
    return LedgerEvent.of(
        new Approval(
            manifest.project(),
            manifest.version(),
            manifest.commit(),
            manifest.planDigest(),
            given.role(),
            given.check(),
            given.note(),
            given.link(),
            given.by(),
            given.at(),
            given.signature()),
        manifest.tag());
  }

  private LedgerEvent of(Type type, String version, Instant at, String detail) {
    return LedgerEvent.of(type, version, "v" + version, commit(), at, by(), detail);
  }

  private Optional<String> by() {
    return Optional.of(PEOPLE.get(number % PEOPLE.size()) + " <team@example.org>");
  }

  private void event(LedgerEvent event) {
    number++;
    String path = String.format("events/%s/%04d-%s.json", event.version(), number, event.type());
    entries.add(new LedgerEntry("acme/shop", "", path, event));
  }

  private String commit() {
    return String.format("%016x%016x%08x", random.nextLong(), random.nextLong(), random.nextInt());
  }

  private static double seconds(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).doubleValue();
  }
}
