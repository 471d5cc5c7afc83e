package io.github.releasekit.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.result.SonarGate;
import io.github.releasekit.domain.gate.result.SonarGate.Analyses;
import io.github.releasekit.domain.gate.result.SonarGate.Condition;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that answers as the Web API of SonarQube says. */
class SonarAnalysesTest {

  private static final String PASSED =
      """
      {"projectStatus": {"status": "OK", "conditions": [
        {"status": "OK", "metricKey": "new_coverage", "comparator": "LT", "periodIndex": 1,
         "errorThreshold": "80", "actualValue": "85.4"}],
        "ignoredConditions": false, "caycStatus": "compliant"}}
      """;

  @TempDir Path root;
  private HttpServer server;
  private final Deque<String> tasks = new ArrayDeque<>();
  private final List<String> seen = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private String verdict = PASSED;
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          seen.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          String body =
              exchange.getRequestURI().getPath().equals("/sonar/api/ce/task")
                  ? tasks.size() > 1 ? tasks.poll() : tasks.peek()
                  : verdict;
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          try (exchange) {
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    report("dashboardUrl=http://elsewhere/\nceTaskId=AVAn5RKqYwETbXvgas-I\nprojectKey=p\n");
    tasks.add(task("SUCCESS"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void asksForTheAnalysisOfTheBuild() {
    Analyses analyses = analyses(gate(60));

    assertThat(analyses.problems()).isEmpty();
    assertThat(analyses.conditions())
        .containsExactly(new Condition("new_coverage", "OK", "LT", "80", "85.4"));
    assertThat(analyses.reports().files()).isEqualTo(1);
    assertThat(seen)
        .containsExactly(
            "/sonar/api/ce/task?id=AVAn5RKqYwETbXvgas-I Bearer squ_token",
            "/sonar/api/qualitygates/project_status?analysisId=AVAn5RJmYwETbXvgas-H"
                + " Bearer squ_token");
  }

  @Test
  void waitsUntilTheAnalysisIsDone() {
    tasks.clear();
    tasks.addAll(List.of(task("PENDING"), task("IN_PROGRESS"), task("SUCCESS")));

    assertThat(analyses(gate(60)).conditions()).hasSize(1);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void waitsNoLongerThanItsTimeout() {
    tasks.clear();
    tasks.add(task("PENDING"));

    assertThat(analyses(gate(10)).problems())
        .containsExactly("the analysis is not done in 10 seconds");
    assertThat(pauses).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "CANCELED"})
  void knowsThatAnAnalysisHasFailed(String state) {
    tasks.clear();
    tasks.add(task(state));

    assertThat(analyses(gate(60)).problems()).containsExactly("the analysis has ended as " + state);
  }

  @Test
  void readsConditionsThatAreNotMet() {
    verdict =
        """
        {"projectStatus": {"status": "ERROR", "conditions": [
          {"status": "ERROR", "metricKey": "new_violations", "comparator": "GT",
           "errorThreshold": "0", "actualValue": "14"}]}}
        """;

    Analyses analyses = analyses(gate(60));

    assertThat(analyses.problems()).isEmpty();
    assertThat(analyses.conditions())
        .containsExactly(new Condition("new_violations", "ERROR", "GT", "0", "14"));
  }

  @Test
  void knowsAProjectWithoutAQualityGate() {
    verdict = "{\"projectStatus\": {\"status\": \"NONE\", \"conditions\": []}}";

    assertThat(analyses(gate(60)).problems()).containsExactly("the project has no quality gate");
  }

  @Test
  void refusesATokenThatMayNotBrowse() {
    status = 403;

    assertThatThrownBy(() -> analyses(gate(60)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("SonarQube answers 403 to api/ce/task")
        .hasMessageNotContaining("squ_token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "<html/>", "{\"projectStatus\": {\"conditions\": {}}}"})
  void refusesAnAnswerThatIsNotOfTheApi(String answer) {
    verdict = answer;

    assertThatThrownBy(() -> analyses(gate(60)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("api/qualitygates/project_status");
  }

  /** The report is anybody's: what it names goes into a request that carries a token. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "ceTaskId=", "ceTaskId=a&b=c", "ceTaskId=../x", "ceTaskUrl=http://e/?id=a"})
  void refusesAReportThatNamesNoTask(String content) throws IOException {
    report(content);

    assertThatThrownBy(() -> analyses(gate(60)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("report-task.txt is not a report of SonarQube's scanner");
    assertThat(seen).isEmpty();
  }

  private Analyses analyses(SonarGate gate) {
    return new WebAnswers(
            new HttpExchanges(url -> Optional.empty()),
            id -> Optional.of(new Credentials("", "squ_token")),
            "1.0.0",
            "v1.0.0",
            pauses::add)
        .analyses(gate, new ReportFiles(root, List.of(root.resolve("target"))));
  }

  private SonarGate gate(int timeout) {
    return new SonarGate(
        "sonar",
        true,
        List.of(),
        "http://127.0.0.1:" + server.getAddress().getPort() + "/sonar",
        Optional.of("sonar"),
        Duration.ofSeconds(timeout));
  }

  private void report(String content) throws IOException {
    Path file = root.resolve("target/sonar/report-task.txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static String task(String status) {
    return """
        {"task": {"id": "AVAn5RKqYwETbXvgas-I", "type": "REPORT", "componentKey": "p",
          "status": "%s", "submittedAt": "2026-11-25T10:00:00+0000",
          "analysisId": "AVAn5RJmYwETbXvgas-H", "logs": false}}
        """
        .formatted(status);
  }
}
