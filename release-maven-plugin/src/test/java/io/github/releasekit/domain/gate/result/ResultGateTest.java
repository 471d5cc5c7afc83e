package io.github.releasekit.domain.gate.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.GateResult.Passed;
import io.github.releasekit.domain.gate.GateResult.Refused;
import io.github.releasekit.domain.gate.GateResult.Skipped;
import io.github.releasekit.domain.gate.result.BenchmarksGate.Baseline;
import io.github.releasekit.domain.gate.result.BenchmarksGate.Benchmarks;
import io.github.releasekit.domain.gate.result.BenchmarksGate.Score;
import io.github.releasekit.domain.gate.result.CommandGate.Outcome;
import io.github.releasekit.domain.gate.result.Coverage.Counter;
import io.github.releasekit.domain.gate.result.Coverage.Ratio;
import io.github.releasekit.domain.gate.result.HttpGate.Expected;
import io.github.releasekit.domain.gate.result.LintResults.Issue;
import io.github.releasekit.domain.gate.result.LintResults.Level;
import io.github.releasekit.domain.gate.result.MeasuresGate.Bound;
import io.github.releasekit.domain.gate.result.MeasuresGate.Measures;
import io.github.releasekit.domain.gate.result.PackageGate.Packages;
import io.github.releasekit.domain.gate.result.PackageGate.Stated;
import io.github.releasekit.domain.gate.result.ReproducibleGate.Difference;
import io.github.releasekit.domain.gate.result.ReproducibleGate.Rebuild;
import io.github.releasekit.domain.gate.result.SonarGate.Analyses;
import io.github.releasekit.domain.gate.result.SonarGate.Condition;
import io.github.releasekit.domain.gate.result.Vulnerabilities.Severity;
import io.github.releasekit.domain.gate.result.Vulnerabilities.Statement;
import io.github.releasekit.domain.gate.result.Vulnerabilities.Vulnerability;
import io.github.releasekit.domain.gate.result.VulnerabilitiesGate.Waiver;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultGateTest {

  private static final Reports READ = new Reports(2, "0".repeat(64));
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
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

  @Test
  void allowsNoMoreIssuesThanTheMaximumOfTheirLevel() {
    LintResults results =
        new LintResults(
            Map.of(Level.ERROR, 1, Level.WARNING, 3, Level.NOTE, 50),
            List.of(
                new Issue(Level.ERROR, "NullCheck", "A.java:3", "may be null"),
                new Issue(Level.WARNING, "Length", "B.java:1", "")),
            READ);

    assertThat(findings(lint(Map.of(Level.ERROR, 0, Level.WARNING, 3)).judge(results)))
        .containsExactly(
            new Finding(
                "1 error, and at most 0 are allowed",
                "correct what is shown, or change 'gates' in release-kit.yml"),
            new Finding("error NullCheck in A.java:3", "may be null"));
    assertThat(findings(lint(Map.of(Level.WARNING, 2)).judge(results)))
        .extracting(Finding::problem)
        .containsExactly("3 warnings, and at most 2 are allowed", "warning Length in B.java:1");
    assertThat(lint(Map.of(Level.ERROR, 1)).judge(results))
        .isInstanceOfSatisfying(
            Passed.class,
            passed -> {
              assertThat(passed.detail()).isEqualTo("1 error, 3 warnings, 50 notes");
              assertThat(passed.evidence().figures())
                  .containsExactly(
                      Map.entry("errors", BigDecimal.valueOf(1)),
                      Map.entry("warnings", BigDecimal.valueOf(3)),
                      Map.entry("notes", BigDecimal.valueOf(50)));
            });
  }

  @Test
  void refusesCodeThatWasNotAnalysed() {
    LintResults none = new LintResults(Map.of(), List.of(), Reports.NONE);

    assertThat(findings(lint(Map.of(Level.ERROR, 0)).judge(none)))
        .extracting(Finding::problem)
        .containsExactly("there is no report of Checkstyle, PMD or SpotBugs");
  }

  @Test
  void countsVulnerabilitiesThatDoHarm() {
    Vulnerabilities known =
        new Vulnerabilities(
            Set.of(
                new Vulnerability("CVE-1", "pkg:maven/o/a@1?type=jar", Severity.CRITICAL),
                new Vulnerability("CVE-1", "pkg:maven/o/b@1", Severity.CRITICAL),
                new Vulnerability("CVE-2", "pkg:maven/o/a@1", Severity.HIGH),
                new Vulnerability("CVE-3", "pkg:maven/o/a@1", Severity.HIGH)),
            List.of(
                new Statement("CVE-1", Optional.of("pkg:maven/o/a@1"), "not_affected"),
                new Statement("CVE-2", Optional.of("pkg:maven/o/a@2"), "not_affected"),
                new Statement("CVE-3", Optional.empty(), "false_positive")),
            READ);

    assertThat(findings(vulnerabilities().judge(known, TODAY)))
        .extracting(Finding::problem)
        .containsExactly(
            "1 critical vulnerability, and at most 0 are allowed",
            "critical CVE-1 in pkg:maven/o/b@1");
    assertThat(vulnerabilities(waiver("CVE-1", TODAY)).judge(known, TODAY))
        .isInstanceOfSatisfying(
            Passed.class,
            passed -> {
              assertThat(passed.detail())
                  .isEqualTo(
                      "0 critical, 1 high, 0 medium, 0 low, 0 unknown, 2 not affected, 1 waived");
              assertThat(passed.evidence().figures())
                  .containsEntry("high", BigDecimal.ONE)
                  .containsEntry("notAffected", BigDecimal.valueOf(2))
                  .containsEntry("waived", BigDecimal.ONE);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "pkg:maven/o/a@1, pkg:maven/o/a@1, true",
    "pkg:maven/o/a@1, pkg:maven/o/a@1?type=jar, true",
    "pkg:maven/o/a@1?type=jar, pkg:maven/o/a@1, true",
    "pkg:maven/o/a, pkg:maven/o/a@1, true",
    "pkg:maven/o/a@1, pkg:maven/o/a@10, false",
    "pkg:maven/o/a, pkg:maven/o/ab@1, false",
    "pkg:maven/o/a@1, pkg:maven/o/a, false",
    "a.jar, a.jar, true",
  })
  void comparesComponentsByPackageUrl(String said, String found, boolean covers) {
    assertThat(
            new Statement("CVE-1", Optional.of(said), "not_affected")
                .covers(new Vulnerability("CVE-1", found, Severity.LOW)))
        .isEqualTo(covers);
  }

  @Test
  void saysWhenAWaiverHasExpired() {
    Vulnerabilities known =
        new Vulnerabilities(
            Set.of(new Vulnerability("CVE-1", "a.jar", Severity.CRITICAL)), List.of(), READ);

    assertThat(
            findings(
                vulnerabilities(
                        waiver("CVE-1", TODAY.minusDays(9)), waiver("CVE-1", TODAY.minusDays(1)))
                    .judge(known, TODAY)))
        .contains(new Finding("critical CVE-1 in a.jar", "its waiver has expired on 2026-11-24"));
  }

  private static Waiver waiver(String id, LocalDate expires) {
    return new Waiver(id, "no way in", expires);
  }

  private static VulnerabilitiesGate vulnerabilities(Waiver... waivers) {
    return new VulnerabilitiesGate(
        "vulnerabilities",
        true,
        List.of(),
        List.of(),
        Map.of(Severity.CRITICAL, 0, Severity.HIGH, 1),
        List.of(waivers));
  }

  @ParameterizedTest
  @CsvSource({
    "true, 100, 80, true",
    "true, 100, 79.99, false",
    "true, 100, 300, true",
    "false, 100, 120, true",
    "false, 100, 120.01, false",
    "false, 100, 1, true",
    "false, 0, 1000, true",
    "false, 0.3, 0.36, true",
    "false, 0.3, 0.3600001, false"
  })
  void comparesBenchmarksWithTheLastRelease(
      boolean higherIsBetter, BigDecimal last, BigDecimal now, boolean passes) {
    GateResult result =
        benchmarks()
            .judge(
                new Benchmarks(Map.of("b", new Score(now, higherIsBetter)), READ),
                Optional.of(new Baseline("1.0.0", Map.of("b", last))));

    assertThat(result instanceof Passed).isEqualTo(passes);
  }

  @Test
  void saysWhatBenchmarksWereComparedWith() {
    Benchmarks scores =
        new Benchmarks(
            Map.of("a", new Score(BigDecimal.TEN, true), "b", new Score(BigDecimal.ONE, true)),
            READ);

    assertThat(detail(benchmarks().judge(scores, Optional.empty())))
        .isEqualTo("2 benchmarks, with no earlier scores to compare them with");
    assertThat(
            detail(
                benchmarks()
                    .judge(
                        scores,
                        Optional.of(
                            new Baseline(
                                "1.0.0", Map.of("a", BigDecimal.TEN, "gone", BigDecimal.ONE))))))
        .isEqualTo("2 benchmarks, 1 of them compared with the 2 of 1.0.0");
    assertThat(
            findings(
                benchmarks()
                    .judge(
                        scores,
                        Optional.of(new Baseline("1.0.0", Map.of("b", new BigDecimal("1.5")))))))
        .extracting(Finding::problem)
        .containsExactly("b scores 1, 33.4 % worse than 1.5 of 1.0.0");
    assertThat(findings(benchmarks().judge(new Benchmarks(Map.of(), READ), Optional.empty())))
        .extracting(Finding::problem)
        .containsExactly("no benchmark was run");
  }

  @Test
  void keepsMeasuresWithinTheirBounds() {
    MeasuresGate gate =
        new MeasuresGate(
            "k6",
            true,
            List.of("k6.json"),
            List.of(
                new Bound("/p95", Optional.empty(), Optional.of(new BigDecimal("500"))),
                new Bound("/n", Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.TEN))));

    assertThat(gate.condition()).isEqualTo("/p95 at most 500, /n at least 1 and at most 10");
    assertThat(
            detail(
                gate.judge(
                    measures(Map.of("/p95", new BigDecimal("500.0"), "/n", BigDecimal.ONE)))))
        .contains("/p95 is 500.0", "/n is 1");
    assertThat(findings(gate.judge(measures(Map.of("/p95", new BigDecimal("500.1"))))))
        .extracting(Finding::problem)
        .containsExactly(
            "/p95 of k6.json is 500.1, and has to be at most 500", "/n of k6.json is no number");
  }

  @Test
  void passesACommandThatSucceeds() {
    assertThat(command(true).judge(new Outcome.Ended(0, "12 links", "gates/links.txt", READ)))
        .isInstanceOfSatisfying(
            Passed.class,
            passed -> {
              assertThat(passed.detail()).isEqualTo("lychee succeeded: 12 links");
              assertThat(passed.evidence().reports()).isEqualTo(READ);
            });
    assertThat(command(true).condition()).isEqualTo("lychee --offline docs succeeds");
  }

  @Test
  void refusesACommandThatFailsOrHangs() {
    assertThat(findings(command(true).judge(new Outcome.Ended(2, "1 dead", "links.txt", READ))))
        .containsExactly(new Finding("lychee ended with exit code 2: 1 dead", "see links.txt"));
    assertThat(findings(command(false).judge(new Outcome.Late("links.txt"))))
        .containsExactly(
            new Finding("lychee was not done in 9 seconds", "see links.txt, or raise 'timeout'"));
  }

  @Test
  void skipsAProgramThatIsNeitherInstalledNorRequired() {
    assertThat(command(false).judge(new Outcome.Missing()))
        .isEqualTo(new Skipped("links", "lychee is not installed"));
    assertThat(findings(command(true).judge(new Outcome.Missing())))
        .extracting(Finding::problem)
        .containsExactly("lychee is not installed");
  }

  @Test
  void comparesTheAnswerOfAServer() {
    assertThat(http(true).judge(new HttpGate.Outcome.Answered(200, Optional.of("OK"), READ)))
        .isInstanceOfSatisfying(
            Passed.class, passed -> assertThat(passed.detail()).isEqualTo("/status is OK"));
    assertThat(
            findings(
                http(true).judge(new HttpGate.Outcome.Answered(200, Optional.of("ERROR"), READ))))
        .containsExactly(
            new Finding("/status is 'ERROR', and has to be 'OK'", "see https://ci.example.org/s"));
    assertThat(
            findings(http(true).judge(new HttpGate.Outcome.Answered(200, Optional.empty(), READ))))
        .extracting(Finding::problem)
        .containsExactly("/status is not in the answer, and has to be 'OK'");
    assertThat(
            findings(http(true).judge(new HttpGate.Outcome.Answered(503, Optional.empty(), READ))))
        .extracting(Finding::problem)
        .containsExactly("the server answers 503, and has to answer 200");
  }

  @Test
  void skipsAServerThatNeitherAnswersNorIsRequired() {
    HttpGate.Outcome none = new HttpGate.Outcome.Unreachable("ci does not answer");

    assertThat(http(false).judge(none)).isEqualTo(new Skipped("health", "ci does not answer"));
    assertThat(findings(http(true).judge(none)))
        .extracting(Finding::problem)
        .containsExactly("ci does not answer");
  }

  private static HttpGate http(boolean required) {
    return new HttpGate(
        "health",
        required,
        "https://ci.example.org/s",
        200,
        Optional.of(new Expected("/status", "OK")),
        Optional.empty(),
        Duration.ofSeconds(9));
  }

  @Test
  void showsTheConditionsThatSonarQubeFindsNotMet() {
    Condition coverage = new Condition("new_coverage", "ERROR", "LT", "80", "71.2");
    Condition violations = new Condition("new_violations", "ERROR", "GT", "0", "14");
    Condition rating = new Condition("rating", "OK", "GT", "1", "A");

    assertThat(
            findings(
                sonar(true).judge(new Analyses(List.of(coverage, violations), List.of(), READ))))
        .extracting(Finding::problem)
        .containsExactly(
            "new_coverage is 71.2, and has to be at least 80",
            "new_violations is 14, and has to be at most 0");
    assertThat(sonar(true).judge(new Analyses(List.of(rating), List.of(), READ)))
        .isInstanceOfSatisfying(
            Passed.class,
            passed -> {
              assertThat(passed.detail()).isEqualTo("passed, 1 condition");
              assertThat(passed.evidence().figures()).isEmpty();
            });
  }

  @Test
  void skipsSonarQubeThatIsDownWhereItIsNotRequired() {
    Analyses down = new Analyses(List.of(), List.of("sonar does not answer"), READ);

    assertThat(sonar(false).judge(down)).isEqualTo(new Skipped("sonar", "sonar does not answer"));
    assertThat(findings(sonar(true).judge(down)))
        .extracting(Finding::problem)
        .containsExactly("sonar does not answer");
  }

  private static SonarGate sonar(boolean required) {
    return new SonarGate(
        "sonar",
        required,
        List.of(),
        "https://sonar.example.org",
        Optional.empty(),
        Duration.ofSeconds(9));
  }

  @Test
  void namesWhatASecondBuildMakesOtherwise() {
    ReproducibleGate gate = new ReproducibleGate("reproducible");

    assertThat(detail(gate.judge(new Rebuild(3, List.of()))))
        .isEqualTo("a second build gives the same 3 files");
    assertThat(
            findings(
                gate.judge(
                    new Rebuild(3, List.of(new Difference("g/a/1/a-1.jar", "build.properties"))))))
        .extracting(Finding::problem)
        .containsExactly("g/a/1/a-1.jar differs in a second build: build.properties");
  }

  @Test
  void refusesPackagesThatDoNotResolveOrSayAnotherVersion() {
    PackageGate gate = new PackageGate("package");
    Finding finding = new Finding("a", "b");

    assertThat(detail(gate.judge(new Packages(2, 9, List.of(), false))))
        .isEqualTo("2 modules with 9 files resolved");
    assertThat(findings(gate.judge(new Packages(2, 9, List.of(finding), false))))
        .containsExactly(finding);
    assertThat(gate.judge(new Packages(0, 0, List.of(), true)))
        .isEqualTo(new Skipped("package", "Maven is offline"));
    assertThat(new Stated("a.jar", Optional.of("1.0")).finding("1.0")).isEmpty();
    assertThat(new Stated("a.jar", Optional.empty()).finding("1.0")).isEmpty();
    assertThat(new Stated("a.jar", Optional.of("1.0-SNAPSHOT")).finding("1.0"))
        .map(Finding::problem)
        .contains("a.jar says Implementation-Version 1.0-SNAPSHOT, and is 1.0");
  }

  private static CommandGate command(boolean required) {
    return new CommandGate(
        "links",
        required,
        List.of("lychee", "--offline", "docs"),
        "",
        List.of(),
        Duration.ofSeconds(9));
  }

  private static Measures measures(Map<String, BigDecimal> values) {
    return new Measures(Map.of("k6.json", values), READ);
  }

  private static BenchmarksGate benchmarks() {
    return new BenchmarksGate("benchmarks", true, List.of(), BigDecimal.valueOf(20));
  }

  private static String detail(GateResult result) {
    assertThat(result).isInstanceOf(Passed.class);
    return ((Passed) result).detail();
  }

  private static LintGate lint(Map<Level, Integer> maximum) {
    return new LintGate("lint", true, List.of(), maximum);
  }

  private static CoverageGate coverage(BigDecimal minimum) {
    return new CoverageGate("coverage", true, List.of(), Map.of(Counter.LINE, minimum));
  }

  private static List<Finding> findings(GateResult result) {
    assertThat(result).isInstanceOf(Refused.class);
    return ((Refused) result).findings();
  }
}
