package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.gate.Evidence;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A web server gives the answer that is asked for (G5).
 *
 * @param required whether a release is refused where the server does not answer
 * @param url that is got; {@code @{version}} and {@code @{tag}} stand for those of the release
 * @param status of the answer
 * @param expected value in the answer; empty where the status is enough
 * @param server whose credentials in settings.xml are sent; empty for none
 * @param timeout of the answer
 */
public record HttpGate(
    String id,
    boolean required,
    String url,
    int status,
    Optional<Expected> expected,
    Optional<String> server,
    Duration timeout)
    implements ResultGate {

  /**
   * A value that an answer of JSON has to have.
   *
   * @param pointer to it (RFC 6901)
   * @param value a text, or a number, {@code true} or {@code false} as JSON writes them
   */
  public record Expected(String pointer, String value) {}

  /** What came of it. */
  public sealed interface Outcome {

    /**
     * An answer.
     *
     * @param value at the pointer; empty where there is none
     * @param reports digest of the answer
     */
    record Answered(int status, Optional<String> value, Reports reports) implements Outcome {}

    /** There was no answer. */
    record Unreachable(String problem) implements Outcome {}
  }

  @Override
  public String condition() {
    return expected
        .map(value -> value.pointer() + " of " + url + " is " + value.value())
        .orElse(url + " answers " + status);
  }

  @Override
  public GateResult judge(BuildResults results) {
    return judge(results.ask(this));
  }

  GateResult judge(Outcome outcome) {
    if (outcome instanceof Outcome.Unreachable unreachable) {
      return required
          ? new GateResult.Refused(
              id,
              List.of(
                  new Finding(
                      unreachable.problem(),
                      "run the same command when it answers, or say 'required: false'")))
          : new GateResult.Skipped(id, unreachable.problem());
    }
    Outcome.Answered answered = (Outcome.Answered) outcome;
    List<Finding> findings = new ArrayList<>();
    if (answered.status() != status) {
      findings.add(
          new Finding(
              "the server answers " + answered.status() + ", and has to answer " + status,
              "see " + url));
    } else {
      expected
          .filter(wanted -> !answered.value().equals(Optional.of(wanted.value())))
          .ifPresent(wanted -> findings.add(finding(wanted, answered.value())));
    }
    return GateResult.of(
        id,
        findings,
        expected
            .map(value -> value.pointer() + " is " + value.value())
            .orElse("the server answers " + status),
        new Evidence(Map.of("status", BigDecimal.valueOf(answered.status())), answered.reports()));
  }

  private Finding finding(Expected wanted, Optional<String> value) {
    return new Finding(
        value
                .map(is -> wanted.pointer() + " is '" + PlainText.line(is) + "'")
                .orElse(wanted.pointer() + " is not in the answer")
            + ", and has to be '"
            + wanted.value()
            + "'",
        "see " + url);
  }
}
