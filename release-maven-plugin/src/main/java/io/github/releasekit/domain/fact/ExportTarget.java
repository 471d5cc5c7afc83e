package io.github.releasekit.domain.fact;

import java.util.Locale;
import java.util.Optional;

/**
 * A system that is told what the ledger has come to hold (T7).
 *
 * @param id its name in {@code release-kit.yml}
 * @param url where it takes that, without credentials; {@code udp://host:port} for StatsD
 * @param credentials the name of a server of settings.xml, or of credentials in the environment;
 *     empty for none
 */
public record ExportTarget(String id, Kind kind, String url, Optional<String> credentials) {

  /** What it speaks. */
  public enum Kind {
    /** The Pushgateway of Prometheus. */
    PUSHGATEWAY,
    /** OTLP over HTTP, in JSON. */
    OTLP,
    STATSD,
    /** CDEvents, in the HTTP binding of CloudEvents. */
    CDEVENTS;

    /** The word as {@code release-kit.yml} has it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
