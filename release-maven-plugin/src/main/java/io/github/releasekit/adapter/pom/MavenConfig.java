package io.github.releasekit.adapter.pom;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The properties that {@code .mvn/maven.config} defines. Maven up to 3.8 reads its arguments
 * separated by white space, later ones read one a line and leave out lines that begin with {@code
 * #}; what both read alike is found here.
 */
public final class MavenConfig {

  /** Where it stands, from the directory that has a {@code .mvn}. */
  public static final String FILE = ".mvn/maven.config";

  private final String path;
  private final byte[] content;
  private final Map<String, Place> definitions = new LinkedHashMap<>();

  private MavenConfig(String path, byte[] content) {
    this.path = path;
    this.content = content;
  }

  /**
   * @param path for messages
   */
  public static MavenConfig parse(String path, byte[] content) {
    MavenConfig config = new MavenConfig(path, content);
    config.parse();
    return config;
  }

  /** Names and values. */
  public Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    definitions.forEach((name, place) -> properties.put(name, place.text().value()));
    return properties;
  }

  /** Where a property is defined. */
  Optional<Place> definition(String name) {
    return Optional.ofNullable(definitions.get(name));
  }

  private void parse() {
    boolean lineBegins = true;
    boolean value = false;
    int at = 0;
    while (at < content.length) {
      if (content[at] == '#' && lineBegins) {
        while (at < content.length && !isLineEnd(content[at])) {
          at++;
        }
      } else if (isSpace(content[at])) {
        lineBegins |= isLineEnd(content[at]);
        at++;
      } else {
        int start = at;
        at = endOfWord(start);
        PomText word = unquoted(PomText.plain(content, start, at));
        lineBegins = false;
        if (value) {
          define(word);
          value = false;
        } else {
          value = word.value().equals("-D") || word.value().equals("--define");
          option(word);
        }
      }
    }
  }

  private void option(PomText word) {
    for (String prefix : new String[] {"--define=", "-D"}) {
      if (word.value().startsWith(prefix)) {
        define(word.part(prefix.length(), word.value().length()));
        return;
      }
    }
  }

  /** The last definition counts. */
  private void define(PomText assignment) {
    int equals = assignment.value().indexOf('=');
    if (equals > 0) {
      String name = assignment.value().substring(0, equals).strip();
      PomText value = assignment.part(equals + 1, assignment.value().length());
      definitions.put(name, new Place(path, name, unquoted(value)));
    }
  }

  private int endOfWord(int start) {
    int at = start;
    byte quote = 0;
    while (at < content.length
        && !isLineEnd(content[at])
        && (quote != 0 || !isSpace(content[at]))) {
      if (content[at] == quote) {
        quote = 0;
      } else if (quote == 0 && (content[at] == '"' || content[at] == '\'')) {
        quote = content[at];
      }
      at++;
    }
    return at;
  }

  private static PomText unquoted(PomText text) {
    String value = text.value();
    boolean quoted =
        value.length() > 1
            && (value.startsWith("\"") && value.endsWith("\"")
                || value.startsWith("'") && value.endsWith("'"));
    return quoted ? text.part(1, value.length() - 1) : text;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || isLineEnd(b);
  }

  private static boolean isLineEnd(byte b) {
    return b == '\r' || b == '\n';
  }
}
