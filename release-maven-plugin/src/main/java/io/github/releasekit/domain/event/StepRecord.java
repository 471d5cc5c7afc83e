package io.github.releasekit.domain.event;

/**
 * A step of a release that is done.
 *
 * @param id of the step
 * @param startedAt ISO 8601 in UTC
 * @param seconds how long it took
 * @param outcome {@code done}
 */
public record StepRecord(String id, String startedAt, double seconds, String outcome) {

  /** Of an entry of the journal. */
  public static StepRecord of(JournalEntry entry) {
    return new StepRecord(entry.step(), entry.at().toString(), entry.seconds(), "done");
  }
}
