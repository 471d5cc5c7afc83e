package io.github.releasekit.channel;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.version.Version;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What formulae of Homebrew are written with and tell (https://docs.brew.sh/Formula-Cookbook; for
 * names of classes, {@code Formulary.class_s}).
 */
final class FormulaText {

  private static final Pattern WORD = Pattern.compile("[-_.\\s]([a-zA-Z0-9])");
  private static final Pattern MAJOR = Pattern.compile("(.)@([0-9])");
  private static final Pattern VERSION = value("version");
  private static final Pattern URL = value("url");

  /** The part of a URL that a version stands in: {@code /app-1.2.3.jar}, {@code /v1.2.3/}. */
  private static final Pattern IN_URL =
      Pattern.compile(
          "(?<=[/_-])v?([0-9]+(?:\\.[0-9]+)+(?:-[A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)*?)??)"
              + "(?=(?:[-_](?:all|bin|dist|full))?(?:\\.(?:jar|war|zip|tgz|tar\\.[a-z0-9]+))?(?:/|$))");

  private FormulaText() {}

  private static Pattern value(String stanza) {
    return Pattern.compile("(?m)^[ \\t]*" + stanza + "[ \\t]+[\"']([^\"'\\r\\n]{0,500})[\"']");
  }

  /** The class of a formula: {@code AppCliAT2} for {@code app-cli@2}. */
  static String className(String formula) {
    String capitalized =
        formula.substring(0, 1).toUpperCase(Locale.ROOT)
            + formula.substring(1).toLowerCase(Locale.ROOT);
    String camel =
        WORD.matcher(capitalized).replaceAll(part -> part.group(1).toUpperCase(Locale.ROOT));
    return MAJOR.matcher(camel.replace('+', 'x')).replaceFirst("$1AT$2");
  }

  /** A text for between double quotes, which Ruby takes as it is (Ruby, Literals: Strings). */
  static String quotable(String text) {
    return PlainText.line(text).replace("\\", "\\\\").replace("\"", "\\\"").replace("#", "\\#");
  }

  /** The version that a formula installs; empty where it does not tell. */
  static Optional<Version> version(byte[] formula) {
    String text = new String(formula, StandardCharsets.UTF_8);
    Matcher version = VERSION.matcher(text);
    if (version.find()) {
      return Version.find(version.group(1));
    }
    Matcher url = URL.matcher(text);
    return url.find()
        ? IN_URL
            .matcher(url.group(1))
            .results()
            .reduce((first, second) -> second)
            .flatMap(found -> Version.find(found.group(1)))
        : Optional.empty();
  }
}
