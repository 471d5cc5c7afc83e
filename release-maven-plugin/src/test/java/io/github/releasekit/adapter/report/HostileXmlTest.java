package io.github.releasekit.adapter.report;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports of XML that do harm, and whatever else is given for XML. */
class HostileXmlTest extends AbstractHostileFilesTest {

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

  @ParameterizedTest(name = "{0}")
  @MethodSource({"xml", "encodings"})
  void endsInAClearErrorOrIsReadForWhatItIs(Row row) throws IOException {
    check(row);
  }

  private static Maker dtd(String declarations, String content) {
    return text(
        "<!DOCTYPE testsuite ["
            + declarations
            + "]><testsuite tests='1'>"
            + content
            + "</testsuite>");
  }
}
