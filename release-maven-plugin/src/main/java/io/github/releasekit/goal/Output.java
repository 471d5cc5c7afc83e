package io.github.releasekit.goal;

import io.github.releasekit.adapter.file.Trees;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.RunOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a goal's result goes: to a file, or to the log line by line; with {@code -q}, where there
 * is no log, to standard output.
 *
 * @param formats that the goal has, in lower case
 * @param format one of them
 * @param log makes lines harmless
 */
public record Output(
    List<String> formats, String format, Optional<Path> file, Consumer<String> log) {

  private static final List<String> TEXT_OR_JSON = List.of("text", "json");

  /**
   * @throws ReleaseException when the goal does not have the format
   */
  public Output {
    formats = List.copyOf(formats);
    format = format.toLowerCase(Locale.ROOT);
    if (!formats.contains(format)) {
      boolean two = formats.size() == 2;
      throw new ReleaseException(
          "format is '"
              + format
              + "', which is "
              + (two ? "neither " : "none of ")
              + String.join(two ? " nor " : ", ", formats),
          "-Dformat=" + String.join(" or -Dformat=", formats));
    }
  }

  /** The result of a goal that has {@code text} and {@code json}. */
  public Output(String format, Optional<Path> file, Consumer<String> log) {
    this(TEXT_OR_JSON, format, file, log);
  }

  boolean json() {
    return format.equals("json");
  }

  void write(String text) {
    if (file.isEmpty()) {
      text.lines().forEach(RunOutput.of(log)::result);
      return;
    }
    Path path = file.get().toAbsolutePath();
    try {
      Files.createDirectories(path.getParent());
      Files.write(path, text.getBytes(StandardCharsets.UTF_8));
      log.accept("Written to " + path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * As {@link #write}; who reads the file meanwhile gets the old text or the new one, whole. So
   * programs can watch it, as Prometheus' node_exporter does.
   */
  void replace(String text) {
    if (file.isEmpty()) {
      write(text);
      return;
    }
    Path path = file.get().toAbsolutePath();
    try {
      Files.createDirectories(path.getParent());
      // A name without the ending that is watched for, in the file's own directory.
      Path begun = path.resolveSibling("." + path.getFileName() + ".begun");
      Files.write(begun, text.getBytes(StandardCharsets.UTF_8));
      Trees.replace(begun, path);
      log.accept("Written to " + path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
