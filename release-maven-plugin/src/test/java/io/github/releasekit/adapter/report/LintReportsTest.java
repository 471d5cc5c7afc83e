package io.github.releasekit.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.result.LintResults;
import io.github.releasekit.domain.gate.result.LintResults.Issue;
import io.github.releasekit.domain.gate.result.LintResults.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintReportsTest {

  @TempDir Path root;

  @Test
  void readsCheckstyle() throws IOException {
    write(
        "a/target/checkstyle-result.xml",
        "<checkstyle version='10'><file name='"
            + root
            + "/a/src/A.java'>"
            + "<error line='3' severity='error' message='Line is &lt;long&gt;' source='c.LineLength'/>"
            + "<error severity='warning' message='w' source='W'/>"
            + "<error severity='info' message='i' source='I'/>"
            + "<error severity='ignore' message='x' source='X'/>"
            + "</file><file name='b.java'><exception>boom</exception></file></checkstyle>");

    LintResults results = read("a/target");

    assertThat(results.counts()).isEqualTo(Map.of(Level.ERROR, 2, Level.WARNING, 1, Level.NOTE, 1));
    assertThat(results.shown())
        .contains(
            new Issue(Level.ERROR, "LineLength", "a/src/A.java:3", "Line is <long>"),
            new Issue(Level.ERROR, "failure", "b.java", "Checkstyle could not check it"));
    assertThat(results.reports().files()).isEqualTo(1);
  }

  @Test
  void readsPmd() throws IOException {
    write(
        "target/pmd.xml",
        "<pmd xmlns='http://pmd.sourceforge.net/report/2.0.0' version='7'><file name='A.java'>"
            + violation(1)
            + violation(2)
            + violation(3)
            + violation(4)
            + violation(5)
            + "</file><suppressedviolation filename='A.java'/>"
            + "<error filename='B.java' msg='no Java'>at</error>"
            + "<configerror rule='Old' msg='is gone'/></pmd>");

    LintResults results = read("target");

    assertThat(results.counts()).isEqualTo(Map.of(Level.ERROR, 4, Level.WARNING, 2, Level.NOTE, 1));
    assertThat(results.shown())
        .contains(
            new Issue(Level.ERROR, "Rule1", "A.java:7", "Avoid it"),
            new Issue(Level.ERROR, "failure", "B.java", "PMD could not check it: no Java"),
            new Issue(Level.ERROR, "Old", "the project", "is gone"));
  }

  @ParameterizedTest
  @CsvSource({"1, ERROR", "9, ERROR", "10, WARNING", "14, WARNING", "15, NOTE", "20, NOTE"})
  void levelsSpotBugsByRank(int rank, Level level) throws IOException {
    write(
        "target/spotbugsXml.xml",
        "<BugCollection><BugInstance type='NP' rank='"
            + rank
            + "' priority='1'><LongMessage>Null is used</LongMessage>"
            + "<Class classname='o.A'><SourceLine sourcepath='o/A.java' start='1'/></Class>"
            + "<SourceLine sourcepath='o/A.java' start='12'/>"
            + "<SourceLine sourcepath='o/A.java' start='30'/></BugInstance>"
            + "<Errors errors='0' missingClasses='1'><MissingClass>x</MissingClass></Errors>"
            + "</BugCollection>");

    LintResults results = read("target");

    assertThat(results.counts()).isEqualTo(Map.of(level, 1));
    assertThat(results.shown())
        .containsExactly(new Issue(level, "NP", "o/A.java:12", "Null is used"));
  }

  @Test
  void takesTheClassForABugWithoutALine() throws IOException {
    write(
        "target/spotbugsXml.xml",
        "<BugCollection><BugInstance type='SE' rank='16'>"
            + "<Class classname='o.A'><SourceLine sourcepath='o/A.java' start='1'/></Class>"
            + "<Method><SourceLine sourcepath='o/B.java' start='9'/></Method></BugInstance>"
            + "<Errors errors='1'><Error><ErrorMessage>e</ErrorMessage></Error></Errors>"
            + "</BugCollection>");

    assertThat(read("target").shown())
        .containsExactly(
            new Issue(Level.NOTE, "SE", "o/A.java:1", ""),
            new Issue(
                Level.ERROR, "failure", "the project", "SpotBugs could not check everything"));
  }

  /** The tool may stand after its results, as the order of members means nothing. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsSarif(boolean toolFirst) throws IOException {
    String tool =
        "'tool':{'driver':{'name':'t','rules':[{'id':'R1','defaultConfiguration':{'level':'error'}},"
            + "{'id':'R2'}]},'extensions':[{'rules':[{'id':'E1',"
            + "'defaultConfiguration':{'level':'note'}}]}]}";
    String results =
        "'results':[{'ruleId':'R1','message':{'text':'first'},'locations':[{'physicalLocation':"
            + "{'artifactLocation':{'uri':'src/A.java'},'region':{'startLine':3}}},{}]},"
            + "{'ruleIndex':1,'message':{'id':'m'}},"
            + "{'ruleIndex':1.5,'level':'none'},{'ruleIndex':-1,'level':'none'},"
            + "{'rule':{'id':'E1/sub'},'message':{'text':'c'}},"
            + "{'ruleId':'R1','level':'note','message':{'text':'d'}},"
            + "{'ruleId':'R1','level':'none','message':{'text':'e'}},"
            + "{'ruleId':'R1','kind':'pass','message':{'text':'f'}},"
            + "{'ruleId':'R1','baselineState':'absent','message':{'text':'g'}},"
            + "{'ruleId':'R1','suppressions':[{'kind':'inSource'}],'message':{'text':'h'}},"
            + "{'ruleId':'R1','suppressions':[{'kind':'external','status':'underReview'}]},"
            + "{'ruleId':'unheard','suppressions':[]}]";
    write(
        "a.sarif",
        sarif(toolFirst ? "{" + tool + "," + results + "}" : "{" + results + "," + tool + "}"));

    LintResults read = LintReports.read(files(), List.of("*.sarif"));

    assertThat(read.counts()).isEqualTo(Map.of(Level.ERROR, 2, Level.WARNING, 2, Level.NOTE, 2));
    assertThat(read.shown())
        .contains(
            new Issue(Level.ERROR, "R1", "src/A.java:3", "first"),
            new Issue(Level.WARNING, "R2", "the project", "m"),
            new Issue(Level.NOTE, "E1/sub", "the project", "c"));
  }

  @Test
  void addsUpReportsOfEachKind() throws IOException {
    write("x/1.xml", "<checkstyle><file name='A'><error severity='error'/></file></checkstyle>");
    write("x/2.json", "\ufeff " + sarif("{'tool':{'driver':{}},'results':[{'ruleId':'r'}]}"));

    LintResults results = LintReports.read(files(), List.of("x/*"));

    assertThat(results.counts()).isEqualTo(Map.of(Level.ERROR, 1, Level.WARNING, 1));
    assertThat(results.reports().files()).isEqualTo(2);
  }

  @Test
  void keepsTheFirstOfEachLevel() throws IOException {
    write(
        "target/checkstyle-result.xml",
        "<checkstyle><file name='A'>"
            + "<error severity='warning' source='W'/>".repeat(1000)
            + "<error severity='error' source='E'/>"
            + "</file></checkstyle>");

    LintResults results = read("target");

    assertThat(results.counts()).isEqualTo(Map.of(Level.ERROR, 1, Level.WARNING, 1000));
    assertThat(results.shown()).hasSize(LintResults.SHOWN + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html/>",
        "<checkstyle><file name='A'><error severity='fatal'/></file></checkstyle>",
        "<checkstyle><file name='A'><error/></file></checkstyle>",
        "<pmd><file name='A'><violation priority='6'/></file></pmd>",
        "<pmd><file name='A'><violation/></file></pmd>",
        "<pmd><file name='A'><violation priority='1'><b/></violation></file></pmd>",
        "<BugCollection><BugInstance rank='0'/></BugCollection>",
        "<BugCollection><BugInstance/></BugCollection>",
        "<BugCollection><BugInstance rank='1'>",
        "{}",
        "[]",
        "{'version':'2.1.0'}",
        "{'version':'2.0.0','runs':[]}",
        "{'version':'2.1.0','runs':{}}",
        "{'version':'2.1.0','runs':[{'results':[{'level':'fatal'}]}]}",
        "{'version':'2.1.0','runs':[{'results':[{'level':1}]}]}",
        "{'version':'2.1.0','runs':[{'results':[{'ruleIndex':99999999999}]}]}",
        "{'version':'2.1.0','runs':[]} {}",
        "{'version':'2.1.0','runs':[",
        "{'version':'2.1.0','version':'2.1.0','runs':[]}",
        "{'version':'2.1.0','runs':[{'results':[{'message':'text'}]}]}",
      })
  void refusesWhatIsNone(String content) throws IOException {
    write("lint", content.startsWith("<") ? content : content.replace('\'', '"'));

    assertThatThrownBy(() -> LintReports.read(files(), List.of("lint")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("lint is not a report of Checkstyle, PMD or SpotBugs, or SARIF: ");
  }

  /** Names and messages are shown, and are anybody's. */
  @Test
  void showsNoControlCharacters() throws IOException {
    write(
        "a.sarif",
        sarif(
            "{'results':[{'ruleId':'\\u001b[2Jr','message':{'text':'a\\nb'},'locations':"
                + "[{'physicalLocation':{'artifactLocation':{'uri':'\\u0007x'}}}]}]}"));

    Issue issue = LintReports.read(files(), List.of("a.sarif")).shown().get(0);

    assertThat(issue.rule() + issue.place() + issue.message())
        .doesNotContain("\u001b", "\n", "\u0007");
  }

  private static String violation(int priority) {
    return "<violation beginline='7' rule='Rule"
        + priority
        + "' priority='"
        + priority
        + "'>\nAvoid it\n</violation>";
  }

  private static String sarif(String run) {
    return ("{'version':'2.1.0','runs':[" + run + "]}").replace('\'', '"');
  }

  private LintResults read(String buildDirectory) {
    return LintReports.read(files(buildDirectory), List.of());
  }

  private ReportFiles files(String... buildDirectories) {
    return new ReportFiles(root, List.of(buildDirectories).stream().map(root::resolve).toList());
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
