package io.github.releasekit.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A reactor after its build: source and class files, which are empty, and the reports of its tests
 * and of what has looked at it. The same seed gives the same bytes.
 */
record GeneratedReports(Path root) {

  static final int MODULES = 100;

  private static final long SEED = 20261125;
  private static final int CLASSES = 200;
  private static final int METHODS = 10;
  private static final int LINES = 60;
  private static final int SUITES = 8;
  private static final int TESTS = 200;
  private static final int PROPERTIES = 70;
  private static final int ISSUES = 150;
  private static final int BUGS = 40;
  private static final int DEPENDENCIES = 80;
  private static final int BENCHMARKS = 10;

  private static final List<String> WORDS =
      List.of(
          "address",
          "amount",
          "basket",
          "cart",
          "customer",
          "discount",
          "invoice",
          "is",
          "of",
          "order",
          "parcel",
          "price",
          "product",
          "rounded",
          "stock",
          "the",
          "total",
          "twice");

  /** Made once. */
  static GeneratedReports made() throws IOException {
    Path root = GeneratedProject.projects().resolve("reports-" + MODULES);
    if (!Files.exists(root)) {
      Path unfinished = root.resolveSibling(root.getFileName() + ".unfinished");
      Directories.delete(unfinished);
      for (int number = 0; number < MODULES; number++) {
        new Module(unfinished.resolve("module-" + number), number, new Random(SEED + number))
            .write();
      }
      Files.move(unfinished, root, StandardCopyOption.ATOMIC_MOVE);
    }
    return new GeneratedReports(root);
  }

  List<Path> buildDirectories() {
    return IntStream.range(0, MODULES)
        .mapToObj(number -> root.resolve("module-" + number).resolve("target"))
        .toList();
  }

