package io.github.releasekit.extension.sbom;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What names and URLs of one licence have in common, however they are written. */
final class LicenseName {

  private static final Pattern ABBREVIATION =
      Pattern.compile("\\((?:AGPL|ASL|CDDL|CPL|ECL|EDL|EPL|GPL|LGPL|MIT|MPL)\\)");
  private static final Pattern GLUED_VERSION = Pattern.compile("([a-z]{2})v?([0-9])");
  private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9.+]+");
  private static final Pattern VERSION_MARK = Pattern.compile("^v?\\.?(?=[0-9])");
  private static final Pattern ZEROS = Pattern.compile("(?:\\.0)+(?=\\+?$)");
  private static final Set<String> FILLERS =
      Set.of("", ".", "the", "license", "licence", "version", "v", "v.", "ver", "ver.");

  private static final Pattern OR_LATER =
      Pattern.compile("or (?:at your option )?(?:any )?(?:later|greater|newer)");
  private static final Pattern SEVERAL =
      Pattern.compile(
          ".*(?:\\b(?:or|and|dual|but|with|w|without|exceptions?|style|similar|like|based|modified)\\b"
              + "|\\+).*");

  private static final Pattern SCHEME = Pattern.compile("^https?://(?:www\\.)?");
  private static final Pattern ENDING = Pattern.compile("(?:\\.(?:txt|html?|php))?/*$");

  private LicenseName() {}

  /** The words that make a difference; empty where there are none. */
  static String words(String name) {
    String plain = ABBREVIATION.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
    String separate = GLUED_VERSION.matcher(plain).replaceAll("$1 $2");
    String words =
        SEPARATORS
            .splitAsStream(separate)
            .filter(word -> !FILLERS.contains(word))
            .map(word -> VERSION_MARK.matcher(word).replaceFirst(""))
            .map(word -> ZEROS.matcher(word).replaceFirst(""))
            .collect(Collectors.joining(" "));
    return OR_LATER.matcher(words).replaceFirst("or later");
  }

  /** Where a document is, whatever its form and however it is reached. */
  static String place(String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    return ENDING.matcher(SCHEME.matcher(lower).replaceFirst("")).replaceFirst("");
  }

  /** Whether the name is of more than one licence, or of one that differs from a known one. */
  static boolean isQualified(String name) {
    return SEVERAL.matcher(words(name)).matches();
  }
}
