package io.github.releasekit.goal;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.Words;
import io.github.releasekit.domain.event.Deployment.Outcome;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.event.Survey;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is to be recorded, as it is written on a command line.
 *
 * @param event its type
 * @param parameters those that were given, by the name of the user property
 */
public record RecordText(Optional<String> event, Map<String, String> parameters) {

  public static final String VERSION = "releaseVersion";
  public static final String ENVIRONMENT = "environment";
  public static final String OUTCOME = "release-kit.outcome";
  public static final String STARTED_AT = "release-kit.startedAt";
  public static final String AT = "release-kit.at";
  public static final String ID = "release-kit.id";
  public static final String SEVERITY = "severity";
  public static final String LINK = "release-kit.link";
  public static final String NOTE = "release-kit.note";
  public static final String AUDIENCE = "release-kit.audience";
  public static final String SCORE = "release-kit.score";
  public static final String BEST = "release-kit.best";
  public static final String RESPONSES = "release-kit.responses";
  public static final String REASON = "reason";

  /** What each type of event takes. */
  private static final Map<Type, Set<String>> TAKEN = new LinkedHashMap<>();

  static {
    TAKEN.put(
        Type.DEPLOYMENT, Set.of(VERSION, ENVIRONMENT, OUTCOME, STARTED_AT, AT, LINK, NOTE, REASON));
    TAKEN.put(Type.INCIDENT, Set.of(VERSION, ENVIRONMENT, AT, ID, SEVERITY, LINK, NOTE));
    TAKEN.put(Type.RESTORED, Set.of(VERSION, AT, ID, LINK, NOTE));
    TAKEN.put(Type.SURVEY, Set.of(VERSION, AT, AUDIENCE, SCORE, BEST, RESPONSES, LINK, NOTE));
    TAKEN.put(Type.NOTE, Set.of(VERSION, AT, NOTE));
  }

  private static final Map<Type, List<String>> REQUIRED =
      Map.of(
          Type.DEPLOYMENT, List.of(ENVIRONMENT),
          Type.INCIDENT, List.of(ID),
          Type.RESTORED, List.of(ID),
          Type.SURVEY, List.of(AUDIENCE, SCORE, RESPONSES),
          Type.NOTE, List.of(NOTE));

  /** Scores are out of five where nothing else is said. */
  private static final String DEFAULT_BEST = "5";

  /** How many characters the name of something has at most. */
  private static final int LONGEST_NAME = 100;

  /** How many characters a note or a link has at most. */
  private static final int LONGEST_TEXT = 2000;

