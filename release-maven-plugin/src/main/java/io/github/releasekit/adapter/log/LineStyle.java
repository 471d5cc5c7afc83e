package io.github.releasekit.adapter.log;

import java.io.Console;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How lines look: with colours on a terminal, plain everywhere else. */
public enum LineStyle {
  /** Nothing but the text. */
  PLAIN,
  /** With the escape sequences that terminals have for colours. */
  COLOURED;

  private static final String PROPERTY = "style.color";
  private static final String PROPERTY_OF_MAVEN_4 = "maven.style.color";

  private static final Pattern STEP_START = Pattern.compile("^(\\s*)(\\[\\d+/\\d+] [^ ,]+)(.*)$");
  private static final Pattern STEP_END = Pattern.compile("^(\\s*)(\\S.*?)(\\s{1,}\\S+ ?\\S*)$");

  private static final Pattern OUTCOME =
      Pattern.compile("^(\\s+)(passed|ok|warning|skipped|refused|failed|FAILED)(\\s+.*)?$");

  /**
   * What a Maven was told, as its own lines have it: {@code -Dstyle.color} decides where it says
   * {@code always} or {@code never}; else there are colours on a terminal where Maven has them, and
   * none with {@code NO_COLOR}, {@code TERM=dumb} or in CI.
   *
   * @param given properties of the call
   * @param maven whether Maven's own lines have colours: not with {@code -B} and {@code -l}
   * @param terminal whether output goes to one
   */
  public static LineStyle of(
      Properties given, Map<String, String> environment, boolean maven, boolean terminal) {
    String wanted =
        given
            .getProperty(PROPERTY, given.getProperty(PROPERTY_OF_MAVEN_4, "auto"))
            .toLowerCase(Locale.ROOT);
    boolean coloured =
        switch (wanted) {
          case "always", "yes", "force" -> true;
          case "never", "no", "none" -> false;
          default ->
              terminal
                  && maven
                  && environment.getOrDefault("NO_COLOR", "").isEmpty()
                  && environment.getOrDefault("CI", "").isEmpty()
                  && !"dumb".equals(environment.get("TERM"));
        };
    return coloured ? COLOURED : PLAIN;
  }

  /**
   * Whether this process writes to a terminal. Newer JDKs have a console everywhere, and one more
   * question to ask it.
   */
  public static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** A step that begins: its number and name stand out. */
  public String begun(String line) {
    return replaced(STEP_START, line, "$1\u001b[1m$2\u001b[m$3");
  }

  /** A step that is done: its time is green. */
  public String step(String line) {
    return replaced(STEP_END, line, "$1$2\u001b[32m$3\u001b[m");
  }

  /** Any other line: where it begins with an outcome, as those of gates do, that has its colour. */
  public String line(String line) {
    Matcher outcome = OUTCOME.matcher(line);
    if (this == PLAIN || !outcome.matches()) {
      return line;
    }
    String colour =
        switch (outcome.group(2)) {
          case "passed", "ok" -> "32";
          case "refused", "failed", "FAILED" -> "1;31";
          default -> "33";
        };
    return replaced(OUTCOME, line, "$1\u001b[" + colour + "m$2\u001b[m$3");
  }

  private String replaced(Pattern pattern, String line, String replacement) {
    return this == PLAIN ? line : pattern.matcher(line).replaceFirst(replacement);
  }
}
