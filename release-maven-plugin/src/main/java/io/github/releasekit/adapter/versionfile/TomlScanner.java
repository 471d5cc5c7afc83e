package io.github.releasekit.adapter.versionfile;

import io.github.releasekit.domain.ReleaseException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the value of a key in TOML 1.0.0, in one pass. What it needs to know of the file's form it
 * checks; whether dates and numbers are well formed, and whether tables are defined twice, it does
 * not ask. Why not a library: those at hand keep no positions, or bring a parser generator's
 * runtime along.
 */
final class TomlScanner {

  private static final int MAX_DEPTH = 100;

  private final TextFile file;
  private final String chars;
  private final List<String> wanted;
  private final List<Span> found = new ArrayList<>();
  private final Set<List<String>> arraysOfTables = new HashSet<>();

  /** Gets every value by its path, with numbers for what stands in arrays; null for one value. */
  private final @Nullable BiConsumer<List<String>, String> values;

  /** How many tables there are of each array of tables so far. */
  private final Map<List<String>, Integer> tables = new HashMap<>();

  private int at;

  TomlScanner(TextFile file, List<String> wanted) {
    this(file, wanted, null);
  }

  /** One that gives every value, escapes resolved, and other values than texts as they stand. */
  TomlScanner(TextFile file, BiConsumer<List<String>, String> values) {
    this(file, List.of(), values);
  }

  private TomlScanner(
      TextFile file, List<String> wanted, @Nullable BiConsumer<List<String>, String> values) {
    this.file = file;
    this.chars = file.chars();
    this.wanted = wanted;
    this.values = values;
    this.at = file.start();
  }

  /**
   * @return what stands between the quotes of the wanted values
   * @throws ReleaseException when this is not TOML, or the wanted value is no text on one line
   */
  List<Span> scan() {
    List<String> table = List.of();
    skipBlank();
    while (at < chars.length()) {
      if (peek() == '[') {
        table = header();
      } else {
        keyAndValue(table, 0);
      }
      endOfLine();
      skipBlank();
    }
    return found;
  }

  /** The table that a header opens; null for one inside an array. */
  private @Nullable List<String> header() {
    boolean array = chars.startsWith("[[", at);
    at += array ? 2 : 1;
    List<String> table = key();
    expect(array ? "]]" : "]");
    if (array) {
      arraysOfTables.add(table);
    }
    if (values != null) {
      return numbered(table, array);
    }
    for (int i = 1; i <= table.size(); i++) {
      if (arraysOfTables.contains(table.subList(0, i))) {
        return null;
      }
    }
    return table;
  }

  /** The path of a table with the numbers of the arrays of tables that it is in. */
  private List<String> numbered(List<String> table, boolean array) {
    List<String> path = new ArrayList<>();
    for (int i = 1; i <= table.size(); i++) {
      path.add(table.get(i - 1));
      if (arraysOfTables.contains(table.subList(0, i))) {
        List<String> counted = List.copyOf(path);
        int number =
            array && i == table.size()
                ? tables.merge(counted, 1, Integer::sum)
                : tables.getOrDefault(counted, 1);
        path.add(String.valueOf(number - 1));
      }
    }
    return path;
  }

  /**
   * @param table that it stands in; null for one inside an array
   */
  private void keyAndValue(@Nullable List<String> table, int depth) {
    List<String> key = key();
    expect("=");
    skipSpace();
    List<String> path = null;
    if (table != null) {
      path = new ArrayList<>(table);
      path.addAll(key);
    }
    value(path, depth);
  }

  private void value(@Nullable List<String> path, int depth) {
    if (depth > MAX_DEPTH) {
      throw file.refused(at, "nested too deeply");
    }
    char first = peek();
    boolean isWanted = wanted.equals(path);
    if (isWanted && (first != '"' && first != '\'' || isMultiLine())) {
      throw file.refused(at, "the value of " + String.join(".", wanted) + " is no text in quotes");
    }
    switch (first) {
      case '"', '\'' -> {
        Span text = string();
        if (isWanted) {
          found.add(text);
        }
        if (values != null && path != null) {
          String raw = slice(text.start(), text.end());
          values.accept(path, first == '"' ? unescaped(raw, text.start()) : raw);
        }
      }
      case '[' -> array(path, depth);
      case '{' -> inlineTable(path, depth);
      default -> {
        int start = at;
        bare();
        if (values != null && path != null) {
          values.accept(path, slice(start, at).strip());
        }
      }
    }
  }

  private void array(@Nullable List<String> path, int depth) {
    at++;
    skipBlank();
    int number = 0;
    while (peek() != ']') {
      List<String> item = values == null || path == null ? null : new ArrayList<>(path);
      if (item != null) {
        item.add(String.valueOf(number++));
      }
      value(item, depth + 1);
      separator(']');
    }
    at++;
  }

