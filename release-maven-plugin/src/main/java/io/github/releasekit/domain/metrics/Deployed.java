package io.github.releasekit.domain.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version that was brought to production, or was not. */
final class Deployed {

  private final String version;
  private final Instant at;
  private final boolean succeeded;
  private final @Nullable Deployed before;
  private boolean failed;

  /**
   * @param before what production ran until then; null for nothing
   */
  Deployed(String version, Instant at, boolean succeeded, @Nullable Deployed before) {
    this.version = version;
    this.at = at;
    this.succeeded = succeeded;
    this.before = before;
    this.failed = !succeeded;
  }

  String version() {
    return version;
  }

  Instant at() {
    return at;
  }

  /** Whether production ran it. */
  boolean succeeded() {
    return succeeded;
  }

  @Nullable Deployed before() {
    return before;
  }

  /** Whether it led to a failure. */
  boolean failed() {
    return failed;
  }

  void fail() {
    failed = true;
  }
}
