package io.github.releasekit.goal;

import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a goal's result goes: to a file, or to the log line by line.
 *
 * @param format {@code text} or {@code json}
 */
public record Output(String format, Optional<Path> file, Consumer<String> log) {

  public Output {
    format = format.toLowerCase(Locale.ROOT);
    if (!format.equals("text") && !format.equals("json")) {
      throw new ReleaseException(
          "format is '" + format + "', which is neither text nor json", "-Dformat=json");
    }
  }

  boolean json() {
    return format.equals("json");
  }

  void write(String text) {
    if (file.isEmpty()) {
      text.lines().forEach(log);
      return;
    }
    Path path = file.get().toAbsolutePath();
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      log.accept("Written to " + path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
