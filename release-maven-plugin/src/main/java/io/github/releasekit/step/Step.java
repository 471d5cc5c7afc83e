package io.github.releasekit.step;

import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;

/**
 * One effect of a release.
 *
 * @param <T> what it acts on: a plan, or a prepared release's manifest
 */
public interface Step<T> {

  /** Stored in journals and manifests, never renamed. */
  String id();

  /** Asks the world whether the effect is there; the journal alone is never trusted. */
  Observation observe(T subject, Journal journal);

  /**
   * Makes the effect.
   *
   * @throws io.github.releasekit.domain.ReleaseException when it cannot be made
   */
  Event apply(T subject, Journal journal);
}
