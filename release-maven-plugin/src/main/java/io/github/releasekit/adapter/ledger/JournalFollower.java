package io.github.releasekit.adapter.ledger;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads along in the journals of a clone while another process writes them, and changes nothing.
 * There is one release at a time in a clone, so that the journal written last is that of the
 * release that goes on. For one thread.
 */
public final class JournalFollower {

  private static final String FILE = "journal.jsonl";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._+-]+");

  private final Path shared;
  private Optional<Journal> read = Optional.empty();
  private Optional<Progress> progress = Optional.empty();

  /**
   * @param commonDirectory of the clone
   */
  public JournalFollower(Path commonDirectory) {
    this.shared = commonDirectory.resolve("release-kit");
  }

  /**
   * A journal as far as it is written.
   *
   * @param component empty where the repository is released together
   * @param lines that are complete
   */
  public record Progress(String component, String version, List<Line> lines) {
    public Progress {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line of a journal, whichever version of the plugin has written it.
   *
   * @param at ISO 8601 in UTC
   * @param event by names of its parts; null for an intent
   */
  public record Line(String step, String at, double seconds, @Nullable Map<String, Object> event) {}

  private record Journal(
      String component, String version, Path file, FileTime written, long size) {}

  /** The journal that was written last; empty when there is none, or it is just being removed. */
  public Optional<Progress> latest() {
    Optional<Journal> latest =
        Stream.concat(journals("", shared), components())
            .max(Comparator.comparing(Journal::written).thenComparing(Journal::file));
    if (!latest.equals(read)) {
      progress = latest.flatMap(JournalFollower::progress);
      read = latest;
    }
    return progress;
  }

  private static Optional<Progress> progress(Journal journal) {
    return lines(journal.file())
        .filter(lines -> !lines.isEmpty())
        .map(lines -> new Progress(journal.component(), journal.version(), lines));
  }

  private Stream<Journal> components() {
    Path directory = shared.resolve("components");
    return children(directory).flatMap(child -> journals(child.getFileName().toString(), child));
  }

  private static Stream<Journal> journals(String component, Path directory) {
    return children(directory)
        .filter(child -> Version.find(child.getFileName().toString()).isPresent())
        .flatMap(
            child -> {
              Path file = child.resolve(FILE);
              return attributes(file).stream()
                  .map(
                      attributes ->
                          new Journal(
                              component,
                              child.getFileName().toString(),
                              file,
                              attributes.lastModifiedTime(),
                              attributes.size()));
            });
  }

  private static Stream<Path> children(Path directory) {
    if (!Files.isDirectory(directory)) {
      return Stream.empty();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children
          .filter(child -> NAME.matcher(child.getFileName().toString()).matches())
          .toList()
          .stream();
    } catch (NoSuchFileException e) {
      return Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<BasicFileAttributes> attributes(Path file) {
    try {
      return Optional.of(Files.readAttributes(file, BasicFileAttributes.class))
          .filter(BasicFileAttributes::isRegularFile);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What comes after the last line end is being written. */
  private static Optional<List<Line>> lines(Path file) {
    String text;
    try {
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Line> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      line(text.substring(start, end)).ifPresent(lines::add);
      start = end + 1;
    }
    return Optional.of(lines);
  }

  /** Empty for a damaged line, which whoever resumes the release is told of. */
  private static Optional<Line> line(String text) {
    try {
      Line line = Json.read(text.getBytes(StandardCharsets.UTF_8), Line.class, "journal");
      return Optional.of(line).filter(read -> read.step() != null && read.at() != null);
    } catch (ReleaseException e) {
      return Optional.empty();
    }
  }
}
