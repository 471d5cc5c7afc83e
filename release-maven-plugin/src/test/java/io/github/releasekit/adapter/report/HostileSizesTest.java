package io.github.releasekit.adapter.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports that are large, or of which something is. */
class HostileSizesTest extends AbstractHostileFilesTest {

  static Stream<Row> large() {
    return Stream.of(
        read(
            "200 MB that a test has printed",
            Reader.TESTS,
            repeated(
                "<testsuite tests='1'><testcase><system-out>",
                "a line of output &amp; more of it\n",
                "</system-out></testcase></testsuite>",
                200),
            "passed=1"),
        read(
            "200 MB in one section of text without a line end",
            Reader.TESTS,
            repeated(
                "<testsuite tests='1'><system-out><![CDATA[",
                "x".repeat(1024),
                "]]></system-out></testsuite>",
                200),
            "passed=1"),
        read(
            "100 MB of tests that pass",
            Reader.TESTS,
            repeated("<testsuite tests='1'>", "<testcase name='t'/>", "</testsuite>", 100),
            "passed=1"),
        refused(
            "a megabyte more than is read",
            Reader.TESTS,
            sparse(ReportFiles.MAX_BYTES + MEGABYTE),
            "report has 537919488 bytes, and 536870912 are read at most"),
        refused(
            "as much of a task as is read",
            Reader.SONAR,
            sparse(ReportFiles.MAX_BYTES),
            IS_NO_TASK),
        refused(
            "as much as is read, of zeros",
            Reader.TESTS,
            sparse(ReportFiles.MAX_BYTES),
            IS_NO_TESTS),
        refused(
            "a comment without an end",
            Reader.TESTS,
            repeated("<testsuite tests='1'><!-- ", "x".repeat(1024), " --></testsuite>", 64),
            IS_NO_TESTS),
        refused(
            "an instruction without an end",
            Reader.TESTS,
            repeated("<testsuite tests='1'><?p ", "x".repeat(1024), " ?></testsuite>", 64),
            IS_NO_TESTS),
        refused(
            "white space before the root",
            Reader.TESTS,
            repeated("", " ".repeat(1024), "<testsuite tests='1'/>", 64),
            IS_NO_TESTS),
        refused(
            "a document type without an end",
            Reader.TESTS,
            repeated("<!DOCTYPE t [", "<!ENTITY e 'x'>", "]><testsuite tests='1'/>", 64),
            IS_NO_TESTS),
        refused(
            "an attribute without an end",
            Reader.TESTS,
            repeated("<testsuite name='", "x".repeat(1024), "'/>", 64),
            IS_NO_TESTS),
        refused(
            "many long attributes",
            Reader.LINT,
            repeated(
                "<checkstyle><file ", i -> "a" + i + "='" + "x".repeat(MEGABYTE) + "' ", "/>", 200),
            IS_NO_LINT),
        refused(
            "a name without an end",
            Reader.TESTS,
            repeated("<testsuite tests='1'><", "x".repeat(1024), "/></testsuite>", 64),
            IS_NO_TESTS),
        refused(
            "an attribute's name without an end",
            Reader.TESTS,
            repeated("<testsuite ", "x".repeat(1024), "='1'/>", 64),
            IS_NO_TESTS),
        refused(
            "an entity's name without an end",
            Reader.TESTS,
            repeated("<testsuite tests='1'>&", "x".repeat(1024), ";</testsuite>", 64),
            IS_NO_TESTS),
        refused(
            "an instruction's name without an end",
            Reader.TESTS,
            repeated("<testsuite tests='1'><?", "x".repeat(1024), "?></testsuite>", 64),
            IS_NO_TESTS),
        refused(
            "a reference to a character without an end",
            Reader.TESTS,
            repeated("<testsuite tests='1'>&#", "0".repeat(1024), ";</testsuite>", 64),
            IS_NO_TESTS),
        refused(
            "elements that all have other names",
            Reader.TESTS,
            repeated("<testsuite>", i -> "<element-" + i + "/>", "</testsuite>", 2_000_000),
            IS_NO_TESTS),
        refused(
            "attributes that all have other names",
            Reader.TESTS,
            repeated("<testsuite>", i -> "<a attribute-" + i + "=''/>", "</testsuite>", 2_000_000),
            IS_NO_TESTS),
        refused(
            "millions of elements in each other",
            Reader.TESTS,
            repeated("<testsuite>", "<a>", "", 10),
            IS_NO_TESTS),
        refused(
            "millions of suites in suites",
            Reader.TESTS,
            repeated("<testsuites>", "<testsuite>", "", 10),
            IS_NO_TESTS),
        refused(
            "an element with a million attributes",
            Reader.COVERAGE,
            repeated("<report ", i -> "a" + i + "='' ", "/>", 1_000_000),
            IS_NO_COVERAGE),
        refused("namespaces without an end", Reader.TESTS, namespaces(), IS_NO_TESTS),
        refused(
            "millions of suites that fail",
            Reader.TESTS,
            repeated("<testsuites>", "<testsuite failures='1'/>", "</testsuites>", 60),
            IS_NO_TESTS),
        read(
            "failed suites with long names",
            Reader.TESTS,
            repeated(
                "<testsuites>",
                i -> "<testsuite failures='1' name='" + "x".repeat(MEGABYTE) + "'/>",
                "</testsuites>",
                150),
            "failed=150"),
        read(
            "issues with long messages",
            Reader.LINT,
            repeated(
                "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{},\"results\":[",
                i ->
                    "{\"level\":\""
                        + List.of("error", "warning", "note").get(i % 3)
                        + "\",\"message\":{\"text\":\""
                        + "x".repeat(6 * MEGABYTE)
                        + "\"}},",
                "{}]}]}",
                30),
            "errors=10, warnings=11, notes=10"),
        read(
            "millions of issues",
            Reader.LINT,
            repeated("<checkstyle>", "<error severity='info' message='m'/>", "</checkstyle>", 60),
            "notes=1747626"),
        read(
            "a message of PMD without an end in sight",
            Reader.LINT,
            repeated(
                "<pmd><file><violation priority='1'>",
                "x".repeat(1024),
                "</violation></file></pmd>",
                200),
            "errors=1"),
        read(
            "a message of SpotBugs without an end in sight",
            Reader.LINT,
            repeated(
                "<BugCollection><BugInstance rank='1'><LongMessage>",
                "x".repeat(1024),
                "</LongMessage></BugInstance></BugCollection>",
                200),
            "errors=1"),
        refused(
            "millions of lists in each other",
            Reader.MEASURES,
            repeated("", "[", "", 10),
            IS_NO_JSON),
        refused(
            "millions of objects in each other",
            Reader.LINT,
            repeated("", "{\"a\":", "", 10),
            IS_NO_LINT),
        read(
            "a text of JSON that nobody asks for, without an end in sight",
            Reader.MEASURES,
            repeated("{\"b\":\"", "x".repeat(1024), "\",\"a\":1}", 200),
            "/a=1"),
        refused(
            "a text of JSON without an end",
            Reader.BENCHMARKS,
            repeated("[{\"benchmark\":\"", "x".repeat(1024), "\"}]", 64),
            IS_NO_JMH),
        refused(
            "a key of JSON without an end",
            Reader.MEASURES,
            repeated("{\"", "x".repeat(1024), "\":1}", 64),
            IS_NO_JSON),
        refused(
            "a number of JSON without an end",
            Reader.MEASURES,
            repeated("{\"a\":", "1".repeat(1024), "}", 64),
            IS_NO_JSON),
        refused(
            "a number of JSON that nobody asks for, without an end",
            Reader.MEASURES,
            repeated("{\"b\":", "1".repeat(1024), "}", 64),
            IS_NO_JSON),
        read(
            "white space in JSON without an end in sight",
            Reader.MEASURES,
            repeated("{", " ".repeat(1024), "\"a\":1}", 64),
            "/a=1"),
        refused(
            "an object with millions of keys",
            Reader.MEASURES,
            repeated("{", i -> "\"key" + i + "\":0,", "\"a\":1}", 2_000_000),
            IS_NO_JSON),
        read(
            "an object with millions of keys that nobody asks for",
            Reader.MEASURES,
            repeated("{\"b\":{", i -> "\"key" + i + "\":0,", "\"b\":0},\"a\":1}", 2_000_000),
            "/a=1"),
        refused(
            "long keys in objects that nobody asks for",
            Reader.MEASURES,
            repeated(
                "{\"b\":[", i -> "{\"" + i + "x".repeat(40_000) + "\":0},", "0],\"a\":1}", 4_000),
            IS_NO_JSON),
        refused(
            "millions of benchmarks",
            Reader.BENCHMARKS,
            repeated(
                "[",
                i ->
                    "{\"benchmark\":\"b"
                        + i
                        + "\",\"mode\":\"m\",\"primaryMetric\":{\"score\":1}},",
                "]",
                1_000_000),
            IS_NO_JMH + "there are more than 100000 benchmarks"),
        refused(
            "a benchmark with millions of parameters",
            Reader.BENCHMARKS,
            repeated("[{\"params\":{", i -> "\"p" + i + "\":\"\",", "\"p\":\"\"}}]", 2_000_000),
            IS_NO_JMH),
        refused(
            "Dependency-Check: millions of vulnerabilities of one file",
            Reader.SCAN,
            repeated(
                "{\"reportSchema\":1,\"dependencies\":[{\"vulnerabilities\":[",
                "{},",
                "{}]}]}",
                20),
            IS_NO_SCAN),
        read(
            "Dependency-Check: millions of packages of one file",
            Reader.SCAN,
            repeated(
                "{\"reportSchema\":1,\"dependencies\":[{\"packages\":[",
                i -> "{\"id\":\"pkg:" + i + "\"},",
                "{}]}]}",
                3_000_000),
            "found=[]"),
        refused(
            "CycloneDX: millions of vulnerabilities",
            Reader.VEX,
            repeated("{\"vulnerabilities\":[", "{},", "{}]}", 10),
            IS_NO_VEX),
        refused(
            "CycloneDX: millions of components of few vulnerabilities",
            Reader.SCAN,
            repeated(
                "{\"bomFormat\":\"CycloneDX\",\"vulnerabilities\":[{\"affects\":[",
                i ->
                    i % 50_000 == 49_999
                        ? "{}]},{\"affects\":["
                        : "{\"ref\":\"component" + i + "\"},",
                "{}]}]}",
                3_000_000),
            IS_NO_SCAN),
        refused(
            "CycloneDX: millions of statements",
            Reader.VEX,
            repeated(
                "{\"bomFormat\":\"CycloneDX\",\"vulnerabilities\":[{\"affects\":[",
                i ->
                    i % 50_000 == 49_999
                        ? "{}],\"analysis\":{\"state\":\"resolved\"}},{\"affects\":["
                        : "{\"ref\":\"\"},",
                "{}]}]}",
                3_000_000),
            IS_NO_VEX),
        refused(
            "SARIF: millions of rules of one name",
            Reader.LINT,
            repeated(
                "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"rules\":[",
                "{},",
                "{}]}}}]}",
                60),
            IS_NO_LINT),
        refused(
            "SARIF: millions of results before the tool",
            Reader.LINT,
            repeated("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[", "{},", "{}]}]}", 20),
            IS_NO_LINT),
        read(
            "SARIF: a rule of a million parts",
            Reader.LINT,
            text(
                "{\"version\":\"2.1.0\",\"runs\":[{\"results\":[{\"ruleId\":\""
                    + "/a".repeat(500_000)
                    + "\"}]}]}"),
            "warnings=1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("large")
  void endsInAClearErrorOrIsReadForWhatItIs(Row row) throws IOException {
    check(row);
  }

  /** Many of them are declared, and then each of many elements asks for the first. */
  private static Maker namespaces() {
    String declared = each(900, i -> " xmlns:p" + i + "='u'");
    String nested = each(900, i -> "<a" + declared + ">");
    return repeated("<testsuite xmlns:first='u'>" + nested, "<first:a/>", "", 20);
  }
}
