package io.github.releasekit.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports that are where none should be, or are no files. */
class HostilePlacesTest extends AbstractHostileFilesTest {

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
        read("three thousand reports", Reader.TESTS, HostilePlacesTest::many, "passed=3000")
            .at("many", "many/*"),
        read(
                "a hundred directories in each other",
                Reader.TESTS,
                HostilePlacesTest::deep,
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
            HostilePlacesTest::pipe,
            "report is no file"),
        refused(
                "a pipe where a report is written",
                Reader.TESTS_IN_BUILD,
                HostilePlacesTest::pipe,
                IN_BUILD + " is no file of its own there")
            .at(IN_BUILD, ""),
        refused(
                "a name with a line break and an escape character",
                Reader.TESTS,
                text(""),
                "re  port is not a test report: ")
            .at("re\n\u001bport", "re*"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("places")
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

  private static Maker link(String target) {
    return file -> Files.createSymbolicLink(file, Path.of(target));
  }
}