  /** All reports. */
  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().matches(".*\\.(xml|json|sarif)")).toList();
    }
  }

  private record Module(Path directory, int number, Random random) {

    void write() throws IOException {
      for (int i = 0; i < CLASSES; i++) {
        write("src/main/java/" + path(i) + ".java", "");
        write("target/classes/" + path(i) + ".class", "");
      }
      for (int i = 0; i < SUITES; i++) {
        write("target/surefire-reports/TEST-" + type(i) + "Test.xml", suite(i));
      }
      write("target/site/jacoco/jacoco.xml", jacoco());
      write("target/checkstyle-result.xml", checkstyle());
      write("target/pmd.xml", pmd());
      write("target/spotbugsXml.xml", spotBugs());
      write("target/scan.sarif", sarif());
      write("target/dependency-check-report.json", dependencyCheck());
      write("target/jmh-result.json", jmh());
    }

    private void write(String path, String content) throws IOException {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    }

    private String path(int i) {
      return "org/example/shop/module" + number + "/Order" + i;
    }

    private String type(int i) {
      return path(i).replace('/', '.');
    }

    private String suite(int i) {
      return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0.2" name="%1$sTest" time="%2$s" tests="%3$d" errors="0" skipped="0" failures="0">
        <properties>
      %4$s  </properties>
      %5$s</testsuite>
      """
          .formatted(
              type(i),
              decimal(10),
              TESTS,
              many(
                  PROPERTIES,
                  p ->
                      "    <property name=\"java.property.number%d\" value=\"/usr/lib/jvm/java-17/%s\"/>\n"
                          .formatted(p, words(4))),
              many(TESTS, test -> testCase(i, test)));
    }

    private String testCase(int i, int test) {
      String head =
          "  <testcase name=\"roundsAmounts%d\" classname=\"%sTest\" time=\"%s\""
              .formatted(test, type(i), decimal(1));
      if (random.nextInt(5) > 0) {
        return head + "/>\n";
      }
      return head
          + ">\n    <system-out><![CDATA["
          + many(10, line -> "12:00:00.%03d [main] INFO shop - %s\n".formatted(line, words(8)))
          + "]]></system-out>\n  </testcase>\n";
    }

    /** On one line, as JaCoCo writes it. */
    private String jacoco() {
      return """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">\
      <report name="module-%1$d"><sessioninfo id="host-1" start="1" dump="2"/>\
      <package name="org/example/shop/module%1$d">%2$s%3$s%4$s</package>%4$s</report>"""
          .formatted(
              number,
              many(CLASSES, this::coveredClass),
              many(CLASSES, this::coveredSource),
              counters("INSTRUCTION", "BRANCH", "LINE", "COMPLEXITY", "METHOD", "CLASS"));
    }

    private String coveredClass(int i) {
      return "<class name=\"%s\" sourcefilename=\"Order%d.java\">%s%s</class>"
          .formatted(
              path(i),
              i,
              many(
                  METHODS,
                  method ->
                      "<method name=\"amount%d\" desc=\"(Ljava/lang/String;I)Ljava/util/List;\" line=\"%d\">%s</method>"
                          .formatted(
                              method,
                              10 + method * 6,
                              counters("INSTRUCTION", "BRANCH", "LINE", "COMPLEXITY", "METHOD"))),
              counters("INSTRUCTION", "BRANCH", "LINE", "COMPLEXITY", "METHOD", "CLASS"));
    }

    private String coveredSource(int i) {
      return "<sourcefile name=\"Order%d.java\">%s%s</sourcefile>"
          .formatted(
              i,
              many(
                  LINES,
                  line ->
                      "<line nr=\"%d\" mi=\"%d\" ci=\"%d\" mb=\"0\" cb=\"%d\"/>"
                          .formatted(
                              10 + line, random.nextInt(3), random.nextInt(9), random.nextInt(3))),
              counters("INSTRUCTION", "BRANCH", "LINE", "COMPLEXITY", "METHOD", "CLASS"));
    }

    private String counters(String... types) {
      return Stream.of(types)
          .map(
              type ->
                  "<counter type=\"%s\" missed=\"%d\" covered=\"%d\"/>"
                      .formatted(type, random.nextInt(5), 10 + random.nextInt(50)))
          .collect(Collectors.joining());
    }

    private String checkstyle() {
      return """
      <?xml version="1.0" encoding="UTF-8"?>
      <checkstyle version="10.12.4">
      %s</checkstyle>
      """
          .formatted(
              many(
                  CLASSES,
                  i ->
                      "<file name=\"/home/ada/shop/module-%d/src/main/java/%s.java\">\n%s</file>\n"
                          .formatted(
                              number,
                              path(i),
                              i >= ISSUES
                                  ? ""
                                  : "<error line=\"%d\" column=\"3\" severity=\"info\" message=\"%s\" source=\"com.puppycrawl.tools.checkstyle.checks.sizes.LineLengthCheck\"/>\n"
                                      .formatted(random.nextInt(400), words(10)))));
    }

    private String pmd() {
      return """
      <?xml version="1.0" encoding="UTF-8"?>
      <pmd xmlns="http://pmd.sourceforge.net/report/2.0.0" version="6.55.0" timestamp="2026-01-01T00:00:00.000">
      %s</pmd>
      """
          .formatted(
              many(
                  ISSUES,
                  i ->
                      """
                      <file name="/home/ada/shop/module-%1$d/src/main/java/%2$s.java">
                      <violation beginline="%3$d" endline="%3$d" begincolumn="3" endcolumn="9" rule="UnusedAssignment" ruleset="Best Practices" package="org.example" class="Order" priority="5">
                      %4$s
                      </violation>
                      </file>
                      """
                          .formatted(number, path(i), random.nextInt(400), words(10))));
    }

    private String spotBugs() {
      return """
      <?xml version="1.0" encoding="UTF-8"?>
      <BugCollection version="4.8.6" sequence="0" release="">
      %s<Errors errors="0" missingClasses="0"/>
      <FindBugsSummary num_packages="1" total_classes="%d" priority_3="%d">
      %s</FindBugsSummary>
      </BugCollection>
      """
          .formatted(
              many(BUGS, this::bug),
              CLASSES,
              BUGS,
              many(
                  CLASSES,
                  i ->
                      "<ClassStats class=\"%s\" sourceFile=\"Order%d.java\" interface=\"false\" size=\"%d\" bugs=\"0\"/>\n"
                          .formatted(type(i), i, random.nextInt(90))));
    }

    private String bug(int i) {
      return """
      <BugInstance type="EI_EXPOSE_REP" priority="3" rank="18" abbrev="EI" category="MALICIOUS_CODE">
        <ShortMessage>%1$s</ShortMessage>
        <LongMessage>%2$s</LongMessage>
        <Class classname="%3$s" primary="true">
          <SourceLine classname="%3$s" start="1" end="90" sourcefile="Order%4$d.java" sourcepath="%5$s.java"/>
        </Class>
        <Method classname="%3$s" name="amount" signature="()Ljava/util/List;" isStatic="false" primary="true">
          <SourceLine classname="%3$s" start="10" end="12" sourcefile="Order%4$d.java" sourcepath="%5$s.java"/>
        </Method>
        <SourceLine classname="%3$s" start="11" end="11" sourcefile="Order%4$d.java" sourcepath="%5$s.java"/>
      </BugInstance>
      """
          .formatted(words(5), words(10), type(i), i, path(i));
    }

    private String sarif() {
      return """
      {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{
      "tool":{"driver":{"name":"scan","rules":[%s]}},
      "results":[%s]}]}
      """
          .formatted(
              list(
                  ISSUES,
                  rule ->
                      """
                      {"id":"java/rule-%d","shortDescription":{"text":"%s"},"fullDescription":{"text":"%s"},\
                      "help":{"text":"%s"},"defaultConfiguration":{"level":"note"},"properties":{"tags":["a","b"]}}"""
                          .formatted(rule, words(5), words(20), words(60))),
              list(
                  ISSUES,
                  result ->
                      """
                      {"ruleId":"java/rule-%1$d","ruleIndex":%1$d,"message":{"text":"%2$s"},"locations":[{"physicalLocation":\
                      {"artifactLocation":{"uri":"module-%3$d/src/main/java/%4$s.java","uriBaseId":"%%SRCROOT%%"},\
                      "region":{"startLine":%5$d,"startColumn":5,"endColumn":40,"snippet":{"text":"%6$s"}}}}],\
                      "partialFingerprints":{"primaryLocationLineHash":"%7$016x:1"}}"""
                          .formatted(
                              result,
                              words(10),
                              number,
                              path(result),
                              random.nextInt(400),
                              words(6),
                              random.nextLong())));
    }

    private String dependencyCheck() {
      return """
      {"reportSchema":"1.1","scanInfo":{"engineVersion":"9.0.9"},"projectInfo":{"name":"module-%d"},"dependencies":[%s]}
      """
          .formatted(number, list(DEPENDENCIES, this::dependency));
    }

    private String dependency(int i) {
      String vulnerabilities =
          i % 40 > 0
              ? ""
              : """
              ,"vulnerabilities":[{"source":"NVD","name":"CVE-2020-%d","severity":"LOW",\
              "cvssv3":{"baseScore":3.1,"attackVector":"NETWORK"},"description":"%s","references":[%s]}]"""
                  .formatted(
                      number * 100 + i,
                      words(40),
                      list(
                          8,
                          r ->
                              "{\"source\":\"web\",\"url\":\"https://example.org/%s\"}"
                                  .formatted(r)));
      return """
      {"isVirtual":false,"fileName":"library-%1$d-1.0.jar","filePath":"/home/ada/.m2/repository/org/example/library-%1$d-1.0.jar",\
      "sha256":"%2$064x","license":"Apache-2.0","evidenceCollected":{"vendorEvidence":[%3$s],"productEvidence":[%3$s],"versionEvidence":[]},\
      "packages":[{"id":"pkg:maven/org.example/library-%1$d@1.0","confidence":"HIGH"}]%4$s}"""
          .formatted(
              i,
              random.nextLong(),
              list(
                  8,
                  evidence ->
                      """
                      {"type":"vendor","confidence":"MEDIUM","source":"pom","name":"%s","value":"%s"}"""
                          .formatted(words(1), words(3))),
              vulnerabilities);
    }

    private String jmh() {
      return "["
          + list(
              BENCHMARKS,
              i ->
                  """
                  {"jmhVersion":"1.37","benchmark":"%1$s.benchmark%2$d","mode":"avgt","threads":1,"forks":5,\
                  "params":{"size":"1000"},"primaryMetric":{"score":%3$s,"scoreError":%3$s,"scoreConfidence":[%3$s,%3$s],\
                  "scorePercentiles":{"0.0":%3$s,"50.0":%3$s,"100.0":%3$s},"scoreUnit":"us/op","rawData":[%4$s]},\
                  "secondaryMetrics":{}}"""
                      .formatted(
                          type(i),
                          i,
                          decimal(100),
                          list(5, fork -> "[" + list(10, run -> decimal(100)) + "]")))
          + "]";
    }

    private String decimal(int below) {
      return String.format(Locale.ROOT, "%.3f", random.nextDouble() * below);
    }

    private String words(int count) {
      return IntStream.range(0, count)
          .mapToObj(word -> WORDS.get(random.nextInt(WORDS.size())))
          .collect(Collectors.joining(" "));
    }

    private static String many(int count, IntFunction<String> part) {
      return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
    }

    private static String list(int count, IntFunction<String> item) {
      return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(","));
    }
  }
}
