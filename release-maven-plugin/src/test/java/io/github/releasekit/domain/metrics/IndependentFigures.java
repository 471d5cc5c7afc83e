package io.github.releasekit.domain.metrics;

import io.github.releasekit.domain.event.Deployment.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The four figures of DORA over plain rows, word by word as the site defines them and without a
 * thought of how long it takes. It shares nothing with what it is compared with.
 */
final class IndependentFigures {

  private static final String PRODUCTION = "production";

  /**
   * A line of a table.
   *
   * @param kind {@code release}, {@code performed}, {@code deployment}, {@code incident}, {@code
   *     restored}, {@code yanked} or {@code rolled-back}
   * @param at seconds; each row has its own
   * @param previous of a release
   * @param commits of a release, with the seconds at which they were made; null where not known
   */
  record Row(
      String kind,
      String unit,
      String version,
      long at,
      @Nullable String previous,
      @Nullable String environment,
      @Nullable Outcome outcome,
      @Nullable String incident,
      Map<String, Long> commits) {

    String repository() {
      return unit.substring(0, unit.indexOf(' '));
    }

    boolean is(String other) {
      return kind.equals(other);
    }

    boolean isOf(Row other) {
      return unit.equals(other.unit) && version.equals(other.version);
    }
  }

  private final Map<String, List<Row>> units = new HashMap<>();
  private final Set<String> libraries = new HashSet<>();
  private final Map<String, List<Row>> productions = new HashMap<>();
  private final Map<String, List<Row>> successes = new HashMap<>();
  private final List<Row> rows;
  private final long since;
  private final long until;

  /**
   * @param rows by time
   */
  IndependentFigures(List<Row> rows, long since, long until) {
    this.rows = rows;
    this.since = since;
    this.until = until;
    rows.forEach(row -> units.computeIfAbsent(row.unit(), any -> new ArrayList<>()).add(row));
    units.forEach(
        (unit, of) -> {
          if (of.stream().noneMatch(row -> row.is("deployment"))) {
            libraries.add(unit);
          }
        });
    units.forEach(
        (unit, of) -> productions.put(unit, of.stream().filter(this::isProduction).toList()));
    units.keySet().forEach(unit -> successes.put(unit, findSuccesses(unit)));
  }

  private boolean within(long time) {
    return since <= time && time < until;
  }

  private boolean isLibrary(String unit) {
    return libraries.contains(unit);
  }

  private boolean isProduction(Row row) {
    return row.is("deployment") && PRODUCTION.equals(row.environment());
  }

  /** What brought a version to production: in a library, the first time it was performed. */
  private List<Row> successes(String unit) {
    return successes.get(unit);
  }

