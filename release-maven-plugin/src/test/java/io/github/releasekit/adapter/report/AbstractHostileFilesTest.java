package io.github.releasekit.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.releasekit.adapter.config.PolicyArtifacts;
import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.result.SonarGate;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that somebody has made to do harm end in a message that says what to do, or are read for
 * what they are. Each is read by a Java of its own with a heap of 128 MiB, which what is kept of a
 * large one would fill: running out of memory is told apart from a refusal, and a file that is
 * never done with ends that Java.
 */
abstract class AbstractHostileFilesTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int LONGEST_PROBLEM = 2000;
  static final int MEGABYTE = 1 << 20;
  static final String REPORT = "report";
  static final String IN_BUILD = "target/surefire-reports/TEST-a.xml";

  static final String IS_NO_TESTS = "report is not a test report: ";
  static final String IS_NO_COVERAGE = "report is not a coverage report of JaCoCo: ";
  static final String IS_NO_LINT =
      "report is not a report of Checkstyle, PMD or SpotBugs, or SARIF: ";
  static final String IS_NO_SCAN =
      "report is not a report of vulnerabilities by Dependency-Check, SARIF or CycloneDX, of"
          + " JSON: ";
  static final String IS_NO_VEX = "report is not a VEX document of CycloneDX: ";
  static final String IS_NO_JSON = "report is not a report of JSON: ";
  static final String IS_NO_TASK = "report is not a report of SonarQube's scanner: ";
  static final String IS_NO_JMH = "report is not a result of JMH, of JSON: ";

  @TempDir static Path directory;

  private static int rows;
  private static @Nullable SmallHeap smallHeap;

  enum Reader {
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

  interface Maker {
    void make(Path file) throws IOException;
  }

  /**
   * @param name that says what is hostile
   * @param path of the file, or of the directory or link that is made
   * @param reports patterns of reports, with spaces between them
   * @param refused whether it is to be refused; otherwise it is read
   * @param said what its refusal or what is read of it contains
   */
  record Row(
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

  @AfterAll
  static void end() {
    if (smallHeap != null) {
      smallHeap.end();
    }
  }

  static void check(Row row) throws IOException {
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
      BuildReports results = BuildReportsFixture.of(root);
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

  static Row refused(String name, Reader reader, Maker maker, String said) {
    return new Row(name, reader, REPORT, REPORT, maker, true, said);
  }

  static Row read(String name, Reader reader, Maker maker, String said) {
    return new Row(name, reader, REPORT, REPORT, maker, false, said);
  }

  static Maker text(String content) {
    return file -> Files.writeString(file, content);
  }

  static Maker json(String content) {
    return text(content.replace('\'', '"'));
  }

  static Maker jmh(String members) {
    return json("[{" + members + "}]");
  }

  static Maker scan(String dependencies) {
    return json("{'reportSchema':'1.1','dependencies':" + dependencies + "}");
  }

  static Maker bom(String members) {
    return json("{'bomFormat':'CycloneDX','vulnerabilities':[]," + members + "}");
  }

  static Maker vulnerability(String members) {
    return json("{'bomFormat':'CycloneDX','vulnerabilities':[{" + members + "}]}");
  }

  static Maker sarif(String run) {
    return json("{'version':'2.1.0','runs':[" + run + "]}");
  }

  static Maker result(String members) {
    return sarif("{'results':[{" + members + "}]}");
  }

  static Maker bytes(String hex) {
    return file -> Files.write(file, HexFormat.of().parseHex(hex));
  }

  static String each(int count, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
  }

  static Maker repeated(String head, String part, String tail, int megabytes) {
    int parts = (int) ((long) megabytes * MEGABYTE / part.length());
    return repeated(head, i -> part, tail, parts);
  }

  static Maker repeated(String head, IntFunction<String> part, String tail, int parts) {
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

  static Maker encoded(String content, String charset) {
    return file -> Files.write(file, content.getBytes(Charset.forName(charset)));
  }

  static Maker sparse(long bytes) {
    return file -> {
      try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
        sparse.setLength(bytes);
      }
    };
  }
}
