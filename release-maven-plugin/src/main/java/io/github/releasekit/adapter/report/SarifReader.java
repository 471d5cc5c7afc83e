package io.github.releasekit.adapter.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a tool has found in the form of SARIF 2.1.0, run by run. Results that are suppressed,
 * that are gone, or that tell of no failure are left out (SARIF 2.1.0, 3.27.9, 3.27.23, 3.27.24).
 */
final class SarifReader {

  static final String VERSION = "2.1.0";

  /** How many parts of a rule's id are left out to find the rule. */
  private static final int MAX_PARTS = 20;

  private static final Set<String> LEVELS = Set.of("none", "note", "warning", "error");

  /**
   * A failure.
   *
   * @param level {@code error}, {@code warning}, {@code note} or {@code none}
   * @param score of the security severity that GitHub has introduced, 0 to 10, where the rule has
   *     one
   */
  record Result(
      String rule,
      String level,
      Optional<BigDecimal> score,
      String path,
      String line,
      String message) {}

  /** What takes them. */
  interface Results {
    void add(Result result) throws IOException;
  }

  private record Rule(@Nullable String level, Optional<BigDecimal> score) {

    static final Rule UNKNOWN = new Rule(null, Optional.empty());
  }

  private static final class Found {
    @Nullable String rule;
    int index = -1;
    @Nullable String level;
    boolean counts = true;
    Optional<BigDecimal> score = Optional.empty();
    String path = "";
    String line = "";
    String message = "";
  }

  private final JsonCursor json;
  private final Results results;
  private final Map<String, Rule> rules = new HashMap<>();
  private final List<String> driverRules = new ArrayList<>();
  private final List<Found> early = new ArrayList<>();
  private boolean knowsRules;

  private SarifReader(JsonCursor json, Results results) {
    this.json = json;
    this.results = results;
  }

  /** Takes a document. */
  static void read(JsonCursor json, Results results) throws IOException {
    String[] version = {""};
    boolean[] runs = {false};
    json.object(
        key -> {
          if (key.equals("version") && json.isText()) {
            version[0] = json.text();
          } else if (key.equals("runs") && json.isList()) {
            runs[0] = true;
            runs(json, results);
          } else {
            json.skip();
          }
        });
    if (!version[0].equals(VERSION) || !runs[0]) {
      throw json.unexpected("it is no SARIF of version " + VERSION);
    }
  }

  /** Takes the {@code runs} of a document. */
  static void runs(JsonCursor json, Results results) throws IOException {
    json.list(() -> new SarifReader(json, results).run());
  }

  private void run() throws IOException {
    json.object(
        key -> {
          if (key.equals("tool")) {
            tool();
          } else if (key.equals("results") && json.isList()) {
            json.list(this::result);
          } else {
            json.skip();
          }
        });
    for (Found found : early) {
      emit(found);
    }
  }

  private void tool() throws IOException {
    json.object(
        key -> {
          if (key.equals("driver")) {
            component(true);
          } else if (key.equals("extensions") && json.isList()) {
            json.list(() -> component(false));
          } else {
            json.skip();
          }
        });
    knowsRules = true;
  }

  private void component(boolean driver) throws IOException {
    json.object(
        key -> {
          if (key.equals("rules") && json.isList()) {
            json.list(() -> rule(driver));
          } else {
            json.skip();
          }
        });
  }

  private void rule(boolean driver) throws IOException {
    String[] id = {""};
    String[] level = {"warning"};
    List<BigDecimal> score = new ArrayList<>();
    json.object(
        key -> {
          switch (key) {
            case "id" -> id[0] = json.text();
            case "defaultConfiguration" -> json.member("level", () -> level[0] = level());
            case "properties" -> score().ifPresent(score::add);
            default -> json.skip();
          }
        });
    json.requireFewer(rules.size(), "rules");
    rules.put(id[0], new Rule(level[0], score.stream().findFirst()));
    if (driver) {
      json.requireFewer(driverRules.size(), "rules");
      driverRules.add(id[0]);
    }
  }

  private void result() throws IOException {
    Found found = new Found();
    json.object(key -> member(found, key));
    if (!found.counts) {
      return;
    }
    if (knowsRules) {
      emit(found);
      return;
    }
    json.requireFewer(early.size(), "results before the tool's rules");
    early.add(found);
  }

