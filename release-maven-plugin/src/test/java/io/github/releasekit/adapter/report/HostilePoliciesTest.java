package io.github.releasekit.adapter.report;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies that do harm. */
class HostilePoliciesTest extends AbstractHostileFilesTest {

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
  @MethodSource("policies")
  void endsInAClearErrorOrIsReadForWhatItIs(Row row) throws IOException {
    check(row);
  }

  private static Row yaml(String name, String content, String said) {
    return refused("policy: " + name, Reader.POLICY, text(content), "release-kit.yml" + said);
  }
}
