package io.github.releasekit.domain.event;

import io.github.releasekit.domain.event.Event.Retried;
import java.util.function.Consumer;

/**
 * Where lines for the user go. What programs look for goes there as what it is, so that no other
 * line can look like it.
 */
@FunctionalInterface
public interface RunOutput extends Consumer<String> {

  /** That which takes lines alone gets lines. */
  static RunOutput of(Consumer<String> out) {
    return out instanceof RunOutput own ? own : out::accept;
  }

  /** A step that begins. */
  default void begun(StepStart step) {
    accept(step.toString());
  }

  /** A step that is done. */
  default void step(StepLine step) {
    accept(step.toString());
  }

  /** All steps of a goal are done. */
  default void finished(StepsTotal total) {
    accept(total.toString());
  }

  /** A line of what was asked for, and not of how it went: it is said with {@code -q}, too. */
  default void result(String line) {
    accept(line);
  }

  /** A server or remote that is asked again. */
  default void retried(Retried retried) {
    accept("  " + retried.line());
  }
}
