package io.github.releasekit.domain.doctor;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.doctor.CheckResult.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that the checks have found.
 *
 * @param verdict the worst of them; {@code skipped} counts as {@code ok}
 * @param checks in the order they were made
 */
public record Diagnosis(Verdict verdict, List<CheckResult> checks) {

  public Diagnosis {
    checks = List.copyOf(checks);
  }

  public static Diagnosis of(List<CheckResult> checks) {
    Verdict worst =
        Stream.of(Verdict.FAILED, Verdict.WARNING)
            .filter(verdict -> checks.stream().anyMatch(result -> result.verdict() == verdict))
            .findFirst()
            .orElse(Verdict.OK);
    return new Diagnosis(worst, checks);
  }

  /** The names of the checks in which something has failed. */
  public List<String> failed() {
    return checks.stream()
        .filter(result -> result.verdict() == Verdict.FAILED)
        .map(CheckResult::check)
        .distinct()
        .toList();
  }

  /** A line for each thing found, with what mends it below, and a last one that counts. */
  public List<String> lines() {
    int width = checks.stream().mapToInt(result -> result.check().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (CheckResult result : checks) {
      lines.add(
          padded(result.verdict().toString(), 9)
              + padded(result.check(), width + 2)
              + result.found());
      if (!result.next().isEmpty()) {
        lines.add(" ".repeat(width + 11) + "→ " + result.next());
      }
    }
    lines.add(
        Stream.of(Verdict.values())
            .map(verdict -> count(verdict) + " " + verdict)
            .collect(Collectors.joining(", ")));
    return lines;
  }

  private long count(Verdict verdict) {
    return checks.stream().filter(result -> result.verdict() == verdict).count();
  }

  /** What is said where something has failed: {@code 2 checks have failed: git, remote}. */
  public String problem() {
    return PlainText.count(failed().size(), "check")
        + (failed().size() == 1 ? " has" : " have")
        + " failed: "
        + String.join(", ", failed());
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