  private static final Pattern SCORES = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,4})?");
  private static final Pattern COUNTS = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern LINKS = Pattern.compile("https?://[\\x21-\\x7e]+");

  public RecordText {
    parameters = Map.copyOf(parameters);
  }

  /** An event of which nothing more is said. */
  public RecordText(Optional<String> event) {
    this(event, Map.of());
  }

  /** The same with a parameter, where it was given. */
  public RecordText with(String name, Optional<String> value) {
    Map<String, String> more = new HashMap<>(parameters);
    value.ifPresent(text -> more.put(name, text));
    return new RecordText(event, more);
  }

  /**
   * What is to be recorded.
   *
   * @param at when it happened, to the second
   * @param id of the incident; empty for what is none
   * @param reason why it is out of order
   */
  record Recording(
      Type type,
      Optional<String> version,
      Optional<String> environment,
      Outcome outcome,
      Instant startedAt,
      Instant at,
      String id,
      String severity,
      String link,
      String note,
      Optional<Survey> survey,
      Optional<String> reason) {

    boolean isSuccess() {
      return type == Type.DEPLOYMENT && outcome == Outcome.SUCCEEDED;
    }
  }

  /**
   * What it says.
   *
   * @param now what happens later has not happened
   * @throws ReleaseException when something is missing, has no place there or is not of its form
   */
  Recording parse(Instant now) {
    Type type = type();
    parameters.keySet().stream()
        .sorted()
        .filter(name -> !TAKEN.get(type).contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new ReleaseException(
                  "-D" + name + " has no place in the event " + type,
                  "leave it out; " + type + " takes " + list(TAKEN.get(type)));
            });
    REQUIRED.get(type).stream()
        .filter(name -> PlainText.line(parameters.getOrDefault(name, "")).isEmpty())
        .findFirst()
        .ifPresent(
            name -> {
              throw new ReleaseException(
                  "the event " + type + " needs -D" + name + ", which is missing",
                  "-D" + name + "=…; " + type + " takes " + list(TAKEN.get(type)));
            });
    Instant at = given(AT).map(text -> time(AT, text)).orElse(now).truncatedTo(ChronoUnit.SECONDS);
    Instant startedAt = given(STARTED_AT).map(text -> time(STARTED_AT, text)).orElse(at);
    requireOrder(startedAt, at, now);
    return new Recording(
        type,
        given(VERSION),
        given(ENVIRONMENT),
        Words.parse("the outcome", given(OUTCOME).orElse("succeeded"), Outcome.values()),
        startedAt,
        at,
        name(ID),
        name(SEVERITY),
        link(),
        PlainText.line(text(NOTE, LONGEST_TEXT)),
        type == Type.SURVEY ? Optional.of(survey()) : Optional.empty(),
        given(REASON).map(reason -> PlainText.line(text(REASON, LONGEST_TEXT))));
  }

  private Type type() {
    String types = list(TAKEN.keySet());
    String word =
        event.orElseThrow(
            () ->
                new ReleaseException(
                    "it is not said what is to be recorded", "-Devent= one of " + types));
    return TAKEN.keySet().stream()
        .filter(type -> type.toString().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new ReleaseException(
                    "'" + PlainText.shortLine(word) + "' is no event that can be recorded",
                    "-Devent= one of " + types));
  }

  private static void requireOrder(Instant startedAt, Instant at, Instant now) {
    if (at.isAfter(now)) {
      throw new ReleaseException(
          at + " is in the future: it is " + now.truncatedTo(ChronoUnit.SECONDS),
          "-D" + AT + "= when it happened, or record it then");
    }
    if (startedAt.isAfter(at)) {
      throw new ReleaseException(
          "it began at " + startedAt + ", after it was done at " + at,
          "-D" + STARTED_AT + "= an earlier time than -D" + AT + "=");
    }
  }

  private Optional<String> given(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  private static Instant time(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeException e) {
      throw new ReleaseException(
          "-D" + name + " is '" + PlainText.shortLine(text) + "', which is no time",
          "-D" + name + "=2026-11-01T08:00:00Z or 2026-11-01T09:00:00+01:00",
          e);
    }
  }

  /** A name of something on one line; empty where it is not given. */
  private String name(String parameter) {
    String text = text(parameter, LONGEST_NAME);
    if (!PlainText.line(text).equals(text)) {
      throw new ReleaseException(
          "-D" + parameter + " is '" + PlainText.line(text) + "' with characters that do not show",
          "give it on one line, without control characters");
    }
    return text;
  }

  private String text(String parameter, int longest) {
    String text = given(parameter).orElse("");
    if (text.length() > longest) {
      throw new ReleaseException(
          "-D" + parameter + " has " + text.length() + " characters", "shorten it to " + longest);
    }
    return text;
  }

  private String link() {
    String link = text(LINK, LONGEST_TEXT);
    if (!link.isEmpty() && !LINKS.matcher(link).matches()) {
      throw new ReleaseException(
          "'" + PlainText.shortLine(link) + "' is no link", "give a URL, https://…");
    }
    return link;
  }

  private Survey survey() {
    BigDecimal score = score(SCORE, given(SCORE).orElseThrow());
    BigDecimal best = score(BEST, given(BEST).orElse(DEFAULT_BEST));
    if (best.signum() == 0 || score.compareTo(best) > 0) {
      throw new ReleaseException(
          "the score is " + score + ", and the best is " + best,
          "-D"
              + SCORE
              + "= the mean, 0 to what -D"
              + BEST
              + "= says, "
              + DEFAULT_BEST
              + " by itself");
    }
    String count = given(RESPONSES).orElseThrow();
    if (!COUNTS.matcher(count).matches()) {
      throw new ReleaseException(
          "-D" + RESPONSES + " is '" + PlainText.shortLine(count) + "'",
          "-D" + RESPONSES + "= how many have answered, at least 1");
    }
    return new Survey(name(AUDIENCE), score, best, Integer.parseInt(count), link());
  }

  private static BigDecimal score(String name, String text) {
    if (!SCORES.matcher(text).matches()) {
      throw new ReleaseException(
          "-D" + name + " is '" + PlainText.shortLine(text) + "', which is no score",
          "-D" + name + "= a number such as 4.2");
    }
    return new BigDecimal(text);
  }

  private static String list(Collection<?> all) {
    return all.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
