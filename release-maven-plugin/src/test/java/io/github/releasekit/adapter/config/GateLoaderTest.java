package io.github.releasekit.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.SnapshotFixture;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.result.ApiCompatibilityGate;
import io.github.releasekit.domain.gate.result.BenchmarksGate;
import io.github.releasekit.domain.gate.result.CentralGate;
import io.github.releasekit.domain.gate.result.CommandGate;
import io.github.releasekit.domain.gate.result.Coverage.Counter;
import io.github.releasekit.domain.gate.result.CoverageGate;
import io.github.releasekit.domain.gate.result.DocumentationGate;
import io.github.releasekit.domain.gate.result.HttpGate;
import io.github.releasekit.domain.gate.result.HttpGate.Expected;
import io.github.releasekit.domain.gate.result.LintGate;
import io.github.releasekit.domain.gate.result.LintResults.Level;
import io.github.releasekit.domain.gate.result.MeasuresGate;
import io.github.releasekit.domain.gate.result.MeasuresGate.Bound;
import io.github.releasekit.domain.gate.result.PackageGate;
import io.github.releasekit.domain.gate.result.PackageGate.Example;
import io.github.releasekit.domain.gate.result.ReproducibleGate;
import io.github.releasekit.domain.gate.result.ResultGate;
import io.github.releasekit.domain.gate.result.SonarGate;
import io.github.releasekit.domain.gate.result.TestsGate;
import io.github.releasekit.domain.gate.result.Vulnerabilities.Severity;
import io.github.releasekit.domain.gate.result.VulnerabilitiesGate;
import io.github.releasekit.domain.gate.result.Waiver;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateLoaderTest {

  @Test
  void readsGatesInTheirOrder() {
    List<ResultGate> gates =
        gates(
            """
            gates:
              coverage: {line: 90, branch: 72.5 %, required: false}
              tests: {minimum: 100}
              acceptance-tests:
                type: tests
                reports: ["e2e/*.xml"]
              lint: {}
              vulnerabilities: {}
              scan:
                type: vulnerabilities
                high: any
                low: 3
                unknown: 9
                vex: ["security/*.cdx.json"]
                waivers:
                  - {id: CVE-2099-1, reason: no way in, expires: 2027-01-31}
              style: {type: lint, warnings: 0, notes: 20, reports: ["*.sarif"]}
            """);

    assertThat(gates)
        .containsExactly(
            new CoverageGate(
                "coverage",
                false,
                List.of(),
                Map.of(Counter.LINE, new BigDecimal("90"), Counter.BRANCH, new BigDecimal("72.5"))),
            new TestsGate("tests", true, List.of(), 100),
            new TestsGate("acceptance-tests", true, List.of("e2e/*.xml"), 1),
            new LintGate("lint", true, List.of(), Map.of(Level.ERROR, 0)),
            new VulnerabilitiesGate(
                "vulnerabilities",
                true,
                List.of(),
                List.of(),
                Map.of(Severity.CRITICAL, 0, Severity.HIGH, 0, Severity.UNKNOWN, 0),
                List.of()),
            new VulnerabilitiesGate(
                "scan",
                true,
                List.of(),
                List.of("security/*.cdx.json"),
                Map.of(Severity.CRITICAL, 0, Severity.UNKNOWN, 9, Severity.LOW, 3),
                List.of(new Waiver("CVE-2099-1", "no way in", LocalDate.of(2027, 1, 31)))),
            new LintGate(
                "style",
                true,
                List.of("*.sarif"),
                Map.of(Level.ERROR, 0, Level.WARNING, 0, Level.NOTE, 20)));
  }

  @Test
  void readsGatesOnFigures() {
    assertThat(
            gates(
                """
                gates:
                  tests: {}
                  benchmarks: {tolerance: 12.5}
                  load:
                    type: measures
                    reports: ["k6/summary.json"]
                    bounds:
                      - {value: "/metrics/p(95)", maximum: 500}
                      - {value: /rate, minimum: -0.5, maximum: 1}
                """))
        .containsExactly(
            new TestsGate("tests", true, List.of(), 1),
            new BenchmarksGate("benchmarks", true, List.of(), new BigDecimal("12.5")),
            new MeasuresGate(
                "load",
                true,
                List.of("k6/summary.json"),
                List.of(
                    new Bound(
                        "/metrics/p(95)", Optional.empty(), Optional.of(new BigDecimal("500"))),
                    new Bound(
                        "/rate",
                        Optional.of(new BigDecimal("-0.5")),
                        Optional.of(BigDecimal.ONE)))));
  }

  @Test
  void readsWhatIsAskedOfArtifacts() {
    assertThat(
            gates(
                """
                gates:
                  package:
                    examples:
                      - {directory: examples/a}
                      - {directory: b, property: my.version, goals: [clean, test], timeout: 60}
                  api-compatibility: {}
                  api:
                    type: api-compatibility
                    required: false
                    exclude: ["org.example.internal.*", "@org.example.Internal"]
                    removeOnlyDeprecated: false
                    waivers:
                      - {element: "org.example.A.b(int, long)", reason: unused, expires: 2027-01-31}
                """))
        .containsExactly(
            TestsGate.DEFAULT,
            new PackageGate(
                "package",
                List.of(
                    new Example(
                        "examples/a", Optional.empty(), List.of("verify"), Duration.ofMinutes(10)),
                    new Example(
                        "b",
                        Optional.of("my.version"),
                        List.of("clean", "test"),
                        Duration.ofMinutes(1)))),
            new ApiCompatibilityGate("api-compatibility", true, List.of(), true, List.of()),
            new ApiCompatibilityGate(
                "api",
                false,
                List.of("org.example.internal.*", "@org.example.Internal"),
                false,
                List.of(
                    new Waiver(
                        "org.example.A.b(int, long)", "unused", LocalDate.of(2027, 1, 31)))));
  }

  @Test
  void readsWhatIsAskedOfDocuments() {
    assertThat(
            gates(
                """
                gates:
                  documentation: {}
                  guide:
                    type: documentation
                    documents: ["docs/*"]
                    markers: []
                    links: false
                    oldVersions: false
                    changelog: false
                    required: false
                """))
        .containsExactly(
            TestsGate.DEFAULT,
            new DocumentationGate(
                "documentation", true, List.of("*.md"), List.of("TODO", "FIXME"), true, true, true),
            new DocumentationGate(
                "guide", false, List.of("docs/*"), List.of(), false, false, false));
  }

  @Test
  void readsCommands() {
    assertThat(
            gates(
                """
                gates:
                  tests: {}
                  package: {}
                  reproducible: {}
                  central: {}
                  command: {command: [make, check]}
                  links:
                    type: command
                    command: [lychee, "a b", "$X"]
                    directory: docs/site
                    environment: [TOKEN]
                    timeout: 30
                    required: false
                """))
        .containsExactly(
            new TestsGate("tests", true, List.of(), 1),
            new PackageGate("package", List.of()),
            new ReproducibleGate("reproducible"),
            new CentralGate("central"),
            new CommandGate(
                "command", true, List.of("make", "check"), "", List.of(), Duration.ofMinutes(10)),
            new CommandGate(
                "links",
                false,
                List.of("lychee", "a b", "$X"),
                "docs/site",
                List.of("TOKEN"),
                Duration.ofSeconds(30)));
  }

  @Test
  void readsQuestionsToServers() {
    assertThat(
            gates(
                """
                gates:
                  tests: {}
                  http: {url: "https://ci.example.org/"}
                  sonar: {url: "https://sonar.example.org/s", server: sonar}
                  quality:
                    type: http
                    url: "http://localhost:9000/s?v=@{version}"
                    status: 202
                    value: /state
                    equals: OK
                    server: sonar
                    timeout: 5
                    required: false
                """))
        .containsExactly(
            new TestsGate("tests", true, List.of(), 1),
            new HttpGate(
                "http",
                true,
                "https://ci.example.org/",
                200,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(30)),
            new SonarGate(
                "sonar",
                true,
                List.of(),
                "https://sonar.example.org/s",
                Optional.of("sonar"),
                Duration.ofMinutes(10)),
            new HttpGate(
                "quality",
                false,
                "http://localhost:9000/s?v=@{version}",
                202,
                Optional.of(new Expected("/state", "OK")),
                Optional.of("sonar"),
                Duration.ofSeconds(5)));
  }

  @Test
  void judgesTestsWhateverElseIsAskedFor() {
    assertThat(gates("gates: {coverage: {line: 1%}}"))
        .extracting(gate -> gate.id())
        .containsExactly("tests", "coverage");
    assertThat(gates("gates: {}")).containsExactly(TestsGate.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "'gates: {coverage: {}}' => 1:19 => asks for a share in percent",
        "'gates: {coverage: {lines: 90}}' => 1:19 => asks for a share in percent",
        "'gates: {coverage: {line: 90, lines: 1}}' => 1:30 => did you mean 'line'",
        "'gates: {coverage: {line: 101}}' => 1:26 => not a share in percent",
        "'gates: {coverage: {line: -1}}' => 1:26 => not a share in percent",
        "'gates: {coverage: {line: much}}' => 1:26 => not a share in percent",
        "'gates: {tests: {minimum: 0}}' => 1:26 => not a number from 1",
        "'gates: {tests: {line: 90}}' => 1:17 => is not a key here",
        "'gates: {lint: {errors: -1}}' => 1:24 => not a number from 0",
        "'gates: {lint: {warnings: 01}}' => 1:26 => not a number from 0",
        "'gates: {lint: {errors: any}}' => 1:15 => judges nothing",
        "'gates: {http: {url: https://a..b/}}' => 1:15 => is not a URL",
        "'gates: {http: {url: https://a:99999/}}' => 1:15 => is not a URL",
        "'gates: {lint: {error: 1}}' => 1:16 => did you mean 'errors'",
        "'gates: {vulnerabilities: {waivers: [{id: A}]}}' => 1:37 => is missing",
        "'gates: {benchmarks: {tolerance: some}}' => 1:33 => not a share in percent",
        "'gates: {measures: {bounds: [{value: /a, minimum: 1}]}}' => 1:19 => names its 'reports'",
        "'gates: {measures: {reports: [a]}}' => 1:19 => names its 'reports'",
        "'gates: {measures: {reports: [a], bounds: [{value: a, minimum: 1}]}}' => 1:43 => JSON pointer",
        "'gates: {measures: {reports: [a], bounds: [{value: /a}]}}' => 1:43 => has a 'minimum'",
        "'gates: {measures: {reports: [a], bounds: [{value: /a, maximum: 1e9}]}}' => 1:64 => not a number",
        "'gates: {command: {}}' => 1:18 => names a program",
        "'gates: {command: {command: make}}' => 1:28 => a list is expected",
        "'gates: {command: {command: [a], reports: [b]}}' => 1:33 => is not a key here",
        "'gates: {command: {command: [a], directory: ../b}}' => 1:44 => not a path inside",
        "'gates: {http: {}}' => 1:15 => is missing",
        "'gates: {http: {url: ftp://a/}}' => 1:15 => is not a URL",
        "'gates: {http: {url: https://me:pw@a/}}' => 1:15 => is not a URL",
        "'gates: {http: {url: \"https://a/@{x}\"}}' => 1:15 => is not a URL",
        "'gates: {http: {url: https://a/, value: /b}}' => 1:15 => belong together",
        "'gates: {http: {url: https://a/, value: b, equals: c}}' => 1:15 => not a JSON pointer",
        "'gates: {sonar: {url: \"https://a/?b\"}}' => 1:16 => not the URL of a SonarQube server",
        "'gates: {reproducible: {required: false}}' => 1:24 => is not a key here",
        "'gates: {central: {required: false}}' => 1:19 => is not a key here",
        "'gates: {package: {reports: [a]}}' => 1:19 => is not a key here",
        "'gates: {package: {examples: [{property: a}]}}' => 1:30 => is missing",
        "'gates: {package: {examples: [{directory: ../a}]}}' => 1:42 => not a path inside",
        "'gates: {package: {examples: [{directory: a, property: -b}]}}' => 1:30 => not the name of a property",
        "'gates: {package: {examples: [{directory: a, goals: [-Dx=y]}]}}' => 1:30 => neither a phase nor a goal",
        "'gates: {api-compatibility: {exclude: [\"a b\"]}}' => 1:28 => no qualified name",
        "'gates: {api-compatibility: {exclude: [\"@a.*\"]}}' => 1:28 => no qualified name",
        "'gates: {api-compatibility: {waivers: [{element: a, reason: b}]}}' => 1:39 => is missing",
        "'gates: {resolved-dependencies: {type: tests}}' => 1:32 => always holds",
        "'gates: {tests: yes}' => 1:16 => a mapping of keys",
        "'gates: {e2e: {minimum: 1}}' => 1:14 => has no type: one of tests, coverage, lint, vulnerabilities, measures, benchmarks, documentation, command, http, sonar, api-compatibility, package, central, reproducible",
        "'gates: {e2e: {type: test}}' => 1:21 => is none of tests, coverage, lint, vulnerabilities, measures, benchmarks, documentation, command, http, sonar, api-compatibility, package, central, reproducible",
        "'gates: {E2E: {type: tests}}' => 1:14 => small letters",
        "'gates: {clean-tree: {type: tests}}' => 1:21 => one of the repository",
        "'gates: {tests: {type: coverage, line: 1}}' => 1:16 => named after a type",
        "'gates: [tests]' => 1:8 => a mapping of keys",
      })
  void refusesGatesThatCannotBeJudged(String yaml, String at, String about) {
    assertThatThrownBy(() -> gates(yaml))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release-kit.yml:" + at + ": ")
        .hasMessageContaining(about);
  }

  private static List<ResultGate> gates(String yaml) {
    return SnapshotFixture.policy(yaml).profiles().base().gates();
  }
}
