package io.github.releasekit.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.releasekit.adapter.config.PolicyArtifacts;
import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.adapter.http.HttpReader;
import io.github.releasekit.adapter.process.CommandRunner;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.result.PackageGate.Packages;
import io.github.releasekit.domain.gate.result.ReproducibleGate.Rebuild;
import io.github.releasekit.domain.gate.result.SonarGate;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that somebody has made to do harm end in a message that says what to do, or are read for
 * what they are. Each is read by a Java of its own with a heap of 128 MiB, which what is kept of a
 * large one would fill: running out of memory is told apart from a refusal, and a file that is
 * never done with ends that Java.
 */
class HostileFilesTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int LONGEST_PROBLEM = 2000;
  private static final int MEGABYTE = 1 << 20;
  private static final String REPORT = "report";
  private static final String IN_BUILD = "target/surefire-reports/TEST-a.xml";

  private static final String IS_NO_TESTS = "report is not a test report: ";
  private static final String IS_NO_COVERAGE = "report is not a coverage report of JaCoCo: ";
  private static final String IS_NO_LINT =
      "report is not a report of Checkstyle, PMD or SpotBugs, or SARIF: ";
  private static final String IS_NO_SCAN =
      "report is not a report of vulnerabilities by Dependency-Check, SARIF or CycloneDX, of"
          + " JSON: ";
  private static final String IS_NO_VEX = "report is not a VEX document of CycloneDX: ";
  private static final String IS_NO_JSON = "report is not a report of JSON: ";
  private static final String IS_NO_TASK = "report is not a report of SonarQube's scanner: ";
  private static final String IS_NO_JMH = "report is not a result of JMH, of JSON: ";

  @TempDir static Path directory;

  private static int rows;
  private static @Nullable SmallHeap smallHeap;

  private enum Reader {
    TESTS,
    TESTS_IN_BUILD,
    COVERAGE,
    LINT,
    SCAN,
    VEX,
    MEASURES,
    BENCHMARKS,
    SONAR,
    POLICY
  }

  private interface Maker {
    void make(Path file) throws IOException;
  }

  /**
   * @param name that says what is hostile
   * @param path of the file, or of the directory or link that is made
   * @param reports patterns of reports, with spaces between them
   * @param refused whether it is to be refused; otherwise it is read
   * @param said what its refusal or what is read of it contains
   */
  private record Row(
      String name,
      Reader reader,
      String path,
      String reports,
      Maker maker,
      boolean refused,
      String said) {

    Row at(String otherPath, String otherReports) {
      return new Row(name, reader, otherPath, otherReports, maker, refused, said);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Row> xml() {
    String suite = "<testsuite name='s' tests='1'";
    return Stream.of(
        refused("an internal entity", Reader.TESTS, dtd("<!ENTITY e 'x'>", "&e;"), IS_NO_TESTS),
        refused(
            "a billion laughs",
            Reader.TESTS,
            dtd(
                "<!ENTITY a0 'ha'>"
                    + each(30, i -> "<!ENTITY a" + (i + 1) + " '&a" + i + ";&a" + i + ";'>"),
                "&a30;"),
            IS_NO_TESTS),
        refused(
            "a billion laughs in an attribute",
            Reader.TESTS,
            text("<!DOCTYPE t [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><testsuite name='&b;'/>"),
            IS_NO_TESTS),
        refused(
            "a quadratic blowup of one long entity",
            Reader.TESTS,
            dtd("<!ENTITY a '" + "x".repeat(100_000) + "'>", "&a;".repeat(100_000)),
            IS_NO_TESTS),
        refused(
            "an entity that is itself",
            Reader.TESTS,
            dtd("<!ENTITY a '&b;'><!ENTITY b '&a;'>", "&a;"),
            IS_NO_TESTS),
        refused(
            "an external entity of a file",
            Reader.TESTS,
            dtd("<!ENTITY e SYSTEM 'file:///etc/hostname'>", "&e;"),
            IS_NO_TESTS),
        refused(
            "an external entity of the web",
            Reader.COVERAGE,
            text("<!DOCTYPE r [<!ENTITY e SYSTEM 'http://192.0.2.1/x'>]><report>&e;</report>"),
            IS_NO_COVERAGE),
        refused(
            "an external entity of a device without an end",
            Reader.LINT,
            text(
                "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///dev/zero'>]><checkstyle>&e;</checkstyle>"),
            IS_NO_LINT),
        read(
            "parameter entities that fetch a document type",
            Reader.TESTS,
            dtd("<!ENTITY % p SYSTEM 'http://192.0.2.1/evil.dtd'> %p; %p;", ""),
            "passed=1"),
        read(
            "parameter entities that double each other",
            Reader.TESTS,
            dtd(
                "<!ENTITY % a0 'ha'>"
                    + each(30, i -> "<!ENTITY % a" + (i + 1) + " '%a" + i + ";%a" + i + ";'>")
                    + "%a30;",
                ""),
            "passed=1"),
        read(
            "an external document type of the web",
            Reader.TESTS,
            text("<!DOCTYPE t SYSTEM 'http://192.0.2.1/evil.dtd'>" + suite + "/>"),
            "passed=1"),
        read(
            "a default attribute of the document type",
            Reader.TESTS,
            text("<!DOCTYPE t [<!ATTLIST testsuite failures CDATA '9'>]>" + suite + "/>"),
            "failed=0"),
        read(
            "an inclusion of another file",
            Reader.TESTS,
            text(
                suite
                    + " xmlns:xi='http://www.w3.org/2001/XInclude'>"
                    + "<xi:include href='file:///etc/passwd' parse='text'/></testsuite>"),
            "passed=1"),
        read(
            "a style sheet and a schema of the web",
            Reader.TESTS,
            text(
                "<?xml-stylesheet href='http://192.0.2.1/x.xsl'?>"
                    + suite
                    + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                    + " xsi:noNamespaceSchemaLocation='http://192.0.2.1/x.xsd'/>"),
            "passed=1"),
        refused("a document type without an end", Reader.TESTS, text("<!DOCTYPE t ["), IS_NO_TESTS),
        refused("an empty file", Reader.TESTS, text(""), IS_NO_TESTS),
        refused("white space only", Reader.COVERAGE, text(" \n\t\r\n "), IS_NO_COVERAGE),
        refused("an empty lint report", Reader.LINT, text(""), IS_NO_LINT),
        refused("a head only", Reader.TESTS, text("<?xml version='1.0'?>"), IS_NO_TESTS),
        refused("a comment only", Reader.TESTS, text("<!-- nothing -->"), IS_NO_TESTS),
        refused("one bracket", Reader.TESTS, text("<"), IS_NO_TESTS),
        refused("cut in a head", Reader.TESTS, text("<?xml version='1.0' enc"), IS_NO_TESTS),
        refused("cut in a name", Reader.TESTS, text("<testsu"), IS_NO_TESTS),
        refused("cut in an attribute", Reader.TESTS, text(suite + " failures='"), IS_NO_TESTS),
        refused("cut after an element", Reader.TESTS, text(suite + ">"), IS_NO_TESTS),
        refused(
            "cut in a section of text",
            Reader.TESTS,
            text(suite + "><system-out><![CDATA[x"),
            IS_NO_TESTS),
        refused("cut in a comment", Reader.TESTS, text(suite + "><!-- x"), IS_NO_TESTS),
        refused("cut in an entity", Reader.TESTS, text(suite + ">&am"), IS_NO_TESTS),
        refused("cut in its last tag", Reader.TESTS, text(suite + "></testsuite"), IS_NO_TESTS),
        refused(
            "cut in a bug", Reader.LINT, text("<BugCollection><BugInstance rank='1'>"), IS_NO_LINT),
        refused("tags that cross", Reader.TESTS, text(suite + "><a><b></a></b>"), IS_NO_TESTS),
        refused("an attribute twice", Reader.TESTS, text(suite + " tests='2'/>"), IS_NO_TESTS),
        refused("two documents", Reader.TESTS, text(suite + "/>" + suite + "/>"), IS_NO_TESTS),
        refused("text after the end", Reader.TESTS, text(suite + "/>garbage"), IS_NO_TESTS),
        refused("NUL after the end", Reader.TESTS, text(suite + "/>\0\0"), IS_NO_TESTS),
        refused("NUL in a text", Reader.TESTS, text(suite + ">\0</testsuite>"), IS_NO_TESTS),
        refused(
            "an escape character",
            Reader.TESTS,
            text(suite + ">\u001b[2J</testsuite>"),
            IS_NO_TESTS),
        refused("a reference to NUL", Reader.TESTS, text(suite + ">&#0;</testsuite>"), IS_NO_TESTS),
        refused(
            "a reference beyond Unicode",
            Reader.TESTS,
            text(suite + ">&#x7fffffffff;</testsuite>"),
            IS_NO_TESTS),
        refused(
            "a version of XML that is none",
            Reader.TESTS,
            text("<?xml version='9'?><a/>"),
            IS_NO_TESTS),
        refused(
            "a root with control characters and overrides in its name",
            Reader.TESTS,
            text("<a\u202eb/>"),
            IS_NO_TESTS),
        refused("JSON for XML", Reader.TESTS, json("{'tests':1}"), IS_NO_TESTS),
        refused("YAML for XML", Reader.COVERAGE, text("report: {line: 1}"), IS_NO_COVERAGE),
        refused("the root of another tool", Reader.LINT, text("<html/>"), IS_NO_LINT),
        refused(
            "a root of a million characters",
            Reader.TESTS,
            text("<" + "a".repeat(1_000_000) + "/>"),
            IS_NO_TESTS),
        refused("-1 tests", Reader.TESTS, text("<testsuite tests='-1'/>"), IS_NO_TESTS),
        refused("NaN tests", Reader.TESTS, text("<testsuite tests='NaN'/>"), IS_NO_TESTS),
        refused("1e9 failures", Reader.TESTS, text("<testsuite failures='1e9'/>"), IS_NO_TESTS),
        refused(
            "a count with a million digits",
            Reader.TESTS,
            text("<testsuite tests='" + "9".repeat(1_000_000) + "'/>"),
            IS_NO_TESTS),
        refused(
            "failures and errors that overflow together",
            Reader.TESTS,
            text("<testsuite tests='1' failures='2147483647' errors='2147483647'/>"),
            IS_NO_TESTS),
        refused(
            "tests that overflow over suites",
            Reader.TESTS,
            text("<testsuites>" + "<testsuite tests='2147483647'/>".repeat(2) + "</testsuites>"),
            IS_NO_TESTS),
        read(
            "more failed and skipped tests than there are",
            Reader.TESTS,
            text("<testsuite tests='0' failures='2147483647' skipped='2147483647'/>"),
            "passed=0, failed=2147483647, skipped=2147483647"),
        refused(
            "coverage that overflows",
            Reader.COVERAGE,
            text(
                "<report>"
                    + "<counter type='LINE' covered='9223372036854775807' missed='1'/>".repeat(2)
                    + "</report>"),
            IS_NO_COVERAGE),
        refused(
            "coverage without a number",
            Reader.COVERAGE,
            text("<report><counter type='LINE'/></report>"),
            IS_NO_COVERAGE),
        refused(
            "a negative coverage",
            Reader.COVERAGE,
            text("<report><counter type='LINE' covered='1' missed='-1'/></report>"),
            IS_NO_COVERAGE),
        read(
            "a counter that nobody knows",
            Reader.COVERAGE,
            text("<report><counter type='EVIL' covered='x' missed='-1'/></report>"),
            "ratios={}"),
        refused(
            "a priority out of range",
            Reader.LINT,
            text("<pmd><file><violation priority='2147483648'/></file></pmd>"),
            IS_NO_LINT),
        refused(
            "a message with elements in it",
            Reader.LINT,
            text("<BugCollection><BugInstance rank='1'><LongMessage><b/>"),
            IS_NO_LINT));
  }

  static Stream<Row> encodings() {
    String suite = "<testsuite name='ä' tests='1' failures='1'/>";
    return Stream.of(
        refused("a byte order mark only", Reader.TESTS, bytes("efbbbf"), IS_NO_TESTS),
        refused("a byte order mark of UTF-16 only", Reader.TESTS, bytes("feff"), IS_NO_TESTS),
        refused("a byte order mark before no JSON", Reader.MEASURES, bytes("efbbbf"), IS_NO_JSON),
        refused(
            "Latin-1 that says it is UTF-8",
            Reader.TESTS,
            encoded("<?xml version='1.0' encoding='UTF-8'?>" + suite, "ISO-8859-1"),
            IS_NO_TESTS),
        refused(
            "UTF-8 that says it is UTF-16",
            Reader.TESTS,
            text("<?xml version='1.0' encoding='UTF-16'?>" + suite),
            IS_NO_TESTS),
        refused(
            "UTF-16 that says it is UTF-8",
            Reader.TESTS,
            encoded("<?xml version='1.0' encoding='UTF-8'?>" + suite, "UTF-16LE"),
            IS_NO_TESTS),
        read(
            "UTF-16 without a byte order mark",
            Reader.TESTS,
            encoded("<?xml version='1.0' encoding='UTF-16BE'?>" + suite, "UTF-16BE"),
            "1 failed test in ä"),
        refused(
            "UTF-16 without a byte order mark or a head",
            Reader.TESTS,
            encoded(suite, "UTF-16LE"),
            IS_NO_TESTS),
        refused(
            "UTF-16 with half a character at its end",
            Reader.TESTS,
            bytes("feff003c007400"),
            IS_NO_TESTS),
        refused(
            "UTF-7",
            Reader.TESTS,
            text("<?xml version='1.0' encoding='UTF-7'?>+ADw-testsuite/+AD4-"),
            IS_NO_TESTS),
        read(
            "EBCDIC",
            Reader.TESTS,
            encoded(
                "<?xml version='1.0' encoding='IBM037'?><testsuite name='s' tests='1'/>", "IBM037"),
            "passed=1"),
        refused(
            "EBCDIC that says it is UTF-8",
            Reader.TESTS,
            encoded("<?xml version='1.0' encoding='UTF-8'?><testsuite/>", "IBM037"),
            IS_NO_TESTS),
        refused(
            "ASCII that says it is EBCDIC",
            Reader.TESTS,
            text("<?xml version='1.0' encoding='IBM037'?><testsuite tests='1'/>"),
            IS_NO_TESTS),
        refused(
            "an encoding that is a path",
            Reader.TESTS,
            text("<?xml version='1.0' encoding='../../etc/passwd'?><testsuite/>"),
            IS_NO_TESTS),
        refused(
            "an encoding that can only be read",
            Reader.TESTS,
            text("<?xml version='1.0' encoding='x-JISAutoDetect'?><testsuite name='\u001b$'/>"),
            IS_NO_TESTS),
        refused(
            "an overlong encoding of a bracket",
            Reader.TESTS,
            bytes("c0bc746573747375697465"),
            IS_NO_TESTS),
        refused(
            "half a surrogate pair in JSON",
            Reader.MEASURES,
            bytes("7b22eda080223a317d"),
            IS_NO_JSON),
        refused(
            "Latin-1 for JSON", Reader.MEASURES, encoded("{\"ä\":1}", "ISO-8859-1"), IS_NO_JSON),
        read(
            "JSON of UTF-16 without a byte order mark",
            Reader.MEASURES,
            encoded("{\"a\":1}", "UTF-16LE"),
            "/a=1"),
        refused(
            "JSON of UTF-32 beyond Unicode",
            Reader.MEASURES,
            bytes("0000007b00000022001fffff"),
            IS_NO_JSON),
        refused("a picture for a task", Reader.SONAR, bytes("89504e470d0a1a0a0000"), IS_NO_TASK),
        refused("an empty task", Reader.SONAR, text(""), IS_NO_TASK),
        refused("a task that leads elsewhere", Reader.SONAR, text("ceTaskId=../x?y"), IS_NO_TASK),
        refused(
            "a task of 60,000 characters",
            Reader.SONAR,
            text("ceTaskId=" + "x".repeat(60_000)),
            IS_NO_TASK),
        refused("gzip for XML", Reader.TESTS, bytes("1f8b0800000000000003"), IS_NO_TESTS),
        refused("zip for XML", Reader.COVERAGE, bytes("504b03041400000008000000"), IS_NO_COVERAGE),
        refused("a class file for lint", Reader.LINT, bytes("cafebabe00000041"), IS_NO_LINT),
        refused("a picture for JSON", Reader.SCAN, bytes("89504e470d0a1a0a0000"), IS_NO_SCAN),
        refused("gzip for JSON", Reader.BENCHMARKS, bytes("1f8b0800000000000003"), IS_NO_JMH),
        refused("zeros for XML", Reader.TESTS, bytes("00".repeat(4096)), IS_NO_TESTS),
        refused("zeros for JSON", Reader.MEASURES, bytes("00".repeat(4096)), IS_NO_JSON));
  }

  static Stream<Row> json() {
    return Stream.of(
        refused("an empty file of JSON", Reader.MEASURES, text(""), IS_NO_JSON),
        refused("XML for JSON", Reader.MEASURES, text("<a/>"), IS_NO_JSON),
        refused("NUL in JSON", Reader.MEASURES, text("{\"a\0\":1}"), IS_NO_JSON),
        refused("a line break in a text", Reader.MEASURES, json("{'a\n':1}"), IS_NO_JSON),
        refused("a key without quotes", Reader.MEASURES, text("{a:1}"), IS_NO_JSON),
        refused("a key twice", Reader.MEASURES, json("{'a':1,'a':2}"), IS_NO_JSON),
        refused(
            "a key twice, once escaped", Reader.MEASURES, json("{'a':1,'\\u0061':2}"), IS_NO_JSON),
        refused("NaN", Reader.MEASURES, json("{'a':NaN}"), IS_NO_JSON),
        refused("-Infinity", Reader.MEASURES, json("{'a':-Infinity}"), IS_NO_JSON),
        refused("a number of hex", Reader.MEASURES, json("{'a':0x10}"), IS_NO_JSON),
        refused("a leading zero", Reader.MEASURES, json("{'a':007}"), IS_NO_JSON),
        refused("a huge exponent", Reader.MEASURES, json("{'a':1e999999999}"), IS_NO_JSON),
        refused("a tiny exponent", Reader.MEASURES, json("{'a':1e-999999999}"), IS_NO_JSON),
        refused(
            "an exponent beyond all", Reader.MEASURES, json("{'a':1e99999999999999}"), IS_NO_JSON),
        refused(
            "a million digits",
            Reader.MEASURES,
            text("{\"a\":" + "9".repeat(1_000_000) + "}"),
            IS_NO_JSON),
        refused(
            "a million digits behind the point",
            Reader.MEASURES,
            text("{\"a\":0." + "1".repeat(1_000_000) + "}"),
            IS_NO_JSON),
        read(
            "a huge exponent that nobody asks for",
            Reader.MEASURES,
            json("{'b':1e999999999,'a':1}"),
            "/a=1"),
        read("a number that is a text", Reader.MEASURES, json("{'a':'1'}"), "values={report={}}"),
        refused("garbage after the end", Reader.MEASURES, json("{'a':1}]"), IS_NO_JSON),
        refused("two documents of JSON", Reader.MEASURES, json("{'a':1}{'a':1}"), IS_NO_JSON),
        refused("cut JSON after a key", Reader.MEASURES, json("{'a'"), IS_NO_JSON),
        refused("cut JSON in a text", Reader.MEASURES, json("{'a':'x"), IS_NO_JSON),
        refused("cut JSON in an escape", Reader.MEASURES, json("{'a\\u00"), IS_NO_JSON),
        refused("cut JSON in a list", Reader.BENCHMARKS, json("[{},"), IS_NO_JMH),
        refused("cut JSON in a word", Reader.MEASURES, json("{'a':tru"), IS_NO_JSON),
        refused("comments in JSON", Reader.MEASURES, json("{/* x */'a':1}"), IS_NO_JSON),
        refused("an object for JMH", Reader.BENCHMARKS, json("{}"), IS_NO_JMH),
        refused("null for JMH", Reader.BENCHMARKS, json("null"), IS_NO_JMH),
        refused("null for a benchmark", Reader.BENCHMARKS, json("[null]"), IS_NO_JMH),
        refused("a list of lists for JMH", Reader.BENCHMARKS, json("[[]]"), IS_NO_JMH),
        refused("a name of a number", Reader.BENCHMARKS, jmh("'benchmark':1"), IS_NO_JMH),
        refused("a mode of null", Reader.BENCHMARKS, jmh("'benchmark':'b','mode':null"), IS_NO_JMH),
        refused("parameters in a list", Reader.BENCHMARKS, jmh("'params':[]"), IS_NO_JMH),
        refused("a parameter of a number", Reader.BENCHMARKS, jmh("'params':{'n':1}"), IS_NO_JMH),
        refused("a metric of a text", Reader.BENCHMARKS, jmh("'primaryMetric':'fast'"), IS_NO_JMH),
        refused(
            "a unit of an object",
            Reader.BENCHMARKS,
            jmh("'primaryMetric':{'scoreUnit':{}}"),
            IS_NO_JMH),
        refused(
            "a score of NaN as a text",
            Reader.BENCHMARKS,
            jmh("'benchmark':'b','mode':'avgt','primaryMetric':{'score':'NaN'}"),
            IS_NO_JMH),
        refused(
            "a score with a huge exponent",
            Reader.BENCHMARKS,
            jmh("'benchmark':'b','mode':'avgt','primaryMetric':{'score':1e999999999}"),
            IS_NO_JMH),
        refused("a list for a scan", Reader.SCAN, json("[]"), IS_NO_SCAN),
        refused("no kind of scan", Reader.SCAN, json("{}"), IS_NO_SCAN),
        refused("Dependency-Check: null for dependencies", Reader.SCAN, scan("null"), IS_NO_SCAN),
        refused("Dependency-Check: a text for one", Reader.SCAN, scan("['x']"), IS_NO_SCAN),
        refused(
            "Dependency-Check: a number for a file",
            Reader.SCAN,
            scan("[{'fileName':1}]"),
            IS_NO_SCAN),
        refused(
            "Dependency-Check: an object for packages",
            Reader.SCAN,
            scan("[{'packages':{}}]"),
            IS_NO_SCAN),
        refused(
            "Dependency-Check: null for a package",
            Reader.SCAN,
            scan("[{'packages':[{'id':null}]}]"),
            IS_NO_SCAN),
        refused(
            "Dependency-Check: an object for vulnerabilities",
            Reader.SCAN,
            scan("[{'vulnerabilities':{}}]"),
            IS_NO_SCAN),
        refused(
            "Dependency-Check: a list for a severity",
            Reader.SCAN,
            scan("[{'vulnerabilities':[{'severity':[]}]}]"),
            IS_NO_SCAN),
        refused(
            "Dependency-Check: a text for CVSS",
            Reader.SCAN,
            scan("[{'vulnerabilities':[{'cvssv3':'9.8'}]}]"),
            IS_NO_SCAN),
        refused(
            "Dependency-Check: a score with a huge exponent",
            Reader.SCAN,
            scan("[{'vulnerabilities':[{'cvssv4':{'baseScore':1e999999999}}]}]"),
            IS_NO_SCAN),
        refused(
            "CycloneDX: a number for its format", Reader.SCAN, json("{'bomFormat':1}"), IS_NO_SCAN),
        refused("CycloneDX: a text for metadata", Reader.SCAN, bom("'metadata':''"), IS_NO_SCAN),
        refused(
            "CycloneDX: an object for components", Reader.SCAN, bom("'components':{}"), IS_NO_SCAN),
        refused(
            "CycloneDX: a null for a component",
            Reader.SCAN,
            bom("'components':[null]"),
            IS_NO_SCAN),
        refused(
            "CycloneDX: a list for a package URL",
            Reader.SCAN,
            bom("'components':[{'purl':[]}]"),
            IS_NO_SCAN),
        refused(
            "CycloneDX: components as deep as can be",
            Reader.SCAN,
            text("{\"components\":[" + "{\"components\":[".repeat(100_000)),
            IS_NO_SCAN),
        refused(
            "CycloneDX: an object for ratings",
            Reader.VEX,
            vulnerability("'ratings':{}"),
            IS_NO_VEX),
        refused("CycloneDX: a number for an id", Reader.VEX, vulnerability("'id':7"), IS_NO_VEX),
        refused(
            "CycloneDX: a text for affects", Reader.VEX, vulnerability("'affects':'x'"), IS_NO_VEX),
        refused(
            "CycloneDX: a null for a reference",
            Reader.VEX,
            vulnerability("'affects':[{'ref':null}]"),
            IS_NO_VEX),
        refused(
            "CycloneDX: a list for a state",
            Reader.VEX,
            vulnerability("'analysis':{'state':[]}"),
            IS_NO_VEX),
        read(
            "CycloneDX: a link that is no link",
            Reader.VEX,
            vulnerability("'analysis':{'state':'resolved'},'affects':[{'ref':'urn:cdx:%#%zz'}]"),
            "component=Optional[%zz]"),
        refused("XML for a VEX document", Reader.VEX, text("<bom/>"), IS_NO_VEX),
        refused(
            "SARIF of another version", Reader.LINT, json("{'version':2.1,'runs':[]}"), IS_NO_LINT),
        refused(
            "SARIF: an object for runs",
            Reader.LINT,
            json("{'version':'2.1.0','runs':{}}"),
            IS_NO_LINT),
        refused("SARIF: a null for a run", Reader.LINT, sarif("null"), IS_NO_LINT),
        refused("SARIF: a list for a tool", Reader.LINT, sarif("{'tool':[]}"), IS_NO_LINT),
        refused(
            "SARIF: a text for a driver", Reader.LINT, sarif("{'tool':{'driver':''}}"), IS_NO_LINT),
        refused(
            "SARIF: a number for a rule",
            Reader.LINT,
            sarif("{'tool':{'driver':{'rules':[1]}}}"),
            IS_NO_LINT),
        refused(
            "SARIF: a number for a rule's id",
            Reader.LINT,
            sarif("{'tool':{'driver':{'rules':[{'id':1}]}}}"),
            IS_NO_LINT),
        refused("SARIF: a text for a result", Reader.LINT, sarif("{'results':['x']}"), IS_NO_LINT),
        refused("SARIF: a level of its own", Reader.LINT, result("'level':'fatal'"), IS_NO_LINT),
        refused(
            "SARIF: a level of a million characters",
            Reader.LINT,
            result("'level':'" + "x".repeat(1_000_000) + "'"),
            IS_NO_LINT),
        refused("SARIF: a list for a kind", Reader.LINT, result("'kind':[]"), IS_NO_LINT),
        refused("SARIF: a text for a message", Reader.LINT, result("'message':'x'"), IS_NO_LINT),
        refused(
            "SARIF: a text for a location", Reader.LINT, result("'locations':['x']"), IS_NO_LINT),
        refused(
            "SARIF: a number for a suppression",
            Reader.LINT,
            result("'suppressions':[1]"),
            IS_NO_LINT),
        refused(
            "SARIF: a path of a number",
            Reader.LINT,
            result("'locations':[{'physicalLocation':{'artifactLocation':{'uri':1}}}]"),
            IS_NO_LINT),
        refused(
            "SARIF: an index that overflows",
            Reader.LINT,
            result("'ruleIndex':99999999999999999999"),
            IS_NO_LINT),
        read(
            "SARIF: an index beyond all rules",
            Reader.LINT,
            result("'ruleIndex':2147483647"),
            "counts={warnings=1}"),
        read(
            "SARIF: a negative index",
            Reader.LINT,
            result("'ruleIndex':-1"),
            "counts={warnings=1}"),
        read(
            "SARIF: an index of a fraction",
            Reader.LINT,
            result("'ruleIndex':0.5"),
            "counts={warnings=1}"),
        refused("SARIF: a list for properties", Reader.SCAN, result("'properties':[]"), IS_NO_SCAN),
        refused(
            "SARIF: a severity that is no number",
            Reader.SCAN,
            result("'properties':{'security-severity':'high'}"),
            IS_NO_SCAN),
        refused(
            "SARIF: a severity with a huge exponent",
            Reader.SCAN,
            result("'properties':{'security-severity':'1e999999999'}"),
            IS_NO_SCAN),
        refused(
            "SARIF: a severity of ten million digits",
            Reader.SCAN,
            result("'properties':{'security-severity':'" + "9".repeat(10_000_000) + "'}"),
            IS_NO_SCAN));
  }

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

  static Stream<Row> places() {
    Maker suite = text("<testsuite tests='1'/>");
    return Stream.of(
        read("a pattern that leads out", Reader.TESTS, suite, "files=0")
            .at("report", "../report ../*"),
        read("a pattern from the root of the disk", Reader.TESTS, suite, "files=0")
            .at("report", "/etc/passwd //etc/* C:\\Windows\\*"),
        read("a pattern with NUL in it", Reader.TESTS, suite, "files=0").at("report", "re\0port"),
        read("a pattern of ten thousand stars", Reader.TESTS, suite, "files=0")
            .at("report", "*r".repeat(10_000)),
        read("a pattern that tries each split", Reader.TESTS, suite, "files=0")
            .at("a".repeat(200), "*a".repeat(50) + "b"),
        read("a pattern that leads into the repository of git", Reader.TESTS, suite, "files=0")
            .at(".git/report", "* .git/*"),
        read(
            "a directory that is named like a report",
            Reader.TESTS,
            Files::createDirectory,
            "files=0"),
        refused(
                "a directory where a report is written",
                Reader.TESTS_IN_BUILD,
                Files::createDirectory,
                IN_BUILD + " is no file of its own there")
            .at(IN_BUILD, ""),
        read("three thousand reports", Reader.TESTS, HostileFilesTest::many, "passed=3000")
            .at("many", "many/*"),
        read(
                "a hundred directories in each other",
                Reader.TESTS,
                HostileFilesTest::deep,
                "passed=1")
            .at("d", "d/*report"),
        refused(
                "one bad report among good ones",
                Reader.TESTS,
                file -> {
                  many(file);
                  Files.writeString(file.resolve("report1500"), "<testsuite");
                },
                "many/report1500 is not a test report: ")
            .at("many", "many/*"));
  }

  static Stream<Row> placesOfUnix() {
    return Stream.of(
        refused(
            "JSON with terabytes of zeros", Reader.MEASURES, sparse(1L << 42), "are read at most"),
        refused(
            "a link out of the repository", Reader.TESTS, link("/etc/passwd"), "report is no file"),
        refused(
            "a link to zeros without an end", Reader.TESTS, link("/dev/zero"), "report is no file"),
        refused("a link to itself", Reader.TESTS, link(REPORT), "report cannot be read"),
        refused("a link to nothing", Reader.TESTS, link("nothing"), "report cannot be read"),
        refused("a link to a directory", Reader.COVERAGE, link("."), "report is no file"),
        read(
                "a directory that is a link to the one it is in",
                Reader.TESTS,
                file -> {
                  Files.writeString(file.resolveSibling(REPORT), "<testsuite tests='1'/>");
                  Files.createSymbolicLink(file, Path.of("."));
                },
                "passed=1")
            .at("loop", "*report"),
        refused(
                "a build directory that is a link out of the repository",
                Reader.TESTS_IN_BUILD,
                file -> {
                  Path outside = Files.createDirectories(directory.resolve("out/surefire-reports"));
                  Files.writeString(outside.resolve("TEST-a.xml"), "<testsuite tests='1'/>");
                  Files.createSymbolicLink(file, directory.resolve("out"));
                },
                IN_BUILD + " is no file of its own there")
            .at("target", ""),
        refused(
            "a pipe that nobody writes to",
            Reader.TESTS,
            HostileFilesTest::pipe,
            "report is no file"),
        refused(
                "a pipe where a report is written",
                Reader.TESTS_IN_BUILD,
                HostileFilesTest::pipe,
                IN_BUILD + " is no file of its own there")
            .at(IN_BUILD, ""),
        refused(
                "a name with a line break and an escape character",
                Reader.TESTS,
                text(""),
                "re  port is not a test report: ")
            .at("re\n\u001bport", "re*"));
  }

  static Stream<Row> policies() {
    return Stream.of(
        yaml(
            "an object of Java",
            "mode: !!javax.script.ScriptEngineManager [!!java.net.URL [x]]",
            ":1:7"),
        yaml("an object of Python", "mode: !!python/object/apply:os.system ['x']", ":1:7"),
        yaml("an object that is a text", "mode: !!java.io.File /etc/passwd", ":1:7"),
        yaml("binary data", "mode: !!binary c2VjcmV0", ":1:7"),
        yaml("a tag of nobody", "mode: !<tag:evil.example,2026:x> {a: b}", ":1:7"),
        yaml(
            "a tag that stands for another",
            "%TAG ! tag:evil.example,2026:\n---\nmode: !x y",
            ":3:7"),
        yaml("a directive of another version", "%YAML 9.0\n---\nmode: direct", ":1:1"),
        yaml(
            "a billion laughs of aliases",
            "a0: &a0 [ha]\n"
                + each(30, i -> "a" + (i + 1) + ": &a" + (i + 1) + " [*a" + i + ",*a" + i + "]\n"),
            ": not YAML"),
        yaml("an alias of itself", "branches: &b [*b]", ": not YAML"),
        yaml("a mapping that is its own key", "? &a {*a : x}\n: y", ""),
        yaml("an alias of nothing", "branches: *nothing", ":1:"),
        yaml(
            "a merge of another mapping", "x: &x {atomic: required}\npush: {<<: *x}", ": not YAML"),
        yaml("a merge of its own", "push: {<<: {atomic: required}}", ":1:8"),
        yaml("a key twice", "mode: direct\nmode: direct", ":2:1"),
        yaml("a key twice, once in quotes", "mode: direct\n\"mo\\x64e\": direct", ":2:1"),
        yaml("lists in each other", "branches: " + "[".repeat(400_000), ": not YAML: Nesting"),
        yaml("mappings in each other", "{a: ".repeat(200_000), ": not YAML: Nesting"),
        yaml("blocks in each other", "- ".repeat(400_000), ": not YAML: Nesting"),
        yaml("keys in each other", "? ".repeat(400_000), ": not YAML: Nesting"),
        yaml("more than a million characters", "mode: " + "x".repeat(1_000_001), ": not YAML"),
        read(
            "policy: a comment of two million characters",
            Reader.POLICY,
            text("#" + "x".repeat(2_000_000)),
            "mode=direct"),
        yaml("a key of 900,000 characters", "? " + "k".repeat(900_000) + "\n: v", ":1:3"),
        yaml("a value of 900,000 characters", "mode: " + "x".repeat(900_000), ":1:7"),
        yaml("an anchor of 900,000 characters", "mode: &" + "x".repeat(900_000) + " y", ":1:"),
        yaml("200,000 documents", "---\n".repeat(200_000), ":2:1"),
        yaml("a tab for its indent", "push:\n\tatomic: required", ":2:1"),
        yaml("an unknown key", "evil: 1", ":1:1"),
        yaml(
            "a misspelled key",
            "branchs: [main]",
            ":1:1: 'branchs' is not a key here; did you mean 'branches'?"),
        yaml("two documents", "mode: direct\n---\nmode: tag-only", ":2:1"),
        yaml("JSON of another kind", "[1, 2]", ":1:1"),
        yaml("XML", "<project/>", ":1:1"),
        yaml("a text", "release", ":1:1"),
        yaml("a null for a text", "mode: ~", ":1:7"),
        yaml("nothing for a list", "branches:", ":1:10"),
        yaml("nothing for a mapping", "push:", ":1:6"),
        yaml("a null in a list", "branches: [null]", ":1:12"),
        yaml("a mapping for a text", "mode: {a: b}", ":1:7"),
        yaml("a list for a text", "tagNameFormat: [v]", ":1:16"),
        yaml("a text for a list", "branches: main", ":1:11"),
        yaml("a text for a mapping", "versions: semver", ":1:11"),
        yaml("a list for a mapping", "commits: []", ":1:10"),
        yaml("a list of lists", "components: [[a]]", ":1:14"),
        yaml("a mapping for a list of mappings", "versionFiles: {file: a}", ":1:15"),
        yaml("a number for gates", "gates: 1", ":1:8"),
        yaml("a text for a gate", "gates: {lint: strict}", ":1:15"),
        yaml("a list for profiles", "profiles: [hotfix]", ":1:11"),
        yaml("a mapping in properties", "profiles: {patch: {properties: {a: {b: c}}}}", ":1:36"),
        yaml("a text for approvers", "approvers: ada", ":1:12"),
        yaml("a text for windows", "calendar: {windows: always}", ":1:21"),
        yaml("a list for a key", "? [a, b]\n: c", ":1:3"),
        yaml("a mapping for a key", "{a: b}: c", ":1:1"),
        yaml("a null for a key", "~: c", ":1:1"),
        yaml("a huge number", "gates: {tests: {minimum: " + "9".repeat(100_000) + "}}", ":1:26"),
        yaml("a number that overflows", "gates: {tests: {minimum: 4294967297}}", ":1:26"),
        yaml("a negative number", "gates: {lint: {errors: -1}}", ":1:24"),
        yaml("NaN for a number", "gates: {coverage: {line: .nan}}", ":1:26"),
        yaml("infinity for a number", "gates: {benchmarks: {tolerance: .inf}}", ":1:33"),
        yaml(
            "an exponent for a number",
            "gates: {measures: {reports: [r], bounds: [{value: /a, minimum: 1e999999999}]}}",
            ":1:64"),
        yaml("a number of hex", "gates: {tests: {minimum: 0x10}}", ":1:26"),
        yaml("a number of sixties", "gates: {tests: {minimum: 1:30}}", ":1:26"),
        yaml(
            "a year beyond all",
            "calendar: {releases: [{version: 1, theme: t, date: 9999999999-01-01}]}",
            ":1:52"),
        yaml("a zone that is a path", "calendar: {zone: ../../etc/passwd}", ":1:11"),
        yaml("a path that leads out", "changelog: {file: ../../etc/passwd}", ":1:19"),
        yaml("a path from the root of the disk", "notes: {directory: /etc}", ":1:20"),
        yaml(
            "a branch of 400,000 parts",
            "push: {ledgerBranch: " + "a.".repeat(400_000) + "}",
            ":1:22"),
        yaml(
            "a gate's name of 400,000 parts",
            "gates: {? " + "a-".repeat(400_000) + "a : {type: x}}",
            ":1:"),
        yaml(
            "an address of 400,000 characters",
            "gates: {http: {url: 'http://a/" + "a".repeat(400_000) + " '}}",
            ":1:"),
        yaml(
            "an address of 400,000 placeholders",
            "gates: {http: {url: 'http://a/" + "%20".repeat(200_000) + " '}}",
            ":1:"),
        yaml(
            "a criterion of 400,000 parts",
            "changeRequests: {board: b, criteria: {? " + "a-".repeat(400_000) + "A : 100}}",
            ":1:"),
        yaml("a policy to extend that is a path", "extends: ../../etc:passwd:1", ":1:"),
        yaml(
            "a policy to extend with a name of 900,000 characters",
            "extends: 'a:b:" + "1".repeat(900_000) + "/'",
            ":1:"),
        yaml(
            "a role of 400,000 parts",
            "approvers: [{name: a, key: a, roles: [" + "a-".repeat(400_000) + "A]}]",
            ":1:13"),
        yaml(
            "profiles that inherit from each other",
            "profiles: {patch: {inherits: minor}, minor: {inherits: patch}}",
            ":1:"),
        yaml(
            "a line of 20,000 profiles that inherit",
            "profiles:\n"
                + each(20_000, i -> "  hotfix-" + i + ": {inherits: hotfix-" + (i + 1) + "}\n")
                + "  hotfix-20000: {}\n",
            ":"),
        yaml(
            "20,000 gates of 20,000 profiles",
            "gates:\n"
                + each(20_000, i -> "  g" + i + ": {type: tests}\n")
                + "profiles:\n"
                + each(20_000, i -> "  hotfix-" + i + ": {}\n"),
            ":"),
        yaml(
            "25,000 components",
            "components:\n" + each(25_000, i -> "- {name: a" + i + ", paths: [b" + i + "]}\n"),
            ":"),
        yaml(
            "20,000 approvers",
            "approvers:\n"
                + each(20_000, i -> "- {name: a" + i + ", roles: [r], key: k" + i + "}\n"),
            ":"),
        yaml("NUL", "mode: \0", ": not YAML"),
        yaml("an escape character", "mode: \u001b[2J", ": not YAML"),
        yaml("an escape character by its code", "mode: \"\\e[2J\\u202e\\n\\0\"", ":1:7"),
        yaml("half a surrogate pair by its code", "mode: \"\\ud800\"", ":1:7"),
        yaml("a code beyond Unicode", "mode: \"\\Uffffffff\"", ": not YAML"),
        yaml("text in quotes without an end", "mode: \"direct", ":1:"),
        yaml("a brace without an end", "push: {atomic: required", ":1:"),
        yaml("a percent sign", "%", ":1:"),
        refused(
            "a policy that is not UTF-8",
            Reader.POLICY,
            bytes("6d6f64653a20ff"),
            "release-kit.yml is not UTF-8"),
        refused(
            "a policy of UTF-16",
            Reader.POLICY,
            encoded("mode: direct", "UTF-16"),
            "release-kit.yml is not UTF-8"),
        refused(
            "a policy of EBCDIC",
            Reader.POLICY,
            encoded("mode: direct", "IBM037"),
            "release-kit.yml is not UTF-8"),
        refused(
            "a policy that is zipped",
            Reader.POLICY,
            bytes("1f8b0800000000000003"),
            "release-kit.yml is not UTF-8"),
        read("an empty policy", Reader.POLICY, text(""), "mode=direct"),
        read("a policy of a byte order mark", Reader.POLICY, bytes("efbbbf"), "mode=direct"),
        read("a policy of a comment", Reader.POLICY, text("# nothing"), "mode=direct"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"xml", "encodings", "json", "large", "places", "policies"})
  void endsInAClearErrorOrIsReadForWhatItIs(Row row) throws IOException {
    check(row);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("placesOfUnix")
  @DisabledOnOs(OS.WINDOWS)
  void neitherFollowsALinkNorWaitsForAPipe(Row row) throws IOException {
    check(row);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void saysThatAReportCannotBeRead() throws IOException {
    check(
        refused(
            "a report that nobody may read",
            Reader.TESTS,
            file -> {
              Files.writeString(file, "<testsuite tests='1'/>");
              forbid(file);
            },
            "report"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void saysThatADirectoryCannotBeRead() throws IOException {
    check(
        refused(
                "a directory that nobody may read",
                Reader.TESTS,
                file -> forbid(Files.createDirectory(file)),
                "secret")
            .at("secret", "*report"));
  }

  @AfterAll
  static void end() {
    if (smallHeap != null) {
      smallHeap.end();
    }
  }

  private static void check(Row row) throws IOException {
    Path root = Files.createDirectory(directory.resolve("row" + rows++));
    Path file = root.resolve(row.path());
    Files.createDirectories(file.getParent());
    row.maker().make(file);
    if (smallHeap == null || !smallHeap.isAlive()) {
      smallHeap = SmallHeap.start();
    }
    List<String> answer;
    try {
      SmallHeap reading = smallHeap;
      answer =
          assertTimeoutPreemptively(
              LIMIT, () -> reading.ask(row.reader().name(), root.toString(), row.reports()));
    } catch (AssertionError e) {
      end();
      throw e;
    } finally {
      if (Files.isRegularFile(file) || Files.isSymbolicLink(file)) {
        Files.delete(file);
      }
    }
    if (answer.get(0).equals("thrown")) {
      end();
    }
    assertThat(answer.get(0)).as("%s", answer).isEqualTo(row.refused() ? "refused" : "read");
    assertThat(answer.get(1)).contains(row.said());
    if (row.refused()) {
      assertThat(answer.get(1).lines()).hasSize(1);
      assertThat(answer.get(1)).hasSizeLessThan(LONGEST_PROBLEM);
      assertThat(answer.get(1).chars()).noneMatch(Character::isISOControl);
      assertThat(answer.get(2)).isNotBlank();
    }
  }

  /** Another Java, with little memory, that reads files and says how that has ended. */
  static final class SmallHeap {

    private static final String HEAP = "-Xmx128m";
    private static final int MOST = 4000;

    private final Process process;
    private final PrintStream questions;
    private final BufferedReader answers;

    private SmallHeap(Process process) {
      this.process = process;
      this.questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
      this.answers =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static SmallHeap start() throws IOException {
      return new SmallHeap(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  HEAP,
                  "-XX:+UseSerialGC",
                  "-Dfile.encoding=UTF-8",
                  "-cp",
                  System.getProperty("java.class.path"),
                  SmallHeap.class.getName())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    }

    List<String> ask(String... question) throws IOException {
      questions.println(joined(question));
      String answer = answers.readLine();
      return answer == null ? List.of("ended", "") : parts(answer);
    }

    boolean isAlive() {
      return process.isAlive();
    }

    void end() {
      process.destroyForcibly().onExit().join();
    }

    public static void main(String[] args) throws IOException {
      BufferedReader questions =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      String question = questions.readLine();
      while (question != null) {
        System.out.println(joined(answer(parts(question))));
        question = questions.readLine();
      }
    }

    private static String[] answer(List<String> question) {
      try {
        String read =
            read(Reader.valueOf(question.get(0)), Path.of(question.get(1)), question.get(2));
        return new String[] {"read", read};
      } catch (ReleaseException e) {
        return new String[] {"refused", start(e.problem()), start(e.remedy())};
      } catch (Throwable e) {
        return new String[] {"thrown", start(String.valueOf(e))};
      }
    }

    private static String read(Reader reader, Path root, String reports) throws IOException {
      if (reader == Reader.POLICY) {
        byte[] content = Files.readAllBytes(root.resolve(REPORT));
        return "mode=" + PolicyLoader.load(Optional.of(content), PolicyArtifacts.NONE).mode();
      }
      BuildReports results =
          new BuildReports(
              root,
              List.of(root.resolve("target")),
              new CommandRunner(root, root.resolve("gates"), "1.0.0", "v1.0.0"),
              new WebAnswers(
                  new HttpReader(url -> Optional.empty()),
                  id -> Optional.empty(),
                  "1.0.0",
                  "v1.0.0",
                  pause -> {}),
              Optional::empty,
              () -> new Rebuild(0, List.of()),
              () -> new Packages(0, 0, List.of(), true),
              LocalDate.of(2026, 11, 25));
      List<String> patterns = List.of(reports.split(" "));
      Object read =
          switch (reader) {
            case TESTS_IN_BUILD -> results.tests(List.of());
            case COVERAGE -> results.coverage(patterns);
            case LINT -> results.lint(patterns);
            case SCAN -> results.vulnerabilities(patterns, List.of());
            case VEX -> results.vulnerabilities(List.of("none"), patterns);
            case MEASURES -> results.measures(patterns, List.of("/a"));
            case BENCHMARKS -> results.benchmarks(patterns);
            case SONAR ->
                results.analyses(
                    new SonarGate(
                        "sonar",
                        true,
                        patterns,
                        "http://127.0.0.1:1",
                        Optional.empty(),
                        Duration.ofSeconds(1)));
            default -> results.tests(patterns);
          };
      return start(read.toString());
    }

    private static String start(String text) {
      return text.substring(0, Math.min(MOST, text.length()));
    }

    private static String joined(String... parts) {
      return Stream.of(parts)
          .map(part -> Base64.getEncoder().encodeToString(part.getBytes(StandardCharsets.UTF_8)))
          .collect(Collectors.joining(" "));
    }

    private static List<String> parts(String line) {
      return Stream.of(line.split(" ", -1))
          .map(part -> new String(Base64.getDecoder().decode(part), StandardCharsets.UTF_8))
          .toList();
    }
  }

  private static Row refused(String name, Reader reader, Maker maker, String said) {
    return new Row(name, reader, REPORT, REPORT, maker, true, said);
  }

  private static Row read(String name, Reader reader, Maker maker, String said) {
    return new Row(name, reader, REPORT, REPORT, maker, false, said);
  }

  private static Row yaml(String name, String content, String said) {
    return refused("policy: " + name, Reader.POLICY, text(content), "release-kit.yml" + said);
  }

  private static Maker text(String content) {
    return file -> Files.writeString(file, content);
  }

  private static Maker json(String content) {
    return text(content.replace('\'', '"'));
  }

  private static Maker jmh(String members) {
    return json("[{" + members + "}]");
  }

  private static Maker scan(String dependencies) {
    return json("{'reportSchema':'1.1','dependencies':" + dependencies + "}");
  }

  private static Maker bom(String members) {
    return json("{'bomFormat':'CycloneDX','vulnerabilities':[]," + members + "}");
  }

  private static Maker vulnerability(String members) {
    return json("{'bomFormat':'CycloneDX','vulnerabilities':[{" + members + "}]}");
  }

  private static Maker sarif(String run) {
    return json("{'version':'2.1.0','runs':[" + run + "]}");
  }

  private static Maker result(String members) {
    return sarif("{'results':[{" + members + "}]}");
  }

  private static Maker dtd(String declarations, String content) {
    return text(
        "<!DOCTYPE testsuite ["
            + declarations
            + "]><testsuite tests='1'>"
            + content
            + "</testsuite>");
  }

  private static Maker bytes(String hex) {
    return file -> Files.write(file, HexFormat.of().parseHex(hex));
  }

  private static Maker encoded(String content, String charset) {
    return file -> Files.write(file, content.getBytes(Charset.forName(charset)));
  }

  private static String each(int count, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
  }

  private static Maker repeated(String head, String part, String tail, int megabytes) {
    int parts = (int) ((long) megabytes * MEGABYTE / part.length());
    return repeated(head, i -> part, tail, parts);
  }

  private static Maker repeated(String head, IntFunction<String> part, String tail, int parts) {
    return file -> {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), MEGABYTE)) {
        out.write(head.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < parts; i++) {
          out.write(part.apply(i).getBytes(StandardCharsets.UTF_8));
        }
        out.write(tail.getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  /** Many of them are declared, and then each of many elements asks for the first. */
  private static Maker namespaces() {
    String declared = each(900, i -> " xmlns:p" + i + "='u'");
    String nested = each(900, i -> "<a" + declared + ">");
    return repeated("<testsuite xmlns:first='u'>" + nested, "<first:a/>", "", 20);
  }

  private static Maker sparse(long bytes) {
    return file -> {
      try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
        sparse.setLength(bytes);
      }
    };
  }

  private static Maker link(String target) {
    return file -> Files.createSymbolicLink(file, Path.of(target));
  }

  private static void pipe(Path file) throws IOException {
    try {
      assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void many(Path at) {
    try {
      Files.createDirectories(at);
      for (int i = 0; i < 3000; i++) {
        Files.writeString(at.resolve("report" + i), "<testsuite tests='1'/>");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deep(Path at) throws IOException {
    Path deepest = Files.createDirectories(at.resolve("d/".repeat(100)));
    Files.writeString(deepest.resolve(REPORT), "<testsuite tests='1'/>");
  }

  private static void forbid(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(path), "root reads everything");
  }
}
