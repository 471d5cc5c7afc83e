package io.github.releasekit.step;

import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.event.RunOutput;
import io.github.releasekit.domain.event.StepLine;
import io.github.releasekit.domain.event.StepStart;
import io.github.releasekit.domain.event.StepsTotal;
import io.github.releasekit.domain.metrics.ExpectedTimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The only loop over steps: it runs, resumes, times and records them. */
public final class Pipeline {

  private final JournalFile journal;
  private final Clock clock;
  private final RunOutput out;
  private final ExpectedTimes expected;

  /**
   * @param out gets a line a step
   */
  public Pipeline(JournalFile journal, Clock clock, Consumer<String> out) {
    this(journal, clock, out, ExpectedTimes.UNKNOWN);
  }

  /**
   * @param out gets a line a step, and one ahead of each that may take long
   * @param expected what steps took in earlier releases
   */
  public Pipeline(JournalFile journal, Clock clock, Consumer<String> out, ExpectedTimes expected) {
    this.journal = journal;
    this.clock = clock;
    this.out = RunOutput.of(out);
    this.expected = expected;
  }

  /**
   * Runs steps whose effect is not there yet. The intent is on disk before the effect, the event
   * after it.
   *
   * @return the journal at the end
   * @throws ReleaseException from the first step that cannot be done
   */
  public <T> Journal run(T subject, List<Step<T>> steps) {
    Instant begun = clock.instant();
    int made = 0;
    for (Step<T> step : steps) {
      Observation observation = step.observe(subject, journal.journal());
      if (observation instanceof Observation.Foreign foreign) {
        throw new ReleaseException(foreign.what(), foreign.remedy());
      }
      if (observation instanceof Observation.Done done) {
        if (!journal.journal().lastOf(step.id()).equals(Optional.of(done.event()))) {
          journal.append(new JournalEntry(step.id(), clock.instant(), 0, done.event()));
        }
        out.step(new StepLine(step.id(), Optional.empty()));
      } else {
        Instant start = clock.instant();
        announce(steps.stream().map(Step::id).toList(), steps.indexOf(step), seconds(begun));
        journal.append(JournalEntry.intent(step.id(), start));
        Event event = apply(step, subject, start);
        double seconds = seconds(start);
        journal.append(new JournalEntry(step.id(), start, seconds, event));
        out.step(new StepLine(step.id(), Optional.of(seconds)));
        made++;
      }
    }
    if (made > 1) {
      out.finished(new StepsTotal(steps.size(), seconds(begun)));
    }
    return journal.journal();
  }

  /** Says that one of several steps begins, unless it is known to be done in a moment. */
  private void announce(List<String> steps, int index, double elapsed) {
    String step = steps.get(index);
    Optional<Double> own = expected.of(step);
    if (steps.size() > 1 && own.filter(seconds -> seconds < 1).isEmpty()) {
      out.begun(
          new StepStart(
              step,
              index + 1,
              steps.size(),
              elapsed,
              own,
              expected.of(steps.subList(index, steps.size()))));
    }
  }

  /** A failure that was said is no interruption: the journal tells the two apart. */
  private <T> Event apply(Step<T> step, T subject, Instant start) {
    try {
      return step.apply(subject, journal.journal());
    } catch (ReleaseException e) {
      journal.append(
          new JournalEntry(step.id(), start, seconds(start), new Event.Failed(e.problem())));
      throw e;
    }
  }

  private double seconds(Instant start) {
    return Duration.between(start, clock.instant()).toMillis() / 1000.0;
  }
}
