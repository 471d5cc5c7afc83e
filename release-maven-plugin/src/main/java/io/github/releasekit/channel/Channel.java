package io.github.releasekit.channel;

import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.event.Observation;
import java.util.Optional;

/**
 * Where a release goes besides Maven repositories, or what learns of it. Like the effect of any
 * step, what is there is found out by asking, so that a run that was interrupted goes on without
 * doing anything twice, on any machine.
 */
public interface Channel {

  /**
   * Refuses what can be known to fail, ahead of any effect.
   *
   * @throws io.github.releasekit.domain.ReleaseException when credentials, a program or an
   *     extension is missing
   */
  void requireReady();

  /**
   * Refuses a release that cannot go there, ahead of any effect and without asking anybody.
   *
   * @param release whose files are those that the manifest lists
   * @throws io.github.releasekit.domain.ReleaseException when, for example, it has no file that is
   *     asked for
   */
  default void requireFit(Release release) {}

  /** What it would do, in a sentence that begins with a verb. */
  String intent(Release release);

  /**
   * Asks whether the release is there, without a change.
   *
   * @return done with an {@link io.github.releasekit.domain.event.Event.Delivered}; foreign where
   *     something else stands in its place; unknown where the channel cannot be asked
   */
  Observation observe(Release release);

  /**
   * Brings the release there. What is there already of it stays.
   *
   * @throws io.github.releasekit.domain.ReleaseException when that cannot be done
   */
  Delivery deliver(Release release);

  /**
   * Takes the release back as far as that can be done; the second time it changes nothing.
   *
   * @param delivered what is recorded of the delivery; empty where nothing is
   * @return {@code WITHDRAWN}, or {@code LEFT} with what stays and why
   * @throws io.github.releasekit.domain.ReleaseException when it could not be done now
   */
  Delivery withdraw(Release release, Optional<Delivery> delivered);
}
