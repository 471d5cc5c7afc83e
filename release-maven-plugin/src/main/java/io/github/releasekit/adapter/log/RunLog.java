package io.github.releasekit.adapter.log;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event.Retried;
import io.github.releasekit.domain.event.StepLine;
import io.github.releasekit.domain.event.StepStart;
import io.github.releasekit.domain.event.StepsTotal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a goal says as a JSON object a line (T7), of the form {@code log.schema.json} of the site;
 * also in a file, without what Maven puts in front of it. A file that cannot be written is said
 * once, and fails nothing.
 */
public final class RunLog {

  private static final String JSON = "json";
  private static final String TEXT = "text";

  private final String goal;
  private final Supplier<Optional<String>> version;
  private final Path file;
  private final Clock clock;
  private Optional<String> unwritable = Optional.empty();

  /**
   * @param goal that runs, such as {@code prepare}
   * @param version that is released, as soon as it is known
   * @param file that lines are appended to
   */
  public RunLog(String goal, Supplier<Optional<String>> version, Path file, Clock clock) {
    this.goal = goal;
    this.version = version;
    this.file = file;
    this.clock = clock;
  }

  /**
   * Whether a log is wanted in JSON.
   *
   * @param form {@code text} or {@code json}
   * @throws ReleaseException when it is neither
   */
  public static boolean isWanted(String form) {
    String word = form.strip().toLowerCase(Locale.ROOT);
    if (!word.equals(JSON) && !word.equals(TEXT)) {
      throw new ReleaseException(
          "release-kit.log is '" + PlainText.shortLine(form) + "', which is neither text nor json",
          "-Drelease-kit.log=text or -Drelease-kit.log=json");
    }
    return word.equals(JSON);
  }

  /** A line of the goal, as an object on one line. */
  public String info(String line) {
    return written(entry("info"), line);
  }

  /** A step that begins, as an object on one line. */
  public String begun(StepStart step) {
    Map<String, Object> entry = entry("info");
    entry.put("begins", PlainText.logged(step.step()));
    entry.put("number", step.number());
    entry.put("steps", step.steps());
    entry.put("elapsedSeconds", step.elapsed());
    step.expected().ifPresent(seconds -> entry.put("expectedSeconds", seconds));
    return written(entry, step.toString());
  }

  /** All steps are done, as an object on one line. */
  public String finished(StepsTotal total) {
    Map<String, Object> entry = entry("info");
    entry.put("steps", total.steps());
    entry.put("elapsedSeconds", total.seconds());
    return written(entry, total.toString());
  }

  /** A step that is done, as an object on one line. */
  public String step(StepLine step) {
    Map<String, Object> entry = entry("info");
    entry.put("step", PlainText.logged(step.step()));
    step.seconds().ifPresent(seconds -> entry.put("seconds", seconds));
    return written(entry, step.toString());
  }

  /** A server or remote that is asked again, as an object on one line. */
  public String retried(Retried retried) {
    Map<String, Object> entry = entry("info");
    entry.put("attempt", retried.attempt());
    entry.put("attempts", retried.attempts());
    return written(entry, retried.line());
  }

  /**
   * What has ended the goal, as an object on one line.
   *
   * @param problem what was found
   * @param next the next command; empty where there is none
   */
  public String failure(String problem, String next) {
    Map<String, Object> entry = entry("error");
    entry.put("message", PlainText.logged(PlainText.line(problem)));
    entry.put("problem", PlainText.logged(PlainText.line(problem)));
    if (!next.isBlank()) {
      entry.put("next", PlainText.logged(PlainText.line(next)));
    }
    return written(entry);
  }

  /** Why the file could not be written, the first time that it is asked. */
  public synchronized Optional<String> unwritable() {
    Optional<String> said = unwritable.filter(problem -> !problem.isEmpty());
    unwritable = unwritable.map(problem -> "");
    return said;
  }

  private Map<String, Object> entry(String level) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("time", clock.instant());
    entry.put("level", level);
    entry.put("goal", goal);
    version.get().ifPresent(known -> entry.put("version", PlainText.logged(known)));
    return entry;
  }

  private String written(Map<String, Object> entry, String message) {
    entry.put("message", PlainText.logged(message).strip());
    return written(entry);
  }

  private synchronized String written(Map<String, Object> entry) {
    String line = Json.line(entry);
    if (unwritable.isEmpty()) {
      try {
        Files.createDirectories(file.getParent());
        Files.write(
            file,
            (line + "\n").getBytes(StandardCharsets.UTF_8),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        unwritable = Optional.of(file + " cannot be written: " + e);
      }
    }
    return line;
  }
}
