package io.github.releasekit.mojo;

import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.goal.Invocation;
import io.github.releasekit.goal.Output;
import io.github.releasekit.goal.QueryText;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that asks what is on record. */
abstract class AbstractLedgerMojo extends AbstractReleaseMojo {

  /** Only what is of this component, by its name in {@code release-kit.yml}; by default of all. */
  @Parameter(property = "component")
  private @Nullable String component;

  /** Only what is of this version; by default of all. */
  @Parameter(property = "releaseVersion")
  private @Nullable String releaseVersion;

  /** Only what is of this repository, by its name; by default of all that are asked. */
  @Parameter(property = "release-kit.repository")
  private @Nullable String repository;

  /**
   * Only what happened at this time or later: {@code 2026-11-01}, {@code 2026-11-01T08:00:00Z}, or
   * {@code 90d} for the last 90 days; also {@code w}, {@code m} and {@code y}. By default all.
   */
  @Parameter(property = "release-kit.since")
  private @Nullable String since;

  /** Only what happened before this time, written as {@code release-kit.since}. By default all. */
  @Parameter(property = "release-kit.until")
  private @Nullable String until;

  /** Only events of these types, separated by commas; by default all. */
  @Parameter(property = "event")
  private @Nullable List<String> events;

  /**
   * What is asked: {@code ledger}, that of this repository, or {@code database}, those of many
   * repositories that {@code ledger.database} of {@code release-kit.yml} names; {@code metrics}
   * also takes {@code tags}, of a repository that was not released with release-kit.
   */
  @Parameter(property = "from", defaultValue = "ledger")
  private String from;

  /** A file for the result instead of the log. */
  @Parameter(property = "output")
  private @Nullable File output;

  protected final Invocation invocation() {
    MavenCaller caller = caller();
    return new Invocation(caller, repositories, Clock.systemUTC(), given(component), out());
  }

  protected final String from() {
    return from;
  }

  protected final QueryText query() {
    return new QueryText(
        given(since),
        given(until),
        events == null ? List.of() : events,
        given(component),
        given(repository),
        given(releaseVersion));
  }

  /** The file that the result is to be written to; empty where none was named. */
  protected final Optional<Path> file() {
    return Optional.ofNullable(output).map(File::toPath);
  }

  /**
   * @param formats that the goal has
   */
  protected final Output output(List<String> formats, String format) {
    return output(formats, format, output);
  }
}
