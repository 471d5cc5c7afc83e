package io.github.releasekit.domain.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of the journal.
 *
 * @param step its id
 * @param seconds how long it took, 0 for an intent
 * @param event null for an intent, which is written before the effect
 */
public record JournalEntry(String step, Instant at, double seconds, @Nullable Event event) {

  public JournalEntry {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(at, "at");
  }

  public static JournalEntry intent(String step, Instant at) {
    return new JournalEntry(step, at, 0, null);
  }
}
