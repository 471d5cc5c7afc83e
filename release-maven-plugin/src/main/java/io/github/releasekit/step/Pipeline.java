package io.github.releasekit.step;

import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.event.RunOutput;
import io.github.releasekit.domain.event.StepLine;
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

  /**
   * @param out gets a line a step
   */
  public Pipeline(JournalFile journal, Clock clock, Consumer<String> out) {
    this.journal = journal;
    this.clock = clock;
    this.out = RunOutput.of(out);
  }

  /**
   * Runs steps whose effect is not there yet. The intent is on disk before the effect, the event
   * after it.
   *
   * @return the journal at the end
   * @throws ReleaseException from the first step that cannot be done
   */
  public <T> Journal run(T subject, List<Step<T>> steps) {
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
        journal.append(JournalEntry.intent(step.id(), start));
        Event event = apply(step, subject, start);
        double seconds = seconds(start);
        journal.append(new JournalEntry(step.id(), start, seconds, event));
        out.step(new StepLine(step.id(), Optional.of(seconds)));
      }
    }
    return journal.journal();
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
