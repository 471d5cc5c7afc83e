package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.gate.Evidence;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program, run where the release was built, ends with exit code 0 (G5, G12).
 *
 * @param required whether a release is refused where the program is not installed
 * @param command the program and its arguments, which no shell reads
 * @param directory it runs in, from the root of the repository; empty for the root
 * @param environment names of variables that it is given besides those that programs need
 * @param timeout after which it is ended
 */
public record CommandGate(
    String id,
    boolean required,
    List<String> command,
    String directory,
    List<String> environment,
    Duration timeout)
    implements ResultGate {

  private static final int SHOWN = 60;

  /** How it went. */
  public sealed interface Outcome {

    /**
     * It came to its end.
     *
     * @param lastLine of what it printed, without control characters
     * @param output the file that holds all it printed, for people
     */
    record Ended(int exit, String lastLine, String output, Reports reports) implements Outcome {}

    /**
     * It was ended.
     *
     * @param output the file that holds what it had printed, for people
     */
    record Late(String output) implements Outcome {}

    /** There is no such program. */
    record Missing() implements Outcome {}
  }

  public CommandGate {
    command = List.copyOf(command);
    environment = List.copyOf(environment);
  }

  @Override
  public String condition() {
    String line = PlainText.line(String.join(" ", command));
    return (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line) + " succeeds";
  }

  @Override
  public GateResult judge(BuildResults results) {
    return judge(results.run(this));
  }

  GateResult judge(Outcome outcome) {
    String program = PlainText.line(command.get(0));
    if (outcome instanceof Outcome.Missing) {
      String problem = program + " is not installed";
      return required
          ? new GateResult.Refused(
              id, List.of(new Finding(problem, "install it, or say 'required: false'")))
          : new GateResult.Skipped(id, problem);
    }
    if (outcome instanceof Outcome.Late late) {
      return new GateResult.Refused(
          id,
          List.of(
              new Finding(
                  program + " was not done in " + timeout.toSeconds() + " seconds",
                  "see " + late.output() + ", or raise 'timeout'")));
    }
    Outcome.Ended ended = (Outcome.Ended) outcome;
    String said = ended.lastLine().isEmpty() ? "" : ": " + ended.lastLine();
    return GateResult.of(
        id,
        ended.exit() == 0
            ? List.of()
            : List.of(
                new Finding(
                    program + " ended with exit code " + ended.exit() + said,
                    "see " + ended.output())),
        program + " succeeded" + said,
        new Evidence(Map.of("exitCode", BigDecimal.valueOf(ended.exit())), ended.reports()));
  }
}
