package io.github.releasekit.its;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a guide shows as printed, compared with what was printed: lines in their order, with nothing
 * in between where no line {@code …} is. In a line, {@code …} stands for any text, and object ids,
 * dates, times and durations for any other of their kind. Empty lines and Maven's {@code [INFO]} do
 * not count.
 */
final class GuideOutput {

  private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;]*m");

  private static final Pattern VARIES =
      Pattern.compile(
          "(?<any>…)"
              + "|(?<id>\\b(?=[a-f]*[0-9])[0-9a-f]{7,64}\\b)"
              + "|(?<date>\\b\\d{4}-\\d\\d-\\d\\d\\b)"
              + "|(?<time>\\b\\d\\d:\\d\\d(:\\d\\d)?\\b)"
              + "|(?<duration>\\b\\d+(\\.\\d+)? s\\b)");

  private final List<String> printed;

  GuideOutput(String printed) {
    this.printed =
        printed
            .lines()
            .map(line -> COLOUR.matcher(line).replaceAll(""))
            .map(line -> line.replaceFirst("^\\[INFO] ?", "").stripTrailing())
            .filter(line -> !line.isEmpty())
            .toList();
  }

  /** The first lines of what is expected that were not printed, if there are some. */
  Optional<String> missing(String expected) {
    int from = 0;
    for (List<String> part : parts(expected)) {
      int found = find(part, from);
      if (found < 0) {
        return Optional.of(String.join("\n", part));
      }
      from = found + part.size();
    }
    return Optional.empty();
  }

  private static List<List<String>> parts(String expected) {
    List<List<String>> parts = new ArrayList<>();
    parts.add(new ArrayList<>());
    for (String line : expected.lines().map(String::stripTrailing).toList()) {
      if (line.strip().equals("…")) {
        parts.add(new ArrayList<>());
      } else if (!line.isEmpty()) {
        parts.get(parts.size() - 1).add(line);
      }
    }
    return parts;
  }

  private int find(List<String> part, int from) {
    List<Pattern> patterns = part.stream().map(GuideOutput::pattern).toList();
    for (int start = from; start + part.size() <= printed.size(); start++) {
      int matching = 0;
      while (matching < part.size()
          && patterns.get(matching).matcher(printed.get(start + matching)).matches()) {
        matching++;
      }
      if (matching == part.size()) {
        return start;
      }
    }
    return -1;
  }

  private static Pattern pattern(String line) {
    StringBuilder pattern = new StringBuilder();
    Matcher varies = VARIES.matcher(line);
    int end = 0;
    while (varies.find()) {
      pattern.append(Pattern.quote(line.substring(end, varies.start()))).append(any(varies));
      end = varies.end();
    }
    return Pattern.compile(pattern.append(Pattern.quote(line.substring(end))).toString());
  }

  private static String any(Matcher found) {
    if (found.group("any") != null) {
      return ".*";
    }
    if (found.group("id") != null) {
      return "[0-9a-f]{7,64}";
    }
    if (found.group("duration") != null) {
      return "\\d+(\\.\\d+)? s";
    }
    return found.group().replaceAll("\\d", "\\\\d");
  }
}
