package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.manifest.Manifest.ChangeRecord;
import io.github.releasekit.domain.metrics.IndependentFigures.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Releases of several repositories and components, one after another: some never deployed, some
 * failed, rolled back or yanked, with support lines, incidents that overlap, are told twice or stay
 * open, and commits of before their times were kept. The same as a ledger, and as rows.
 */
final class GeneratedContents {

  private static final long START = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
  private static final List<String> UNITS =
      List.of("acme/shop api", "acme/shop web", "acme/pay ", "acme/lib ", "acme/base core");

  private final RecordedContents recorded = new RecordedContents();
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, List<String>> versions = new HashMap<>();
  private final List<String> open = new ArrayList<>();
  private final Random random;
  private long now = START;
  private int commits;
  private int incidents;

  GeneratedContents(int releases, long seed) {
    random = new Random(seed);
    int copies = 1 + releases / 2500;
    for (int i = 0; i < releases; i++) {
      int copy = random.nextInt(copies);
      release(UNITS.get(random.nextInt(UNITS.size())) + (copy == 0 ? "" : "-" + copy));
    }
    rows.sort(Comparator.comparing(Row::at));
  }

  LedgerContents contents() {
    return recorded.contents();
  }

  List<Row> rows() {
    return rows;
  }

  /** When the last thing happened. */
  long end() {
    return now;
  }

  private boolean isOneOf(int many) {
    return random.nextInt(many) == 0;
  }

  private String pass(int mostSeconds) {
    now += 1 + random.nextInt(mostSeconds);
    return Instant.ofEpochSecond(now).toString();
  }

  private void release(String unit) {
    boolean library = unit.startsWith("acme/lib") || unit.startsWith("acme/base");
    List<String> before = versions.computeIfAbsent(unit, any -> new ArrayList<>());
    String version = "1." + before.size() + ".0";
    String previous =
        before.isEmpty() || isOneOf(200)
            ? null
            : before.get(isOneOf(20) ? random.nextInt(before.size()) : before.size() - 1);
    recorded.in(unit.substring(0, unit.indexOf(' ')), unit.substring(unit.indexOf(' ') + 1));
    Map<String, Long> made = new LinkedHashMap<>();
    List<ChangeRecord> changes = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      String commit =
          isOneOf(30) && commits > 0 ? commit(random.nextInt(commits)) : commit(commits++);
      Long at =
          commits % 23 == 0 ? null : Long.valueOf(START + commits * 1000L % (now - START + 1));
      if (made.containsKey(commit)) {
        continue;
      }
      made.put(commit, timeOf(commit, at));
      changes.add(
          RecordedContents.change(
              commit,
              made.get(commit) == null
                  ? null
                  : Instant.ofEpochSecond(made.get(commit)).toString()));
      if (isOneOf(10)) {
        changes.add(changes.get(changes.size() - 1));
      }
    }
    String at = pass(40_000);
    recorded.release(version, previous, at, changes.toArray(ChangeRecord[]::new));
    row("release", unit, version, previous, null, null, null, made);
    before.add(version);
    if (!isOneOf(8)) {
      event(Type.PERFORMED, "performed", unit, version);
      if (isOneOf(20)) {
        event(Type.PERFORMED, "performed", unit, version);
      }
    }
    if (!library) {
      deploy(unit, version, before);
    }
    trouble(unit, version, before);
  }

  private final Map<String, Long> times = new HashMap<>();

  /** A commit has one time, wherever it is named. */
  private @Nullable Long timeOf(String commit, @Nullable Long at) {
    if (!times.containsKey(commit)) {
      times.put(commit, at);
    }
    return times.get(commit);
  }

  private static String commit(int number) {
    return String.format("%040x", number);
  }

  private void deploy(String unit, String version, List<String> before) {
    if (isOneOf(3)) {
      deployment(unit, version, "staging", Outcome.SUCCEEDED);
    }
    if (isOneOf(5)) {
      return;
    }
    if (isOneOf(9)) {
      deployment(unit, version, "production", Outcome.FAILED);
    }
    if (isOneOf(25)) {
      deployment(unit, version, "production", Outcome.ROLLED_BACK);
      return;
    }
    deployment(unit, version, "production", Outcome.SUCCEEDED);
    if (isOneOf(10)) {
      deployment(unit, version, "production", Outcome.ROLLED_BACK);
      if (isOneOf(3)) {
        deployment(unit, version, "production", Outcome.ROLLED_BACK);
      }
    }
    if (isOneOf(15)) {
      String old = before.get(random.nextInt(before.size()));
      deployment(unit, old, "production", Outcome.SUCCEEDED);
    }
  }

  private void trouble(String unit, String version, List<String> before) {
    if (isOneOf(6)) {
      String hit = isOneOf(3) ? before.get(random.nextInt(before.size())) : version;
      String id =
          isOneOf(10) && incidents > 0 ? "I" + random.nextInt(incidents) : "I" + incidents++;
      String environment = isOneOf(4) ? "staging" : isOneOf(6) ? "" : "production";
      recorded.incident(id, hit, environment, "high", pass(9_000));
      row("incident", unit, hit, null, environment, null, id, Map.of());
      open.add(id + " " + unit);
      if (isOneOf(12)) {
        recorded.incident(id, hit, environment, "high", pass(9_000));
        row("incident", unit, hit, null, environment, null, id, Map.of());
      }
    }
    if (!open.isEmpty() && isOneOf(4)) {
      String ended = open.remove(random.nextInt(open.size()));
      String id = ended.substring(0, ended.indexOf(' '));
      String where = ended.substring(ended.indexOf(' ') + 1);
      recorded.in(where.substring(0, where.indexOf(' ')), where.substring(where.indexOf(' ') + 1));
      recorded.restored(id, "1.0.0", pass(9_000));
      row("restored", where, "1.0.0", null, null, null, id, Map.of());
      recorded.in(unit.substring(0, unit.indexOf(' ')), unit.substring(unit.indexOf(' ') + 1));
    }
    if (isOneOf(15)) {
      event(Type.YANKED, "yanked", unit, before.get(random.nextInt(before.size())));
    }
    if (isOneOf(25)) {
      event(Type.ROLLED_BACK, "rolled-back", unit, version);
    }
  }

  private void deployment(String unit, String version, String environment, Outcome outcome) {
    recorded.deployment(version, environment, outcome, pass(5_000));
    row("deployment", unit, version, null, environment, outcome, null, Map.of());
  }

  private void event(Type type, String kind, String unit, String version) {
    recorded.event(type, version, pass(5_000));
    row(kind, unit, version, null, null, null, null, Map.of());
  }

  private void row(
      String kind,
      String unit,
      String version,
      @Nullable String previous,
      @Nullable String environment,
      @Nullable Outcome outcome,
      @Nullable String incident,
      Map<String, Long> made) {
    rows.add(new Row(kind, unit, version, now, previous, environment, outcome, incident, made));
  }
}
