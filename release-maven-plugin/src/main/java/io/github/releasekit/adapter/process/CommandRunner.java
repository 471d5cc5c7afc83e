package io.github.releasekit.adapter.process;

import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.result.CommandGate;
import io.github.releasekit.domain.gate.result.CommandGate.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs of release-kit.yml in a checkout and keeps what they print. They get the variables
 * that programs need, those that are named for them, and {@code RELEASE_KIT_VERSION} and {@code
 * RELEASE_KIT_TAG}; no others, so that no secret reaches a program that was not meant to have it.
 */
public final class CommandRunner {

  private static final int MAX_BYTES = 10 << 20;

  /** Shorter values are no secrets, and would be found everywhere. */
  private static final int LEAST_SECRET = 6;

  private static final Set<String> NEEDED =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "LANG",
          "LANGUAGE",
          "TZ",
          "TMPDIR",
          "TMP",
          "TEMP",
          "JAVA_HOME",
          "SYSTEMROOT",
          "WINDIR",
          "COMSPEC",
          "PATHEXT",
          "USERPROFILE",
          "APPDATA",
          "LOCALAPPDATA",
          "PROGRAMDATA",
          "PROGRAMFILES",
          "CI");

  private final Path checkout;
  private final Path outputs;
  private final Map<String, String> variables;

  /**
   * @param outputs directory for what they print
   * @param version that is released
   * @param tag of it
   */
  public CommandRunner(Path checkout, Path outputs, String version, String tag) {
    this.checkout = checkout;
    this.outputs = outputs;
    this.variables = Map.of("RELEASE_KIT_VERSION", version, "RELEASE_KIT_TAG", tag);
  }

  /**
   * A program that release-kit.yml names.
   *
   * @param id names it, and the file of what it prints
   * @param command the program and its arguments, which no shell reads
   * @param directory it runs in, from the checkout; empty for that
   * @param environment names of variables that it is given besides those that programs need
   */
  public record Program(
      String id,
      List<String> command,
      String directory,
      List<String> environment,
      Duration timeout) {
    public Program {
      command = List.copyOf(command);
      environment = List.copyOf(environment);
    }
  }

  /** How it went. */
  public sealed interface Run {

    /**
     * It came to its end.
     *
     * @param lastLine of what it printed, without control characters
     * @param output holds all it printed
     * @param sha256 of that
     */
    record Ended(int exit, String lastLine, Path output, String sha256) implements Run {}

    /** It was ended, and had printed something. */
    record Late(Path output) implements Run {}

    /** There is no such program. */
    record Missing() implements Run {}
  }

  /** Whether a program is on the PATH; one that is named by a path is looked for when it is run. */
  public static boolean isInstalled(String program) {
    return isPath(program) || find(program, Path.of("")).isPresent();
  }

  /**
   * Whether a program can be run.
   *
   * @param directory that its path, where it is named by one, begins in
   */
  public static boolean isInstalled(String program, Path directory) {
    return find(program, directory).isPresent();
  }

  private static boolean isPath(String program) {
    return program.indexOf('/') >= 0 || program.indexOf(File.separatorChar) >= 0;
  }

  /** Runs the program of a gate, as {@link #run(Program)}. */
  public Outcome run(CommandGate gate) {
    Run run =
        run(
            new Program(
                gate.id(), gate.command(), gate.directory(), gate.environment(), gate.timeout()));
    if (run instanceof Run.Ended ended) {
      String file = ended.sha256() + "  " + ended.output().getFileName() + "\n";
      return new Outcome.Ended(
          ended.exit(),
          ended.lastLine(),
          ended.output().toString(),
          new Reports(1, Digests.sha256(file)));
    }
    return run instanceof Run.Late late
        ? new Outcome.Late(late.output().toString())
        : new Outcome.Missing();
  }

  /**
   * Runs it to its end, or until its time is over.
   *
   * @throws ReleaseException when its directory is not there, or it cannot be started though it is
   *     installed
   */
  public Run run(Program wanted) {
    Path directory = checkout.resolve(wanted.directory());
    if (!Files.isDirectory(directory)) {
      throw new ReleaseException(
          "there is no directory " + wanted.directory() + " for '" + wanted.id() + "'",
          "correct 'directory' in release-kit.yml");
    }
    Optional<Path> program = find(wanted.command().get(0), directory);
    if (program.isEmpty()) {
      return new Run.Missing();
    }
    List<String> command = new ArrayList<>(wanted.command());
    command.set(0, program.get().toString());
    Capped output = new Capped();
    Optional<Integer> exit =
        run(new Command(command, directory, environment(wanted), wanted.timeout()), output);
    byte[] printed = masked(output.kept(), wanted);
    Path file = outputs.resolve(wanted.id() + ".txt");
    try {
      Files.createDirectories(outputs);
      Files.write(file, printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return exit.<Run>map(
            code -> new Run.Ended(code, lastLine(printed), file, Digests.sha256(printed)))
        .orElseGet(() -> new Run.Late(file));
  }

  /** Its exit code; empty where it was ended. */
  private static Optional<Integer> run(Command command, Capped output) {
    try {
      return Optional.of(command.run("", output, output));
    } catch (DeadlineException e) {
      return Optional.empty();
    }
  }

  /** Takes away what the program is not to have. */
  private Map<String, @Nullable String> environment(Program program) {
    Map<String, @Nullable String> environment = new HashMap<>();
    System.getenv().keySet().stream()
        .filter(name -> !isNeeded(name) && !program.environment().contains(name))
        .forEach(name -> environment.put(name, null));
    environment.putAll(variables);
    return environment;
  }

  private static boolean isNeeded(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return NEEDED.contains(upper) || upper.startsWith("LC_");
  }

  /** A path from the directory, or a program on the PATH. */
  private static Optional<Path> find(String program, Path directory) {
    Stream<Path> directories =
        isPath(program)
            ? Stream.of(directory)
            : Stream.of(variable("PATH").split(File.pathSeparator))
                .flatMap(CommandRunner::directory);
    return directories
        .flatMap(
            entry ->
                endings(program, variable("PATHEXT")).stream()
                    .map(ending -> entry.resolve(program + ending)))
        .map(Path::toAbsolutePath)
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Stream<Path> directory(String entry) {
    try {
      return entry.isEmpty() ? Stream.empty() : Stream.of(Path.of(entry));
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }

  /**
   * What is added to a name, in the order it is tried. On Windows a file without an ending is a
   * script for another system, as beside {@code npx.cmd}, unless nothing else is there.
   *
   * @param known the endings of programs on Windows, {@code .COM;.EXE;.BAT;.CMD}; empty elsewhere
   */
  static List<String> endings(String program, String known) {
    List<String> endings = Stream.of(known.split(";")).filter(end -> !end.isEmpty()).toList();
    String name = program.toUpperCase(Locale.ROOT);
    boolean has = endings.stream().anyMatch(end -> name.endsWith(end.toUpperCase(Locale.ROOT)));
    return has
        ? Stream.concat(Stream.of(""), endings.stream()).toList()
        : Stream.concat(endings.stream(), Stream.of("")).toList();
  }

  private static String variable(String name) {
    return Optional.ofNullable(System.getenv(name)).orElse("");
  }

  /** The values of the variables that it is given, such as tokens, are not kept. */
  private static byte[] masked(byte[] printed, Program program) {
    String text = new String(printed, StandardCharsets.UTF_8);
    for (String name : program.environment()) {
      String value = System.getenv(name);
      if (value != null && value.length() >= LEAST_SECRET) {
        text = text.replace(value, "***");
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String lastLine(byte[] printed) {
    return new String(printed, StandardCharsets.UTF_8)
        .lines()
        .map(PlainText::line)
        .filter(line -> !line.isBlank())
        .reduce((first, second) -> second)
        .orElse("");
  }

  /** Keeps the first of what a program prints, of both of its streams. */
  private static final class Capped extends OutputStream {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
      kept.write(bytes, from, Math.min(MAX_BYTES - kept.size(), count));
    }

    synchronized byte[] kept() {
      return kept.toByteArray();
    }
  }
}
