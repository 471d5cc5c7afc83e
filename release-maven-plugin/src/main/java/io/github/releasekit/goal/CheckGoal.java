package io.github.releasekit.goal;

import io.github.releasekit.adapter.report.TestReports;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.Finding;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Judges a module's own reports at the end of its build (V9). */
public final class CheckGoal {

  private final Consumer<String> out;

  public CheckGoal(Consumer<String> out) {
    this.out = out;
  }

  /**
   * @param buildDirectory the module's {@code target}
   * @throws ReleaseException with every suite that failed
   */
  public void run(Path buildDirectory) {
    TestReports reports = TestReports.read(buildDirectory);
    if (!reports.findings().isEmpty()) {
      throw new ReleaseException(
          String.join(
              "; ",
              reports.findings().stream()
                  .map((Finding f) -> f.problem() + " (" + f.remedy() + ")")
                  .toList()),
          "correct them, and run mvn verify");
    }
    if (reports.tests() > 0) {
      out.accept(PlainText.count(reports.tests(), "test") + " passed");
    }
  }
}
