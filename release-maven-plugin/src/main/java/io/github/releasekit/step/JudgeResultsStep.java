package io.github.releasekit.step;

import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Built;
import io.github.releasekit.domain.event.Event.ResultsJudged;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateRecord;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.result.BuildResults;
import io.github.releasekit.domain.gate.result.ResultGate;
import io.github.releasekit.domain.plan.ReleasePlan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Judges what the build in the scratch clone has produced by the plan's gates (G2). The clone is
 * new, so that no report is of an earlier build. A judgement holds for the day, since waivers end.
 *
 * <p>Rollback: it changes nothing.
 */
public final class JudgeResultsStep implements Step<ReleasePlan> {

  public static final String ID = "judge-results";

  private final BiFunction<ReleasePlan, Journal, BuildResults> results;
  private final LocalDate today;

  /**
   * @param results of the build of a plan that a journal tells of
   * @param today in UTC
   */
  public JudgeResultsStep(BiFunction<ReleasePlan, Journal, BuildResults> results, LocalDate today) {
    this.results = results;
    this.today = today;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Observation observe(ReleasePlan plan, Journal journal) {
    return journal
        .entry(ResultsJudged.class)
        .filter(entry -> LocalDate.ofInstant(entry.at(), ZoneOffset.UTC).equals(today))
        .<Observation>map(entry -> new Observation.Done(entry.event()))
        .orElse(Observation.ABSENT);
  }

  /**
   * @throws ReleaseException with every finding of every gate
   */
  @Override
  public Event apply(ReleasePlan plan, Journal journal) {
    Path checkout = CheckOutStep.checkout(journal);
    BuildResults built = results.apply(plan, journal);
    List<GateResult> judged = new ArrayList<>();
    judged.add(
        new Staging(Path.of(journal.get(Built.class).staging()))
            .resolutions()
            .dependencies()
            .judge(plan.policy(), built.today()));
    plan.selection().judged().forEach(gate -> judged.add(judge(gate, built)));
    List<Finding> findings = GateResult.findings(judged);
    if (!findings.isEmpty()) {
      throw new ReleaseException(
          "the build of " + plan.tag() + " does not pass:" + Finding.lines(findings),
          "correct them, commit, and run the same command again, which builds anew; the reports are in "
              + checkout);
    }
    return new ResultsJudged(
        Stream.concat(judged.stream(), plan.selection().skipped().stream())
            .map(GateRecord::of)
            .toList());
  }

  private static GateResult judge(ResultGate gate, BuildResults built) {
    try {
      return gate.judge(built);
    } catch (ReleaseException e) {
      return GateResult.unreadable(gate.id(), e);
    }
  }
}
