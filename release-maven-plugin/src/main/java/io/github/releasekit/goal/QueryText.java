package io.github.releasekit.goal;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.ledger.LedgerQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A query of the ledger as it is written on a command line or in the query of a URL. */
public record QueryText(
    Optional<String> since,
    Optional<String> until,
    List<String> events,
    Optional<String> component,
    Optional<String> repository,
    Optional<String> version) {

  /** Asks for all. */
  public static final QueryText ALL =
      new QueryText(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final Pattern AGO = Pattern.compile("([1-9][0-9]{0,3})([dwmy])");

  public QueryText {
    events = List.copyOf(events);
  }

  /** The same of a time or later. */
  public QueryText withSince(Optional<String> time) {
    return new QueryText(time, until, events, component, repository, version);
  }

  /** The same of a component. */
  public QueryText withComponent(Optional<String> one) {
    return new QueryText(since, until, events, one, repository, version);
  }

  /**
   * What it asks.
   *
   * @param now from which {@code 90d} counts back
   * @throws ReleaseException when a time or a type of event is none
   */
  LedgerQuery parse(Instant now) {
    Optional<Instant> from = since.map(text -> time("since", text, now));
    Optional<Instant> to = until.map(text -> time("until", text, now));
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      throw new ReleaseException(
          "nothing can be since " + from.get() + " and before " + to.get(),
          "-Drelease-kit.since= an earlier time than -Drelease-kit.until=");
    }
    Set<LedgerEvent.Type> types =
        events.stream().map(QueryText::type).collect(Collectors.toUnmodifiableSet());
    return new LedgerQuery(from, to, types, component, repository, version);
  }

  private static LedgerEvent.Type type(String word) {
    return Stream.of(LedgerEvent.Type.values())
        .filter(type -> type.toString().equals(word.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new ReleaseException(
                    "'" + PlainText.line(word) + "' is no type of event",
                    "-Devent= one of "
                        + Stream.of(LedgerEvent.Type.values())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "))));
  }

  private static Instant time(String parameter, String text, Instant now) {
    Matcher ago = AGO.matcher(text.toLowerCase(Locale.ROOT));
    try {
      if (ago.matches()) {
        Period period = Period.parse("P" + ago.group(1) + ago.group(2).toUpperCase(Locale.ROOT));
        return now.atZone(ZoneOffset.UTC).minus(period).toInstant();
      }
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new ReleaseException(
          parameter + " is '" + PlainText.line(text) + "', which is no time",
          "-Drelease-kit." + parameter + "=2026-11-01, 2026-11-01T08:00:00Z or 90d",
          e);
    }
  }
}
