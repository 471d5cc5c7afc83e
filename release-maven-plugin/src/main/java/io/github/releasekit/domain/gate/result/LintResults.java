package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.gate.Evidence.Reports;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What tools that look at source or class files have found.
 *
 * @param counts of issues that are not suppressed
 * @param shown the first of each level
 */
public record LintResults(Map<Level, Integer> counts, List<Issue> shown, Reports reports) {

  /** How many issues of a level are shown. */
  public static final int SHOWN = 10;

  /** How bad an issue is, in SARIF's words (SARIF 2.1.0, 3.27.10). */
  public enum Level {
    ERROR,
    WARNING,
    NOTE;

    /** The word as {@code release-kit.yml} and manifests have it: {@code errors}. */
    @Override
    public String toString() {
      return noun() + "s";
    }

    String noun() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One of them.
   *
   * @param rule that is broken, by the tool's name for it
   * @param place path and line, as far as they are known
   */
  public record Issue(Level level, String rule, String place, String message) {}

  public LintResults {
    counts = Tally.sorted(Level.class, counts);
    shown = List.copyOf(shown);
  }
}
