package io.github.releasekit.domain.notes.document;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.changelog.Markdown;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.fact.ReleaseCalendar;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How documents write what they are given, in Markdown that shows any text as it is (C3).
 *
 * @param calendar in whose zone times are shown
 */
record Wording(ReleaseCalendar calendar) {

  private static final Pattern WEB_ADDRESS =
      Pattern.compile(
          "https?://[A-Za-z0-9][A-Za-z0-9.-]{0,252}(?::[0-9]{1,5})?"
              + "(?:[/?#][A-Za-z0-9._~/?#&=%+:;,@!-]{0,1000})?");
  private static final Pattern BARE_ARGUMENT = Pattern.compile("[A-Za-z0-9._:@/+=-]+");

  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** Text from outside; nothing where there is none. */
  static String text(@Nullable String plain) {
    return plain == null ? "" : Markdown.escape(plain);
  }

  /** A name that a line is about. */
  static String strong(@Nullable String plain) {
    String text = text(plain);
    return text.isEmpty() ? "" : "**" + text + "**";
  }

  /** The texts, in a row. */
  static String list(List<String> plain) {
    return plain.stream().map(Wording::text).collect(Collectors.joining(", "));
  }

  /** What is typed, on one line, as code. */
  static String code(String plain) {
    String line = PlainText.line(plain);
    int longest = 0;
    int run = 0;
    for (int i = 0; i < line.length(); i++) {
      run = line.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    String fence = "`".repeat(longest + 1);
    String room = longest > 0 ? " " : "";
    return fence + room + line + room + fence;
  }

  /** An argument of a command line, in quotes where a shell would read more in it. */
  static String argument(String plain) {
    String line = PlainText.line(plain);
    return BARE_ARGUMENT.matcher(line).matches() ? line : "'" + line.replace("'", "'\\''") + "'";
  }

  /** An address that can be followed where it is one of the web without a user, else text. */
  static String link(String address) {
    return WEB_ADDRESS.matcher(address).matches() ? "<" + address + ">" : text(address);
  }

  /** {@code , see} and the address; nothing where there is none. */
  static String see(@Nullable String address) {
    return address == null || address.isBlank() ? "" : ", see " + link(address);
  }

  /** The name of who is called {@code Name <email>}. */
  static String person(String by) {
    int email = by.indexOf(" <");
    return text(email > 0 ? by.substring(0, email) : by);
  }

  /** A time for people. */
  String time(Instant time) {
    return calendar.shown(time);
  }

  /** When something happened, and by whom. */
  String when(LedgerEvent event) {
    return time(event.at()) + ", by " + person(event.by());
  }

  /** As {@link #when}, with what is said of it. */
  String told(LedgerEvent event) {
    String detail = text(event.detail());
    return when(event) + (detail.isEmpty() ? "" : ": " + detail);
  }

  /** A time in ISO 8601 for people; what is none stays as it is. */
  String time(@Nullable String iso) {
    return instant(iso).map(this::time).orElseGet(() -> text(iso));
  }

  /** A time in ISO 8601; empty where it is none. */
  static Optional<Instant> instant(@Nullable String iso) {
    try {
      return Optional.ofNullable(iso).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** {@code 8.3 s}, {@code 2 min 5 s}, {@code 3 h 4 min}, {@code 2 d 5 h}. */
  static String duration(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < MINUTE) {
      return whole + " s";
    }
    if (whole < HOUR) {
      return whole / MINUTE + " min" + rest(whole % MINUTE, "s");
    }
    return whole < DAY
        ? whole / HOUR + " h" + rest(whole % HOUR / MINUTE, "min")
        : whole / DAY + " d" + rest(whole % DAY / HOUR, "h");
  }

  /** As {@link #duration(double)}. */
  static String duration(Instant from, Instant to) {
    return duration(Math.max(0, Duration.between(from, to).toSeconds()));
  }

  private static String rest(long number, String unit) {
    return number == 0 ? "" : " " + number + " " + unit;
  }
}