  private List<Row> findSuccesses(String unit) {
    List<Row> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Row row : units.get(unit)) {
      if (isLibrary(unit)) {
        if (row.is("performed") && seen.add(row.version())) {
          found.add(row);
        }
      } else if (isProduction(row) && row.outcome() == Outcome.SUCCEEDED) {
        found.add(row);
      }
    }
    return found;
  }

  double deploymentsPerWeek() {
    long count =
        units.keySet().stream()
            .flatMap(unit -> successes(unit).stream())
            .filter(row -> within(row.at()))
            .count();
    long from = Math.max(since, rows.get(0).at());
    return count / ((until - from) / (7 * 86_400.0));
  }

  /** Hours of each commit, sorted. */
  List<Double> leadTimes() {
    List<Double> hours = new ArrayList<>();
    for (String unit : units.keySet()) {
      Map<String, Row> releases = new HashMap<>();
      units.get(unit).stream()
          .filter(row -> row.is("release"))
          .forEach(row -> releases.put(row.version(), row));
      Map<String, Long> deployed = new HashMap<>();
      Map<String, Long> made = new HashMap<>();
      for (Row success : successes(unit)) {
        Row contained = releases.get(success.version());
        while (contained != null) {
          for (String commit : contained.commits().keySet()) {
            deployed.merge(commit, success.at(), Math::min);
            made.put(commit, contained.commits().get(commit));
          }
          contained = contained.previous() == null ? null : releases.get(contained.previous());
        }
      }
      deployed.forEach(
          (commit, at) -> {
            if (within(at) && made.get(commit) != null) {
              hours.add(Math.max(0, at - made.get(commit)) / 3600.0);
            }
          });
    }
    Collections.sort(hours);
    return hours;
  }

  /** What production runs right before a row. */
  private @Nullable Row runningBefore(Row limit) {
    List<Row> stack = new ArrayList<>();
    for (Row row : productions.get(limit.unit())) {
      if (row.at() >= limit.at()) {
        break;
      }
      if (row.outcome() == Outcome.SUCCEEDED) {
        stack.add(row);
      } else if (row.outcome() == Outcome.ROLLED_BACK
          && !stack.isEmpty()
          && stack.get(stack.size() - 1).version().equals(row.version())) {
        stack.remove(stack.size() - 1);
      }
    }
    return stack.isEmpty() ? null : stack.get(stack.size() - 1);
  }

  private boolean takesBackWhatRuns(Row row) {
    Row running = runningBefore(row);
    return running != null && running.version().equals(row.version());
  }

  /** Whether the word on production before is that this version failed, or was taken back. */
  private boolean hasEndedBefore(Row row) {
    Row before = null;
    for (Row one : productions.get(row.unit())) {
      if (one.at() < row.at()) {
        before = one;
      }
    }
    return before != null && before.isOf(row) && before.outcome() != Outcome.SUCCEEDED;
  }

  /** How many deployments there were, and how many of them led to a failure. */
  int[] deploymentsAndFailures() {
    int all = 0;
    int failures = 0;
    for (String unit : units.keySet()) {
      List<Row> deployments = new ArrayList<>(successes(unit));
      Set<Row> failed = Collections.newSetFromMap(new IdentityHashMap<>());
      for (Row row : units.get(unit)) {
        boolean failedAtOnce =
            !isLibrary(unit)
                && isProduction(row)
                && (row.outcome() == Outcome.FAILED
                    || row.outcome() == Outcome.ROLLED_BACK
                        && !takesBackWhatRuns(row)
                        && !hasEndedBefore(row));
        if (failedAtOnce) {
          deployments.add(row);
          failed.add(row);
        } else {
          Row guilty = guilty(row);
          if (guilty != null) {
            failed.add(guilty);
          }
        }
      }
      for (Row deployment : deployments) {
        if (within(deployment.at())) {
          all++;
          failures += failed.contains(deployment) ? 1 : 0;
        }
      }
    }
    return new int[] {all, failures};
  }

  /** The deployment whose failure a row tells of. */
  private @Nullable Row guilty(Row row) {
    boolean library = isLibrary(row.unit());
    if (!library && isProduction(row) && row.outcome() == Outcome.ROLLED_BACK) {
      return takesBackWhatRuns(row) ? runningBefore(row) : null;
    }
    if (!library && row.is("incident")) {
      Row running = PRODUCTION.equals(row.environment()) ? runningBefore(row) : null;
      return running != null && running.isOf(row) ? running : null;
    }
    if (row.is("yanked") || row.is("rolled-back") || row.is("incident")) {
      Row last = null;
      for (Row success : successes(row.unit())) {
        if (success.at() < row.at() && success.isOf(row)) {
          last = success;
        }
      }
      return last;
    }
    return null;
  }

  /** Hours of each incident that ended, sorted. */
  List<Double> recoveryTimes() {
    List<Double> hours = new ArrayList<>();
    List<Row> told = rows.stream().filter(row -> row.is("incident") || row.is("restored")).toList();
    for (Row restored : told) {
      if (!restored.is("restored")) {
        continue;
      }
      Row first = null;
      for (Row row : told) {
        boolean same =
            row.at() < restored.at()
                && row.repository().equals(restored.repository())
                && Objects.equals(row.incident(), restored.incident());
        if (same && row.is("restored")) {
          first = null;
        } else if (same && row.is("incident") && first == null) {
          first = row;
        }
      }
      if (first != null
          && within(restored.at())
          && (isLibrary(first.unit()) || PRODUCTION.equals(first.environment()))) {
        hours.add((restored.at() - first.at()) / 3600.0);
      }
    }
    Collections.sort(hours);
    return hours;
  }

  static double median(List<Double> sorted) {
    int size = sorted.size();
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }

  /** The smallest of them that at least nine of ten do not exceed. */
  static double percentile90(List<Double> sorted) {
    for (int i = 0; i < sorted.size(); i++) {
      if (10 * (i + 1) >= 9 * sorted.size()) {
        return sorted.get(i);
      }
    }
    throw new IllegalArgumentException("there are none");
  }
}
