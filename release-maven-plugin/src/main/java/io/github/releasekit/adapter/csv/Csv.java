package io.github.releasekit.adapter.csv;

import io.github.releasekit.domain.PlainText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table in the form of RFC 4180: a header, a line a row, each with CR LF behind.
 *
 * <p>What stands in a cell is text and nothing else: control characters and line ends are spaces,
 * and a cell that a spreadsheet would take for a formula, since it begins with one of {@code = +
 * - @}, a tab or a carriage return, has an apostrophe in front. Numbers stay as they are.
 */
public final class Csv {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern PLAIN = Pattern.compile("[^\",]*");

  /** As Excel reads them, in their wide form too. */
  private static final String FORMULA = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";

  private Csv() {}

  /**
   * @param rows each with a cell for each of the header
   * @throws IllegalArgumentException when a row has more cells, or fewer
   */
  public static String of(List<String> header, List<List<String>> rows) {
    StringBuilder csv = new StringBuilder(line(header));
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(row.size() + " cells under " + header);
      }
      csv.append(line(row));
    }
    return csv.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String value) {
    String text = (isFormula(value) ? "'" : "") + PlainText.indented(value);
    return PLAIN.matcher(text).matches() ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static boolean isFormula(String value) {
    String text = PlainText.line(value);
    return !NUMBER.matcher(value).matches() && (begins(value) || begins(text));
  }

  private static boolean begins(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
  }
}
