package io.github.releasekit.fault;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is a second later at each reading, so that every run of a schedule is the same. */
final class TickingClock extends Clock {

  private final Runnable read;
  private Instant now;

  /**
   * @param read is run at each reading
   */
  TickingClock(Instant start, Runnable read) {
    this.now = start;
    this.read = read;
  }

  @Override
  public Instant instant() {
    read.run();
    now = now.plusSeconds(1);
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
