package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.gate.Evidence;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.result.Vulnerabilities.Severity;
import io.github.releasekit.domain.gate.result.Vulnerabilities.Vulnerability;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * No more vulnerabilities are known than are allowed.
 *
 * @param vex patterns of the paths of VEX documents, from the root of the repository
 * @param maximum of each severity that is bounded; at least one
 * @param waivers of vulnerabilities that are lived with for a while, by their ids
 */
public record VulnerabilitiesGate(
    String id,
    boolean required,
    List<String> reports,
    List<String> vex,
    Map<Severity, Integer> maximum,
    List<Waiver> waivers)
    implements ReportGate {

  private static final int SHOWN = 20;

  public VulnerabilitiesGate {
    reports = List.copyOf(reports);
    vex = List.copyOf(vex);
    maximum = Tally.sorted(Severity.class, maximum);
    waivers = List.copyOf(waivers);
  }

  @Override
  public String condition() {
    return Tally.condition(maximum);
  }

  @Override
  public GateResult judge(BuildResults results) {
    return judge(results.vulnerabilities(reports, vex), results.today());
  }

  /**
   * @param today for waivers, which expire
   */
  public GateResult judge(Vulnerabilities vulnerabilities, LocalDate today) {
    if (vulnerabilities.reports().files() == 0) {
      return judgeNothing(
          "report of vulnerabilities",
          "have the build of the release write dependency-check-report.json, or name another"
              + " scanner's under 'reports'");
    }
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    List<Vulnerability> counted = new ArrayList<>();
    int harmless = 0;
    int waived = 0;
    for (Vulnerability found : vulnerabilities.found()) {
      if (vulnerabilities.statements().stream().anyMatch(said -> said.covers(found))) {
        harmless++;
      } else if (waiver(found).filter(waiver -> waiver.holds(today)).isPresent()) {
        waived++;
      } else {
        counts.merge(found.severity(), 1, Integer::sum);
        counted.add(found);
      }
    }
    Tally<Severity> tally = new Tally<>(Severity.values(), counts, maximum);
    List<Finding> findings = new ArrayList<>();
    for (Severity severity : tally.exceeded()) {
      findings.add(
          new Finding(
              tally.excess(severity, counted(severity, tally.count(severity))),
              "update what is shown, or state in a VEX document why it does no harm"));
      counted.stream()
          .filter(found -> found.severity() == severity)
          .limit(SHOWN)
          .map(this::finding)
          .forEach(findings::add);
    }
    Map<String, BigDecimal> figures = tally.figures();
    figures.put("notAffected", BigDecimal.valueOf(harmless));
    figures.put("waived", BigDecimal.valueOf(waived));
    return GateResult.of(
        id,
        findings,
        Stream.of(Severity.values())
                .map(severity -> tally.count(severity) + " " + severity)
                .collect(Collectors.joining(", "))
            + (harmless == 0 ? "" : ", " + harmless + " not affected")
            + (waived == 0 ? "" : ", " + waived + " waived"),
        new Evidence(figures, vulnerabilities.reports()));
  }

  private static String counted(Severity severity, int number) {
    return number + " " + severity + (number == 1 ? " vulnerability" : " vulnerabilities");
  }

  private Optional<Waiver> waiver(Vulnerability found) {
    return Waiver.find(waivers, found.id());
  }

  private Finding finding(Vulnerability found) {
    return new Finding(
        found.severity() + " " + found.id() + " in " + found.component(),
        waiver(found)
            .map(waiver -> "its waiver has expired on " + waiver.expires())
            .orElse("update it, or waive it under 'waivers' with a reason and a last day"));
  }
}
