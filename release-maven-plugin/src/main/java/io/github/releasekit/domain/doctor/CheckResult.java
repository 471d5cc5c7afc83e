package io.github.releasekit.domain.doctor;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Obstacle;
import java.util.Locale;

/**
 * One thing that a check has found.
 *
 * @param check its name: {@code git}
 * @param found what is there, with its value; of what is skipped the reason, else the problem
 * @param next the command or change that mends it; empty where nothing is to be mended
 */
public record CheckResult(String check, Verdict verdict, String found, String next) {

  /** What that means for a release. */
  public enum Verdict {
    /** It is as it should be. */
    OK,
    /** It was not looked at, or is not needed. */
    SKIPPED,
    /** A release can be made, and may surprise. */
    WARNING,
    /** A release would fail. */
    FAILED;

    /** The word as it is shown: {@code ok}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Harmless for a line of output, whatever was found. */
  public CheckResult {
    found = PlainText.shortLine(found);
    next = String.join(" ", next.lines().map(PlainText::line).filter(l -> !l.isEmpty()).toList());
  }

  public static CheckResult ok(String check, String found) {
    return new CheckResult(check, Verdict.OK, found, "");
  }

  public static CheckResult skipped(String check, String reason) {
    return new CheckResult(check, Verdict.SKIPPED, reason, "");
  }

  public static CheckResult warning(String check, String found, String next) {
    return new CheckResult(check, Verdict.WARNING, found, next);
  }

  public static CheckResult failed(String check, String problem, String next) {
    return new CheckResult(check, Verdict.FAILED, problem, next);
  }

  public static CheckResult failed(String check, ReleaseException refusal) {
    return failed(check, refusal.problem(), refusal.remedy());
  }

  public static CheckResult failed(String check, Obstacle obstacle) {
    return failed(check, obstacle.problem(), obstacle.remedy());
  }

  /**
   * A refusal of something that a release needs, or can do without.
   *
   * @param required whether it needs it
   */
  public static CheckResult refused(String check, boolean required, ReleaseException refusal) {
    return required
        ? failed(check, refusal)
        : warning(check, refusal.problem() + "; releases do without", refusal.remedy());
  }
}
