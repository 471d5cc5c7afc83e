package io.github.releasekit.domain;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be secret in texts that people have written: the values of parameters with such a name,
 * in arguments and in XML, and the users of URLs. An expression, {@code ${…}}, is none.
 */
public final class SecretText {

  /** What such names end with. */
  private static final String NAME =
      "(?:token|password|passwd|pwd|passphrase|secret|webhook|authorization|username"
          + "|(?:secret|private|access|api)[_-]?key)";

  private static final String EXPRESSIONS = "(?:\\$\\{[^}]{1,200}})+";

  /** No value of expressions and nothing else. */
  private static final String NOT_EXPRESSIONS =
      "(?![\"']?" + EXPRESSIONS + "[\"']?(?:[\\s<,;&]|$))";

  /** The user of a URL, and a password, though it has a sign that should be encoded in it. */
  private static final Pattern USER_INFO =
      Pattern.compile("(?<=://)(?:[^/\\s']*@|[^/@\\s:]*:(?![0-9]+/)[^\\s']*@)");

  private static final Pattern NAMED = Pattern.compile("(?is).*" + NAME);

  /** What goes before a secret, and the secret. */
  private static final List<Pattern> SECRETS =
      List.of(
          quoted("\""),
          quoted("'"),
          Pattern.compile(
              "(?i)("
                  + NAME
                  + "=)"
                  + NOT_EXPRESSIONS
                  + "(\"[^\"\\r\\n]+\"|'[^'\\r\\n]+'|[^\\s\"'<]+)"),
          Pattern.compile(
              "(?is)(<[\\w.:-]{0,200}"
                  + NAME
                  + "(?:\\s[^<>]{0,500})?>\\s*)"
                  + NOT_EXPRESSIONS
                  + "(?=\\S)((?:[^<]++|<!\\[CDATA\\[.*?]]>|<!--.*?-->)++)"),
          url());

  private static final Pattern LINE = Pattern.compile("\\S[^\\r\\n]*");

  private SecretText() {}

  /** A text without the users and passwords of the URLs in it. */
  public static String withoutUsers(String text) {
    return USER_INFO.matcher(text).replaceAll("");
  }

  /** A whole argument in quotes, with its spaces. */
  private static Pattern quoted(String quote) {
    return Pattern.compile(
        "(?i)("
            + quote
            + "[^\"'\\s=]{0,200}"
            + NAME
            + "=)"
            + NOT_EXPRESSIONS
            + "([^\\r\\n"
            + quote
            + "]+)(?="
            + quote
            + ")");
  }

  /** With http the user alone may be a token; elsewhere a password has to follow. */
  private static Pattern url() {
    return Pattern.compile(
        "(?i)(https?://|://(?=[^/\\s\"'<>@:]*:))(?!(?:(?:\\$\\{[^}]{1,200}}|[^/\\s\"'<>:@$]++)*+:)?"
            + EXPRESSIONS
            + "@)([^/\\s\"'<>]+)(?=@)");
  }

  /** Whether the value of a parameter of this name may be secret. */
  public static boolean isNamed(String name) {
    return NAMED.matcher(name).matches();
  }

  /** Whether a text has what may be secret. */
  public static boolean isIn(String text) {
    return !masked(text).equals(text);
  }

  /** The text with {@code ***} for what may be secret, in as many lines. */
  public static String masked(String text) {
    String masked = text;
    for (Pattern secret : SECRETS) {
      masked =
          secret
              .matcher(masked)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          found.group(1) + LINE.matcher(found.group(2)).replaceAll("***")));
    }
    return masked;
  }
}
