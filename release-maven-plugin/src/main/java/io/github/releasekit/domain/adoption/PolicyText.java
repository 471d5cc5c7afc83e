package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.PlainText;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes a commented release-kit.yml. */
public final class PolicyText {

  private static final String HEAD =
      """
      # How this project is released, proposed by release-kit:init from what it has. What is not said
      # here is as https://release-kit.github.io/release-kit/configuration.html says. A line that begins
      # with # and no space is a setting that does not count until the # goes.
      """;

  /** The order in which sections stand. */
  private static final List<String> ORDER =
      List.of(
          "",
          "branching",
          "versions",
          "commits",
          "changelog",
          "versionFiles",
          "components",
          "gates",
          "assets",
          "channels",
          "notices",
          "snapshotWaivers");

  /** Of comments, in characters. */
  private static final int WIDTH = 96;

  /** What YAML reads as a text, in block and in flow style. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_./][A-Za-z0-9_./+-]*");

  private static final Pattern OTHER_TYPE =
      Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null|[.+-].*|.*[.]");

  private PolicyText() {}

  /**
   * @param everything whether entries that are comments count too
   */
  public static String of(List<PolicyEntry> entries, boolean everything) {
    Map<String, List<PolicyEntry>> sections = new LinkedHashMap<>();
    ORDER.forEach(section -> sections.put(section, new ArrayList<>()));
    entries.forEach(entry -> sections.get(entry.section()).add(entry));
    StringBuilder text = new StringBuilder(HEAD);
    sections.forEach((section, own) -> section(section, own, everything, text));
    return text.toString();
  }

  private static void section(
      String section, List<PolicyEntry> entries, boolean everything, StringBuilder text) {
    boolean live = everything || entries.stream().anyMatch(PolicyEntry::live);
    String indent = section.isEmpty() ? "" : "  ";
    boolean first = true;
    for (PolicyEntry entry : entries) {
      boolean counts = everything || entry.live();
      if (first) {
        text.append('\n');
        if (!section.isEmpty() && !live) {
          text.append("#").append(section).append(":\n");
        } else if (!section.isEmpty()) {
          text.append(section).append(":\n");
        }
      } else if (section.isEmpty()) {
        text.append('\n');
      }
      first = false;
      wrapped(PlainText.line(entry.why()))
          .forEach(line -> text.append(indent).append("# ").append(line).append('\n'));
      for (String line : entry.lines()) {
        text.append(counts ? "" : "#").append(indent).append(line).append('\n');
      }
    }
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() + word.length() >= WIDTH && line.length() > 0) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** A text as YAML has it in any place, on one line. */
  public static String scalar(String text) {
    if (PLAIN.matcher(text).matches() && !OTHER_TYPE.matcher(text).matches()) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (Character.isISOControl(c)
          || Character.getType(c) == Character.FORMAT
          || Character.getType(c) == Character.LINE_SEPARATOR
          || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
          || c == '\ufeff'
          || c >= '\ufffe') {
        quoted.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** A list of texts in flow style. */
  public static String list(List<String> texts) {
    return "[" + String.join(", ", texts.stream().map(PolicyText::scalar).toList()) + "]";
  }
}
