package io.github.releasekit.extension.sbom;

import io.github.releasekit.domain.material.SbomFormat;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Writes a bill in a Java of its own, on the class path that the module has in Maven. */
final class FreshJvm {

  /** What only tests need, or what is left out on purpose. */
  private static final List<String> LEFT_OUT =
      List.of(
          "json-schema-validator-",
          "itu-",
          "commons-codec-",
          "commons-io-",
          "jsr305-",
          "jsoup-",
          "error_prone_annotations-",
          "json-2",
          "tools-java-");

  private FreshJvm() {}

  /** Into two files of the directory, named as the formats. */
  static void write(Path directory, long seed, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classpath(), FreshJvm.class.getName()));
    command.addAll(List.of(directory.toString(), Long.toString(seed)));
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError("did not end well: " + Files.readString(output));
    }
  }

  private static String classpath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry ->
                LEFT_OUT.stream().noneMatch(Path.of(entry).getFileName().toString()::startsWith))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * @param arguments the directory and the seed of the bill
   */
  public static void main(String[] arguments) throws IOException {
    for (SbomFormat format : SbomFormat.values()) {
      Files.write(
          Path.of(arguments[0], format.name()),
          new SbomDocuments().write(format, Bills.large(Long.parseLong(arguments[1]))));
    }
  }
}
