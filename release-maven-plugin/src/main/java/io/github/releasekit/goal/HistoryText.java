package io.github.releasekit.goal;

import io.github.releasekit.adapter.csv.Csv;
import io.github.releasekit.adapter.json.HistoryDocument;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.event.Deployment;
import io.github.releasekit.domain.event.Incident;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.Survey;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The events on record, newest first, in each form that {@code history} has (T3). */
final class HistoryText {

  static final List<String> FORMATS = List.of("text", "json", "csv");

  /** How much of a cell is shown in the table; JSON and CSV have all of it. */
  private static final int WIDEST = 40;

  private static final int WIDEST_DETAIL = 100;

  private static final List<String> TITLES = List.of("time", "version", "event", "by", "detail");

  /** The columns of CSV, a value each of an entry. */
  private enum Column {
    REPOSITORY("repository", LedgerEntry::repository),
    COMPONENT("component", LedgerEntry::component),
    AT("at", entry -> entry.event().at()),
    VERSION("version", entry -> entry.event().version()),
    TYPE("type", entry -> entry.event().type().toString()),
    BY("by", entry -> entry.event().by()),
    DETAIL("detail", entry -> entry.event().detail()),
    TAG("tag", entry -> entry.event().tag()),
    COMMIT("commit", entry -> entry.event().commit()),
    ENVIRONMENT("environment", entry -> environment(entry.event())),
    OUTCOME("outcome", entry -> deployment(entry, one -> one.outcome().toString())),
    STARTED_AT("startedAt", entry -> deployment(entry, Deployment::startedAt)),
    INCIDENT("incident", entry -> incident(entry, Incident::id)),
    SEVERITY("severity", entry -> incident(entry, Incident::severity)),
    AUDIENCE("audience", entry -> survey(entry, Survey::audience)),
    SCORE("score", entry -> survey(entry, one -> one.score().toPlainString())),
    BEST("best", entry -> survey(entry, one -> one.best().toPlainString())),
    RESPONSES("responses", entry -> survey(entry, one -> String.valueOf(one.responses()))),
    LINK("link", entry -> link(entry.event())),
    APPROVAL("approval", entry -> json(entry.event().approval())),
    ARTIFACTS("artifacts", entry -> json(entry.event().artifacts())),
    TARGETS("targets", entry -> json(entry.event().targets())),
    DELIVERIES("deliveries", entry -> json(entry.event().deliveries())),
    STEPS("steps", entry -> json(entry.event().steps()));

    private final String title;
    private final Function<LedgerEntry, String> value;

    Column(String title, Function<LedgerEntry, String> value) {
      this.title = title;
      this.value = value;
    }
  }

  private HistoryText() {}

  /**
   * @param format one of {@link #FORMATS}
   */
  static String of(LedgerContents contents, String format) {
    List<LedgerEntry> entries = new ArrayList<>(contents.entries());
    Collections.reverse(entries);
    return switch (format) {
      case "json" -> new String(Json.pretty(HistoryDocument.of(entries)), StandardCharsets.UTF_8);
      case "csv" -> csv(entries);
      default -> table(entries);
    };
  }

  private static String csv(List<LedgerEntry> entries) {
    return Csv.of(
        Stream.of(Column.values()).map(column -> column.title).toList(),
        entries.stream()
            .map(
                entry ->
                    Stream.of(Column.values()).map(column -> column.value.apply(entry)).toList())
            .toList());
  }

  private static String table(List<LedgerEntry> entries) {
    if (entries.isEmpty()) {
      return "Nothing of that is on record\n";
    }
    boolean many = entries.stream().map(LedgerEntry::repository).distinct().count() > 1;
    List<List<String>> rows = new ArrayList<>();
    rows.add(TITLES);
    entries.forEach(entry -> rows.add(row(entry, many)));
    int[] widths = new int[TITLES.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }

  private static List<String> row(LedgerEntry entry, boolean many) {
    LedgerEvent event = entry.event();
    String place =
        (many ? entry.repository() + " " : "")
            + (entry.component().isEmpty() ? "" : entry.component() + " ");
    return List.of(
        cut(event.at(), WIDEST),
        cut(place + event.version(), WIDEST),
        event.type().toString(),
        cut(event.by().replaceFirst(" *<[^>]*>$", ""), WIDEST),
        cut(event.detail(), WIDEST_DETAIL));
  }

  /** On one line, and no more than fits. */
  private static String cut(String text, int widest) {
    String line = PlainText.line(text);
    return line.codePointCount(0, line.length()) <= widest
        ? line
        : line.substring(0, line.offsetByCodePoints(0, widest - 1)).stripTrailing() + "…";
  }

  private static String environment(LedgerEvent event) {
    return Optional.ofNullable(event.deployment())
        .map(Deployment::environment)
        .or(() -> Optional.ofNullable(event.incident()).map(Incident::environment))
        .orElse("");
  }

  private static String link(LedgerEvent event) {
    return Stream.of(
            Optional.ofNullable(event.deployment()).map(Deployment::link),
            Optional.ofNullable(event.incident()).map(Incident::link),
            Optional.ofNullable(event.survey()).map(Survey::link))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("");
  }

  private static String deployment(LedgerEntry entry, Function<Deployment, String> part) {
    return Optional.ofNullable(entry.event().deployment()).map(part).orElse("");
  }

  private static String incident(LedgerEntry entry, Function<Incident, String> part) {
    return Optional.ofNullable(entry.event().incident()).map(part).orElse("");
  }

  private static String survey(LedgerEntry entry, Function<Survey, String> part) {
    return Optional.ofNullable(entry.event().survey()).map(part).orElse("");
  }

  /** What has parts of its own; empty for none. */
  private static String json(@Nullable Object value) {
    return value == null || value instanceof List<?> list && list.isEmpty() ? "" : Json.line(value);
  }
}
