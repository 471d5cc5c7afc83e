package io.github.releasekit.domain.gate.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult.Passed;
import io.github.releasekit.domain.gate.result.LintResults.Issue;
import io.github.releasekit.domain.gate.result.LintResults.Level;
import io.github.releasekit.domain.gate.result.Vulnerabilities.Severity;
import io.github.releasekit.domain.gate.result.Vulnerabilities.Statement;
import io.github.releasekit.domain.gate.result.Vulnerabilities.Vulnerability;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gates on what analyses and scanners have found. */
class FindingGatesTest extends AbstractResultGateTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

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

  private static LintGate lint(Map<Level, Integer> maximum) {
    return new LintGate("lint", true, List.of(), maximum);
  }
}