  private void member(Found found, String key) throws IOException {
    switch (key) {
      case "ruleId" -> found.rule = json.text();
      case "ruleIndex" -> found.index = json.index().orElse(-1);
      case "rule" -> reference(found);
      case "level" -> found.level = level();
      case "kind" -> found.counts &= json.text().equals("fail");
      case "baselineState" -> found.counts &= !json.text().equals("absent");
      case "suppressions" -> found.counts &= !isSuppressed();
      case "message" -> found.message = message();
      case "locations" -> locations(found);
      case "properties" -> found.score = score();
      default -> json.skip();
    }
  }

  private void reference(Found found) throws IOException {
    json.object(
        key -> {
          if (key.equals("id")) {
            found.rule = found.rule == null ? json.text() : found.rule;
          } else if (key.equals("index") && found.index < 0) {
            found.index = json.index().orElse(-1);
          } else {
            json.skip();
          }
        });
  }

  private String level() throws IOException {
    String level = json.text();
    if (!LEVELS.contains(level)) {
      throw json.unexpected("there is no level '" + level + "'");
    }
    return level;
  }

  /** Suppressed by at least one that nobody has yet to review, or has turned down. */
  private boolean isSuppressed() throws IOException {
    boolean[] suppressed = {false};
    boolean[] pending = {false};
    if (!json.isList()) {
      json.skip();
      return false;
    }
    json.list(
        () -> {
          String[] status = {"accepted"};
          json.member("status", () -> status[0] = json.text());
          suppressed[0] |= status[0].equals("accepted");
          pending[0] |= !status[0].equals("accepted");
        });
    return suppressed[0] && !pending[0];
  }

  private String message() throws IOException {
    String[] text = {"", ""};
    json.object(
        key -> {
          if (key.equals("text")) {
            text[0] = json.text();
          } else if (key.equals("id")) {
            text[1] = json.text();
          } else {
            json.skip();
          }
        });
    return text[0].isEmpty() ? text[1] : text[0];
  }

  /** The first location is shown. */
  private void locations(Found found) throws IOException {
    boolean[] first = {true};
    if (!json.isList()) {
      json.skip();
      return;
    }
    json.list(
        () -> {
          if (!first[0]) {
            json.skip();
            return;
          }
          first[0] = false;
          json.member("physicalLocation", () -> physicalLocation(found));
        });
  }

  private void physicalLocation(Found found) throws IOException {
    json.object(
        key -> {
          if (key.equals("artifactLocation")) {
            json.member("uri", () -> found.path = json.text());
          } else if (key.equals("region")) {
            json.member(
                "startLine", () -> found.line = json.index().map(String::valueOf).orElse(""));
          } else {
            json.skip();
          }
        });
  }

  /** A property bag's {@code security-severity}, a number that is written as a text. */
  private Optional<BigDecimal> score() throws IOException {
    List<BigDecimal> score = new ArrayList<>();
    json.object(
        key -> {
          if (!key.equals("security-severity")) {
            json.skip();
          } else if (json.isText()) {
            score.add(json.numberOfText());
          } else {
            json.number().ifPresent(score::add);
          }
        });
    return score.stream().findFirst();
  }

  private void emit(Found found) throws IOException {
    String id = id(found);
    Rule rule = rule(id);
    String level =
        found.level != null ? found.level : rule.level() != null ? rule.level() : "warning";
    results.add(
        new Result(id, level, found.score.or(rule::score), found.path, found.line, found.message));
  }

  private String id(Found found) {
    if (found.rule != null) {
      return found.rule;
    }
    return found.index >= 0 && found.index < driverRules.size() ? driverRules.get(found.index) : "";
  }

  /** An id may have parts after {@code /} that its rule has not (SARIF 2.1.0, 3.27.5). */
  private Rule rule(String id) {
    String name = id;
    for (int i = 0; i < MAX_PARTS && !rules.containsKey(name) && name.indexOf('/') >= 0; i++) {
      name = name.substring(0, name.lastIndexOf('/'));
    }
    return rules.getOrDefault(name, Rule.UNKNOWN);
  }
}
