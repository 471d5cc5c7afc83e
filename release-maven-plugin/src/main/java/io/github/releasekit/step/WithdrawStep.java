package io.github.releasekit.step;

import io.github.releasekit.channel.Channel;
import io.github.releasekit.channel.Release;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Delivered;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes a release back from a channel (U2). One that cannot be reached does not keep others from
 * being left; it is recorded as failed, and taken back when the same command is run again.
 */
public final class WithdrawStep implements Step<Manifest> {

  /** What the ids of these steps begin with. */
  public static final String PREFIX = "withdraw:";

  private final String id;
  private final Supplier<Channel> channel;
  private final Function<Journal, Release> release;
  private final Optional<Delivery> recorded;

  /**
   * @param id of the channel
   * @param channel made when it is needed, which may refuse as the channel itself does
   * @param recorded the ledger's last word on it
   */
  public WithdrawStep(
      String id,
      Supplier<Channel> channel,
      Function<Journal, Release> release,
      Optional<Delivery> recorded) {
    this.id = id;
    this.channel = channel;
    this.release = release;
    this.recorded = recorded;
  }

  @Override
  public String id() {
    return PREFIX + id;
  }

  /** What the ledger, or the journal of this clone, says was taken back is. */
  @Override
  public Observation observe(Manifest manifest, Journal journal) {
    Optional<Delivery> here =
        journal
            .lastOf(id())
            .filter(Delivered.class::isInstance)
            .map(event -> ((Delivered) event).delivery());
    return here.or(() -> recorded)
        .filter(last -> Set.of(Outcome.WITHDRAWN, Outcome.LEFT).contains(last.outcome()))
        .<Observation>map(last -> new Observation.Done(new Delivered(last)))
        .orElse(Observation.ABSENT);
  }

  @Override
  public Event apply(Manifest manifest, Journal journal) {
    try {
      return new Delivered(channel.get().withdraw(release.apply(journal), recorded));
    } catch (ReleaseException e) {
      return new Delivered(Delivery.without(id, Outcome.FAILED, e.problem() + "; " + e.remedy()));
    }
  }
}
