package io.github.releasekit.adapter.report;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.result.LintResults;
import io.github.releasekit.domain.gate.result.LintResults.Issue;
import io.github.releasekit.domain.gate.result.LintResults.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads what Checkstyle, PMD and SpotBugs write as XML, and any tool as SARIF. The levels of PMD
 * and SpotBugs are those that they give themselves in SARIF.
 */
public final class LintReports {

  private static final List<String> STANDARD =
      List.of("checkstyle-result.xml", "pmd.xml", "spotbugsXml.xml");

  /** What stands for a rule where a tool has failed itself: it may have missed something. */
  private static final String FAILURE = "failure";

  private final ReportFiles files;
  private final Map<Level, Integer> counts = new EnumMap<>(Level.class);
  private final List<Issue> shown = new ArrayList<>();

  private LintReports(ReportFiles files) {
    this.files = files;
  }

  /**
   * What is found, by all reports together.
   *
   * @param patterns of their paths; empty for where the Maven plugins of the three write them
   * @throws io.github.releasekit.domain.ReleaseException when one cannot be read
   */
  public static LintResults read(ReportFiles files, List<String> patterns) {
    List<Path> found =
        patterns.isEmpty()
            ? STANDARD.stream().flatMap(name -> files.built("", name).stream()).toList()
            : files.matching(patterns);
    LintReports read = new LintReports(files);
    Reports reports =
        files.read(
            found,
            "a report of Checkstyle, PMD or SpotBugs, or SARIF",
            (path, reader) -> read.xml(reader),
            (path, json) -> SarifReader.read(json, read::sarif));
    return new LintResults(read.counts, read.shown, reports);
  }

  private void xml(XMLStreamReader reader) throws XMLStreamException {
    switch (reader.getLocalName()) {
      case "checkstyle" -> checkstyle(reader);
      case "pmd" -> pmd(reader);
      case "BugCollection" -> spotBugs(reader);
      default -> throw new XMLStreamException(PlainText.line(reader.getLocalName()) + " is none");
    }
  }

  private void checkstyle(XMLStreamReader reader) throws XMLStreamException {
    String file = "";
    while (toElement(reader)) {
      switch (reader.getLocalName()) {
        case "file" -> file = attribute(reader, "name");
        case "error" -> checkstyleIssue(reader, file);
        case "exception" -> add(Level.ERROR, FAILURE, file, "", "Checkstyle could not check it");
        default -> {}
      }
    }
  }

  private void checkstyleIssue(XMLStreamReader reader, String file) throws XMLStreamException {
    String severity = attribute(reader, "severity");
    Optional<Level> level =
        switch (severity) {
          case "error" -> Optional.of(Level.ERROR);
          case "warning" -> Optional.of(Level.WARNING);
          case "info" -> Optional.of(Level.NOTE);
          case "ignore" -> Optional.empty();
          default ->
              throw new XMLStreamException(
                  "there is no severity '" + PlainText.line(severity) + "'");
        };
    String check = attribute(reader, "source");
    String rule = check.substring(check.lastIndexOf('.') + 1);
    String line = attribute(reader, "line");
    String message = attribute(reader, "message");
    level.ifPresent(bad -> add(bad, rule, file, line, message));
  }

  private void pmd(XMLStreamReader reader) throws XMLStreamException {
    String file = "";
    while (toElement(reader)) {
      switch (reader.getLocalName()) {
        case "file" -> file = attribute(reader, "name");
        case "violation" -> pmdViolation(reader, file);
        case "error" ->
            add(
                Level.ERROR,
                FAILURE,
                attribute(reader, "filename"),
                "",
                "PMD could not check it: " + attribute(reader, "msg"));
        case "configerror" ->
            add(Level.ERROR, attribute(reader, "rule"), "", "", attribute(reader, "msg"));
        default -> {}
      }
    }
  }

  private void pmdViolation(XMLStreamReader reader, String file) throws XMLStreamException {
    int priority = within(1, 5, reader, "priority");
    Level level = priority <= 2 ? Level.ERROR : priority <= 4 ? Level.WARNING : Level.NOTE;
    String rule = attribute(reader, "rule");
    String line = attribute(reader, "beginline");
    add(level, rule, file, line, reader.getElementText());
  }

  private void spotBugs(XMLStreamReader reader) throws XMLStreamException {
    while (toElement(reader)) {
      switch (reader.getLocalName()) {
        case "BugInstance" -> bug(reader);
        case "Error" -> add(Level.ERROR, FAILURE, "", "", "SpotBugs could not check everything");
        default -> {}
      }
    }
  }

  /** The place of a bug is its own source line, or else that of its class or method. */
  private void bug(XMLStreamReader reader) throws XMLStreamException {
    int rank = within(1, 20, reader, "rank");
    Level level = rank <= 9 ? Level.ERROR : rank <= 14 ? Level.WARNING : Level.NOTE;
    String type = attribute(reader, "type");
    String file = "";
    String line = "";
    String message = "";
    boolean isOwn = false;
    for (int depth = 1; depth > 0; ) {
      int event = reader.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        String name = reader.getLocalName();
        if (depth == 1 && name.equals("LongMessage")) {
          message = reader.getElementText();
          continue;
        }
        if (name.equals("SourceLine") && !isOwn && (depth == 1 || file.isEmpty())) {
          isOwn = depth == 1;
          file = attribute(reader, "sourcepath");
          line = attribute(reader, "start");
        }
        depth++;
      }
    }
    add(level, type, file, line, message);
  }

  private void sarif(SarifReader.Result result) {
    switch (result.level()) {
      case "error" -> add(Level.ERROR, result);
      case "warning" -> add(Level.WARNING, result);
      case "note" -> add(Level.NOTE, result);
      default -> {}
    }
  }

  private void add(Level level, SarifReader.Result result) {
    add(level, result.rule(), result.path(), result.line(), result.message());
  }

  private void add(Level level, String rule, String path, String line, String message) {
    int before = counts.merge(level, 1, Integer::sum) - 1;
    if (before < LintResults.SHOWN) {
      String place = path.isEmpty() ? "the project" : files.shown(path);
      shown.add(
          new Issue(
              level,
              PlainText.shortLine(rule),
              line.isEmpty() ? place : place + ":" + PlainText.shortLine(line),
              PlainText.shortLine(message.strip())));
    }
  }

  private static boolean toElement(XMLStreamReader reader) throws XMLStreamException {
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
    }
    return false;
  }

  private static String attribute(XMLStreamReader reader, String name) {
    String value = reader.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private static int within(int least, int most, XMLStreamReader reader, String name) {
    int number = Integer.parseInt(attribute(reader, name));
    if (number < least || number > most) {
      throw new NumberFormatException(name + " is " + number);
    }
    return number;
  }
}
