package io.github.releasekit.step;

import io.github.releasekit.channel.Channel;
import io.github.releasekit.channel.Release;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.event.Event;
import io.github.releasekit.domain.event.Event.Delivered;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Brings a release to a channel. One that is not required does not keep it from others.
 *
 * <p>Rollback: {@code withdraw:…} takes the release back from the channel, as far as that can be.
 */
public final class ChannelStep implements Step<Manifest> {

  private static final String DRAFT = "draft";

  private final String id;
  private final ChannelPolicy policy;
  private final Supplier<Channel> channel;
  private final Function<Journal, Release> release;
  private final Consumer<String> out;

  /**
   * @param activity what it does there, part of its id: {@code deliver}, or {@code draft}
   * @param channel made when it is needed, which may refuse as the channel itself does
   * @param out is told what was done without
   */
  public ChannelStep(
      String activity,
      ChannelPolicy policy,
      Supplier<Channel> channel,
      Function<Journal, Release> release,
      Consumer<String> out) {
    this.id = id(activity, policy);
    this.policy = policy;
    this.channel = channel;
    this.release = release;
    this.out = out;
  }

  private static String id(String activity, ChannelPolicy policy) {
    return activity + ":" + policy.id();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Observation observe(Manifest manifest, Journal journal) {
    if (draftFailed(journal).isPresent()) {
      return Observation.ABSENT;
    }
    try {
      Observation observation = channel.get().observe(release.apply(journal));
      if (observation instanceof Observation.Foreign other && !policy.required()) {
        return new Observation.Done(failed(new ReleaseException(other.what(), other.remedy())));
      }
      return observation instanceof Observation.Unknown ? recorded(journal) : observation;
    } catch (ReleaseException e) {
      if (policy.required()) {
        throw e;
      }
      return Observation.ABSENT;
    }
  }

  /** What this clone has done is not done again where nothing else tells. */
  private Observation recorded(Journal journal) {
    return journal
        .lastOf(id)
        .filter(event -> event instanceof Delivered done && done.delivery().isSettled())
        .<Observation>map(Observation.Done::new)
        .orElse(Observation.ABSENT);
  }

  /** What is not whole, and was done without, is not published. */
  private Optional<Event> draftFailed(Journal journal) {
    return journal
        .lastOf(id(DRAFT, policy))
        .filter(event -> !id.equals(id(DRAFT, policy)))
        .filter(
            event ->
                event instanceof Delivered draft && draft.delivery().outcome() == Outcome.FAILED);
  }

  @Override
  public Event apply(Manifest manifest, Journal journal) {
    Optional<Event> failed = draftFailed(journal);
    if (failed.isPresent()) {
      return failed.get();
    }
    try {
      return new Delivered(channel.get().deliver(release.apply(journal)));
    } catch (ReleaseException e) {
      if (policy.required()) {
        throw e;
      }
      return failed(e);
    }
  }

  private Delivered failed(ReleaseException e) {
    out.accept("  " + policy.id() + " is done without: " + e.problem() + "; " + e.remedy());
    return new Delivered(Delivery.without(policy.id(), Outcome.FAILED, e.problem()));
  }
}
