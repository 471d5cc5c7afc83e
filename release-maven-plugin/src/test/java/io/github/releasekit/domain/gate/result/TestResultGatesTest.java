package io.github.releasekit.domain.gate.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.GateResult.Passed;
import io.github.releasekit.domain.gate.GateResult.Skipped;
import io.github.releasekit.domain.gate.result.Coverage.Counter;
import io.github.releasekit.domain.gate.result.Coverage.Ratio;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gates on tests and what they have run. */
class TestResultGatesTest extends AbstractResultGateTest {

  private static final TestsGate TESTS = new TestsGate("tests", true, List.of(), 3);

  @Test
  void passesTestsThatPassed() {
    assertThat(TESTS.judge(new TestResults(3, 0, 2, List.of(), READ)))
        .isInstanceOfSatisfying(
            Passed.class,
            passed -> {
              assertThat(passed.detail()).isEqualTo("3 tests passed, 2 skipped");
              assertThat(passed.evidence().figures())
                  .containsExactly(
                      Map.entry("passed", BigDecimal.valueOf(3)),
                      Map.entry("failed", BigDecimal.ZERO),
                      Map.entry("skipped", BigDecimal.valueOf(2)));
              assertThat(passed.evidence().reports()).isEqualTo(READ);
            });
  }

  @Test
  void keepsHowLongTheTestsTook() {
    assertThat(TESTS.judge(new TestResults(3, 0, 0, 12.3456, List.of(), READ)))
        .isInstanceOfSatisfying(
            Passed.class,
            passed ->
                assertThat(passed.evidence().figures())
                    .containsEntry("seconds", new BigDecimal("12.35")));
  }

  @Test
  void refusesFailuresAndTooFewTestsTogether() {
    Finding failure = new Finding("1 failed test in A", "see A");

    assertThat(findings(TESTS.judge(new TestResults(2, 1, 0, List.of(failure), READ))))
        .extracting(Finding::problem)
        .containsExactly("1 failed test in A", "2 tests passed, and at least 3 have to");
  }

  /** All are skipped: the build went through, and nothing was tested. */
  @Test
  void refusesReportsOfTestsThatDidNotRun() {
    assertThat(findings(TestsGate.DEFAULT.judge(new TestResults(0, 0, 5, List.of(), READ))))
        .extracting(Finding::problem)
        .containsExactly("0 tests passed, and at least 1 have to");
  }

  @Test
  void skipsWhatIsNotRequiredAndNotThere() {
    TestResults none = new TestResults(0, 0, 0, List.of(), Reports.NONE);

    assertThat(TestsGate.DEFAULT.judge(none))
        .isEqualTo(new Skipped("tests", "there is no report of tests"));
    assertThat(findings(new TestsGate("e2e", true, List.of("e2e/*.xml"), 1).judge(none)))
        .extracting(Finding::problem)
        .containsExactly("there is no report of tests at e2e/*.xml");
  }

  @ParameterizedTest
  @CsvSource({
    "9, 1, 90, true",
    "899, 101, 90, false",
    "89999, 10001, 90, false",
    "90000, 10000, 90, true",
    "2, 1, 66.66, true",
    "2, 1, 66.67, false",
    "0, 0, 100, true",
    "0, 1, 0, true",
    "3037000500000000000, 3037000500000000000, 50, true"
  })
  void comparesCoverageExactly(long covered, long missed, BigDecimal minimum, boolean passes) {
    GateResult result =
        coverage(minimum)
            .judge(new Coverage(Map.of(Counter.LINE, new Ratio(covered, missed)), READ));

    assertThat(result instanceof Passed).isEqualTo(passes);
  }

  /** 89.999 % is not shown as the 90 % that it does not reach. */
  @Test
  void neverRoundsUp() {
    Coverage coverage = new Coverage(Map.of(Counter.LINE, new Ratio(89_999, 10_001)), READ);

    assertThat(findings(coverage(BigDecimal.valueOf(90)).judge(coverage)))
        .extracting(Finding::problem)
        .containsExactly("line coverage is 89.99 %, and has to be at least 90 %");
  }

  @Test
  void showsEveryCounterThatIsTooLow() {
    CoverageGate gate =
        new CoverageGate(
            "coverage",
            true,
            List.of(),
            Map.of(Counter.LINE, BigDecimal.valueOf(90), Counter.BRANCH, BigDecimal.valueOf(80)));
    Coverage coverage =
        new Coverage(Map.of(Counter.LINE, new Ratio(1, 1), Counter.BRANCH, new Ratio(1, 3)), READ);

    assertThat(gate.condition()).isEqualTo("branch at least 80 %, line at least 90 %");
    assertThat(findings(gate.judge(coverage)))
        .extracting(Finding::problem)
        .containsExactly(
            "branch coverage is 25.00 %, and has to be at least 80 %",
            "line coverage is 50.00 %, and has to be at least 90 %");
  }

  @Test
  void refusesCoverageThatWasNotMeasured() {
    assertThat(findings(coverage(BigDecimal.ONE).judge(new Coverage(Map.of(), Reports.NONE))))
        .extracting(Finding::problem)
        .containsExactly("there is no coverage report of JaCoCo");
  }

  private static CoverageGate coverage(BigDecimal minimum) {
    return new CoverageGate("coverage", true, List.of(), Map.of(Counter.LINE, minimum));
  }
}
