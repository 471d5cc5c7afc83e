package io.github.releasekit.adapter.report;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports of JSON, and of text, that do harm. */
class HostileJsonTest extends AbstractHostileFilesTest {

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

  @ParameterizedTest(name = "{0}")
  @MethodSource("json")
  void endsInAClearErrorOrIsReadForWhatItIs(Row row) throws IOException {
    check(row);
  }
}
