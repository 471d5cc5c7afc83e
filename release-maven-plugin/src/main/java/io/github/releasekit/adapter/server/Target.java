package io.github.releasekit.adapter.server;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The target of a request: a path of plain characters, and the parameters of its query.
 *
 * @param parameters decoded, each with its values in order
 */
record Target(String path, Map<String, List<String>> parameters) {

  private static final int LONGEST = 2048;
  private static final int MOST_PARAMETERS = 32;

  /** A plus sign, as in a version, is the one character that clients like to encode. */
  private static final Pattern ENCODED_PLUS = Pattern.compile("%2B", Pattern.CASE_INSENSITIVE);

  private static final Pattern PATH = Pattern.compile("/|(?:/[A-Za-z0-9_+-][A-Za-z0-9._+-]*)+");

  /**
   * @throws ProblemException when it is too long, or anything but a plain path with a query
   */
  static Target of(URI uri) {
    if (uri.toString().length() > LONGEST) {
      throw new ProblemException(
          Problem.of(414, "the target is longer than " + LONGEST + " characters"));
    }
    String raw = uri.getRawPath();
    if (uri.getScheme() != null || uri.getRawAuthority() != null || raw == null) {
      throw new ProblemException(Problem.badRequest("the target is not a path"));
    }
    String path = ENCODED_PLUS.matcher(raw).replaceAll("+");
    if (!PATH.matcher(path).matches()) {
      throw new ProblemException(
          Problem.badRequest("the path has characters that no path of this server has"));
    }
    return new Target(path, parameters(uri.getRawQuery() == null ? "" : uri.getRawQuery()));
  }

  private static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    String[] pairs = query.split("&", MOST_PARAMETERS + 1);
    if (pairs.length > MOST_PARAMETERS) {
      throw new ProblemException(
          Problem.badRequest("there are more than " + MOST_PARAMETERS + " parameters"));
    }
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      if (!name.isEmpty()) {
        parameters.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    String decoded;
    try {
      decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.badRequest("the query is not encoded as URLs are"));
    }
    if (decoded.chars().anyMatch(c -> Character.isISOControl(c) || c == '\ufffd')) {
      throw new ProblemException(Problem.badRequest("the query has characters that are no text"));
    }
    return decoded;
  }
}
