package io.github.releasekit.adapter.process;

import io.github.releasekit.domain.Digests;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.gate.Evidence.Reports;
import io.github.releasekit.domain.gate.result.CommandGate;
import io.github.releasekit.domain.gate.result.CommandGate.Outcome;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the programs of gates in a checkout and keeps what they print. They get the variables that
 * programs need, those that their gate names, and {@code RELEASE_KIT_VERSION} and {@code
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
   * Runs it to its end, or until its time is over.
   *
   * @throws ReleaseException when its directory is not there, or it cannot be started though it is
   *     installed
   */
  public Outcome run(CommandGate gate) {
    Path directory = checkout.resolve(gate.directory());
    if (!Files.isDirectory(directory)) {
      throw new ReleaseException(
          "there is no directory " + gate.directory() + " for gate '" + gate.id() + "'",
          "correct 'directory' in release-kit.yml");
    }
    if (find(gate.command().get(0), directory).isEmpty()) {
      return new Outcome.Missing();
    }
    Path file = outputs.resolve(gate.id() + ".txt");
    try {
      Files.createDirectories(outputs);
      Optional<Integer> exit = run(gate, directory, file);
      byte[] printed = masked(Files.readAllBytes(file), gate);
      Files.write(file, printed);
      Reports reports =
          new Reports(
              1, Digests.sha256(Digests.sha256(printed) + "  " + file.getFileName() + "\n"));
      return exit.<Outcome>map(
              code -> new Outcome.Ended(code, lastLine(printed), file.toString(), reports))
          .orElseGet(() -> new Outcome.Late(file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its exit code; empty where it was ended. */
  private Optional<Integer> run(CommandGate gate, Path directory, Path file) throws IOException {
    try (OutputStream output = new Capped(Files.newOutputStream(file))) {
      return Optional.of(
          new Command(gate.command(), directory, environment(gate), gate.timeout())
              .run("", output, output));
    } catch (DeadlineException e) {
      return Optional.empty();
    }
  }

  /** Takes away what the program is not to have. */
  private Map<String, @Nullable String> environment(CommandGate gate) {
    Map<String, @Nullable String> environment = new HashMap<>();
    System.getenv().keySet().stream()
        .filter(name -> !isNeeded(name) && !gate.environment().contains(name))
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
    if (program.indexOf('/') >= 0 || program.indexOf(File.separatorChar) >= 0) {
      return Optional.of(directory.resolve(program)).filter(Files::isRegularFile);
    }
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    List<String> endings = File.separatorChar == '\\' ? List.of("", ".exe") : List.of("");
    return Stream.of(path.split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .flatMap(entry -> endings.stream().map(end -> Path.of(entry, program + end)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** The values of the variables that the gate names, such as tokens, are not kept. */
  private static byte[] masked(byte[] printed, CommandGate gate) {
    String text = new String(printed, StandardCharsets.UTF_8);
    for (String name : gate.environment()) {
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

    private final OutputStream file;
    private int left = MAX_BYTES;
    private boolean closed;

    Capped(OutputStream file) {
      this.file = file;
    }

    @Override
    public synchronized void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) throws IOException {
      int kept = closed ? 0 : Math.min(left, count);
      file.write(bytes, from, kept);
      left -= kept;
    }

    @Override
    public synchronized void close() throws IOException {
      closed = true;
      file.close();
    }
  }
}
