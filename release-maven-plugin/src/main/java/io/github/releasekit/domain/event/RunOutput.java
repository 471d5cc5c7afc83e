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

  /** A step that is done. */
  default void step(StepLine step) {
    accept(step.toString());
  }

  /** A server or remote that is asked again. */
  default void retried(Retried retried) {
    accept("  " + retried.line());
  }
}
