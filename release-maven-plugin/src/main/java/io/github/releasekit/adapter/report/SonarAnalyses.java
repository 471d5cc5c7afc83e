package io.github.releasekit.adapter.report;

import io.github.releasekit.adapter.http.HttpExchanges;
import io.github.releasekit.adapter.http.HttpExchanges.Answer;
import io.github.releasekit.adapter.http.HttpExchanges.UnreachableException;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.result.SonarGate;
import io.github.releasekit.domain.gate.result.SonarGate.Analyses;
import io.github.releasekit.domain.gate.result.SonarGate.Condition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Asks SonarQube for the quality gate of the analyses that its scanner has begun in a build: {@code
 * report-task.txt} names a task, {@code api/ce/task} its analysis when it is done, and {@code
 * api/qualitygates/project_status} what came of it.
 *
 * @see <a href="https://docs.sonarsource.com/sonarqube-server/latest/extension-guide/web-api/">Web
 *     API</a>
 */
final class SonarAnalyses {

  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final Set<String> UNDONE = Set.of("PENDING", "IN_PROGRESS");

  private final HttpExchanges reader;
  private final SonarGate gate;
  private final Optional<Credentials> credentials;
  private final Consumer<Duration> waiting;
  private final List<Condition> conditions = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private SonarAnalyses(
      HttpExchanges reader,
      SonarGate gate,
      Optional<Credentials> credentials,
      Consumer<Duration> waiting) {
    this.reader = reader;
    this.gate = gate;
    this.credentials = credentials;
    this.waiting = waiting;
  }

  /**
   * @param waiting lets a pause pass
   * @throws ReleaseException when a report cannot be read, or the server answers what it should not
   */
  static Analyses read(
      ReportFiles files,
      SonarGate gate,
      HttpExchanges reader,
      Optional<Credentials> credentials,
      Consumer<Duration> waiting) {
    List<Path> found =
        gate.reports().isEmpty()
            ? files.built("sonar", "report-task.txt")
            : files.matching(gate.reports());
    List<String> tasks = new ArrayList<>();
    Reports reports =
        files.readLines(found, "a report of SonarQube's scanner", lines -> tasks.add(task(lines)));
    SonarAnalyses read = new SonarAnalyses(reader, gate, credentials, waiting);
    tasks.forEach(read::await);
    return new Analyses(read.conditions, read.problems, reports);
  }

  private static String task(List<String> lines) throws IOException {
    String task =
        lines.stream()
            .filter(line -> line.startsWith("ceTaskId="))
            .map(line -> line.substring("ceTaskId=".length()).strip())
            .findFirst()
            .orElse("");
    if (!ID.matcher(task).matches()) {
      throw new IOException("it names no task, as ceTaskId");
    }
    return task;
  }

  private void await(String task) {
    try {
      Duration waited = Duration.ZERO;
      Map<String, String> state = task("api/ce/task?id=" + task);
      while (UNDONE.contains(state.get("status"))) {
        if (waited.compareTo(gate.timeout()) >= 0) {
          problems.add("the analysis is not done in " + gate.timeout().toSeconds() + " seconds");
          return;
        }
        waiting.accept(PAUSE);
        waited = waited.plus(PAUSE);
        state = task("api/ce/task?id=" + task);
      }
      String analysis = state.getOrDefault("analysisId", "");
      if (!"SUCCESS".equals(state.get("status")) || !ID.matcher(analysis).matches()) {
        problems.add("the analysis has ended as " + PlainText.line(state.get("status")));
        return;
      }
      judged(analysis);
    } catch (UnreachableException e) {
      problems.add(e.problem());
    }
  }

  private Map<String, String> task(String path) {
    Map<String, String> found = new HashMap<>(Map.of("status", "unknown"));
    get(
        path,
        json ->
            json.pointers(
                Set.of("/task/status", "/task/analysisId"),
                at ->
                    json.scalar()
                        .ifPresent(
                            value -> found.put(at.substring(at.lastIndexOf('/') + 1), value))));
    return found;
  }

  private void judged(String analysis) {
    String[] status = {""};
    get(
        "api/qualitygates/project_status?analysisId=" + analysis,
        json ->
            json.pointers(
                Set.of("/projectStatus/status", "/projectStatus/conditions"),
                at -> {
                  if (at.endsWith("/status")) {
                    status[0] = json.textOr("");
                  } else {
                    json.list(() -> conditions.add(condition(json)));
                  }
                }));
    if (status[0].equals("NONE")) {
      problems.add("the project has no quality gate");
    } else if (!status[0].equals("OK")
        && conditions.stream().allMatch(condition -> condition.status().equals("OK"))) {
      problems.add("the quality gate is " + PlainText.line(status[0]));
    }
  }

  private static Condition condition(JsonCursor json) throws IOException {
    Map<String, String> values = new HashMap<>();
    json.object(key -> json.scalar().ifPresent(value -> values.put(key, PlainText.line(value))));
    return new Condition(
        values.getOrDefault("metricKey", ""),
        values.getOrDefault("status", ""),
        values.getOrDefault("comparator", ""),
        values.getOrDefault("errorThreshold", "?"),
        values.getOrDefault("actualValue", "?"));
  }

  private interface Reading {
    void read(JsonCursor json) throws IOException;
  }

  private void get(String path, Reading reading) {
    String base = gate.url().endsWith("/") ? gate.url() : gate.url() + "/";
    Answer answer = reader.get(URI.create(base + path), credentials, ANSWER);
    if (answer.status() != 200) {
      throw new ReleaseException(
          "SonarQube answers " + answer.status() + " to " + path.replaceFirst("\\?.*", ""),
          "see that 'url' is right, and that the token of 'server' may browse the project");
    }
    try (JsonCursor json = JsonCursor.at(new ByteArrayInputStream(answer.body()))) {
      reading.read(json);
      json.requireEnd();
    } catch (IOException e) {
      throw new ReleaseException(
          "SonarQube's answer to " + path.replaceFirst("\\?.*", "") + " is not of its web API",
          "see that 'url' is that of a SonarQube server",
          e);
    }
  }
}