  private void inlineTable(@Nullable List<String> path, int depth) {
    at++;
    skipBlank();
    while (peek() != '}') {
      keyAndValue(path, depth + 1);
      separator('}');
    }
    at++;
  }

  private void separator(char end) {
    skipBlank();
    if (peek() != end) {
      expect(",");
      skipBlank();
    }
  }

  /** A number, a date with or without a space in it, or a boolean. */
  private void bare() {
    int start = at;
    while (at < chars.length() && ",]}#\r\n".indexOf(chars.charAt(at)) < 0) {
      at++;
    }
    if (chars.substring(start, at).isBlank()) {
      throw file.refused(start, "not TOML: a value is missing");
    }
  }

  private List<String> key() {
    List<String> keys = new ArrayList<>();
    do {
      skipSpace();
      keys.add(simpleKey());
      skipSpace();
      if (keys.size() > MAX_DEPTH) {
        throw file.refused(at, "nested too deeply");
      }
    } while (accept('.'));
    return keys;
  }

  private String simpleKey() {
    char first = peek();
    if (first == '"' || first == '\'') {
      Span text = string();
      String raw = slice(text.start(), text.end());
      return first == '"' ? unescaped(raw, text.start()) : raw;
    }
    int start = at;
    while (at < chars.length() && isBareKey(chars.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw file.refused(at, "not TOML: a key is missing");
    }
    return chars.substring(start, at);
  }

  private boolean isMultiLine() {
    return chars.startsWith("\"\"\"", at) || chars.startsWith("'''", at);
  }

  /** A string of any of the four kinds; what stands between its quotes. */
  private Span string() {
    char quote = peek();
    boolean multiLine = isMultiLine();
    String end = String.valueOf(quote).repeat(multiLine ? 3 : 1);
    at += end.length();
    int start = at;
    while (at < chars.length() && !chars.startsWith(end, at)) {
      if (!multiLine && chars.charAt(at) == '\n') {
        throw file.refused(start, "not TOML: a quote is not closed");
      }
      at += quote == '"' && chars.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= chars.length()) {
      throw file.refused(start, "not TOML: a quote is not closed");
    }
    // One or two quotes more belong to the text.
    int quotes = at;
    at += end.length();
    while (multiLine && at < chars.length() && chars.charAt(at) == quote && at - quotes < 5) {
      at++;
    }
    return new Span(start, at - end.length());
  }

  private String unescaped(String raw, int offset) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int slash = raw.indexOf('\\'); slash >= 0; slash = raw.indexOf('\\', from)) {
      text.append(raw, from, slash);
      char escape = raw.charAt(slash + 1);
      int digits = escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
      from = slash + 2 + digits;
      switch (escape) {
        case 'b' -> text.append('\b');
        case 't' -> text.append('\t');
        case 'n' -> text.append('\n');
        case 'f' -> text.append('\f');
        case 'r' -> text.append('\r');
        case '"', '\\' -> text.append(escape);
        default -> text.append(character(raw, slash + 2, digits, offset));
      }
    }
    return text.append(raw.substring(from)).toString();
  }

  private String character(String raw, int start, int digits, int offset) {
    try {
      return Character.toString(Integer.parseInt(raw, start, start + digits, 16));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw file.refused(offset, "not TOML: no escape of it is like that in " + raw);
    }
  }

  private void endOfLine() {
    skipSpace();
    skipComment();
    if (at < chars.length() && !chars.startsWith("\n", at) && !chars.startsWith("\r\n", at)) {
      throw file.refused(at, "not TOML: the line goes on where its end is expected");
    }
  }

  /** Spaces, comments and line ends. */
  private void skipBlank() {
    while (at < chars.length() && " \t\r\n#".indexOf(chars.charAt(at)) >= 0) {
      if (chars.charAt(at) == '#') {
        skipComment();
      } else {
        at++;
      }
    }
  }

  private void skipSpace() {
    while (at < chars.length() && (chars.charAt(at) == ' ' || chars.charAt(at) == '\t')) {
      at++;
    }
  }

  private void skipComment() {
    if (at < chars.length() && chars.charAt(at) == '#') {
      while (at < chars.length() && chars.charAt(at) != '\n') {
        at++;
      }
    }
  }

  private char peek() {
    if (at >= chars.length()) {
      throw file.refused(at, "not TOML: the file ends too early");
    }
    return chars.charAt(at);
  }

  private boolean accept(char c) {
    boolean is = at < chars.length() && chars.charAt(at) == c;
    at += is ? 1 : 0;
    return is;
  }

  private void expect(String token) {
    if (!chars.startsWith(token, at)) {
      throw file.refused(at, "not TOML: '" + token + "' is expected");
    }
    at += token.length();
  }

  private String slice(int start, int end) {
    return new String(file.content(), start, end - start, StandardCharsets.UTF_8);
  }

  private static boolean isBareKey(char c) {
    return VersionText.isAlphanumeric(c) || c == '_' || c == '-';
  }
}
