package io.github.releasekit.extension.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server wants to be shown (RFC 9110, 11.6.1).
 *
 * @param scheme in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {

  private static final Pattern SCHEME =
      Pattern.compile("(?:^|,)\\s*([A-Za-z]+)(?=\\s+[^=\\s]|\\s*$)");
  private static final Pattern PARAMETER =
      Pattern.compile("([A-Za-z_]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

  Challenge {
    parameters = Map.copyOf(parameters);
  }

  /** That for a token if there is one, else that for user and password. */
  static Optional<Challenge> of(List<String> headers) {
    return one("bearer", headers).or(() -> one("basic", headers));
  }

  private static Optional<Challenge> one(String scheme, List<String> headers) {
    for (String header : headers) {
      Matcher schemes = SCHEME.matcher(header);
      while (schemes.find()) {
        if (schemes.group(1).toLowerCase(Locale.ROOT).equals(scheme)) {
          int begin = schemes.end();
          int end = schemes.find() ? schemes.start() : header.length();
          return Optional.of(new Challenge(scheme, parameters(header.substring(begin, end))));
        }
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher each = PARAMETER.matcher(text);
    while (each.find()) {
      String quoted = each.group(2);
      parameters.putIfAbsent(
          each.group(1).toLowerCase(Locale.ROOT),
          quoted == null ? each.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
    }
    return parameters;
  }

  boolean isBearer() {
    return scheme.equals("bearer");
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }
}
