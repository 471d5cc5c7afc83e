package io.github.releasekit.adapter.export;

import io.github.releasekit.adapter.file.Trees;
import io.github.releasekit.domain.fact.ExportTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of the ledger each system was told, as this clone knows it.
 *
 * @param directory with a file for each, by its id
 */
public record SentHeads(Path directory) {

  /** The head, or a hyphen for a ledger that nothing was entered in, and who was told. */
  private static final Pattern FORM = Pattern.compile("([0-9a-f]{40}|[0-9a-f]{64}|-) (\\S+)");

  private static final Pattern PATH = Pattern.compile("\\S+");

  /**
   * What is known.
   *
   * @param head of the ledger, of which it was told all; empty where nothing was entered in it yet
   * @param paths in the ledger of what it was told besides
   */
  public record Sent(Optional<String> head, Set<String> paths) {
    public Sent {
      paths = Set.copyOf(paths);
    }

    /** All of a head, and nothing besides. */
    public static Sent of(Optional<String> head) {
      return new Sent(head, Set.of());
    }
  }

  /** Of a clone. */
  public static SentHeads of(Path commonDirectory) {
    return new SentHeads(commonDirectory.resolve("release-kit").resolve("exports"));
  }

  /**
   * What is known of a system; empty where that is nothing, or its address is another one now.
   *
   * @throws UncheckedIOException when it cannot be read
   */
  public Optional<Sent> of(ExportTarget target) {
    Path file = file(target);
    try {
      List<String> lines =
          Files.exists(file)
              ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()
              : List.of();
      Matcher matcher = FORM.matcher(lines.isEmpty() ? "" : lines.get(0));
      return matcher.matches() && matcher.group(2).equals(target.url())
          ? Optional.of(
              new Sent(
                  Optional.of(matcher.group(1)).filter(head -> !head.equals("-")),
                  Set.copyOf(lines.subList(1, lines.size()))))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Keeps what a system was told; a crash leaves the old word or the new one.
   *
   * @throws UncheckedIOException when it cannot be written
   */
  public void keep(ExportTarget target, Sent sent) {
    StringBuilder text = new StringBuilder();
    text.append(sent.head().orElse("-")).append(' ').append(target.url()).append('\n');
    sent.paths().stream()
        .filter(path -> PATH.matcher(path).matches())
        .sorted()
        .forEach(path -> text.append(path).append('\n'));
    try {
      Files.createDirectories(directory);
      Path begun = Files.createTempFile(directory, target.id(), ".begun");
      try {
        Files.writeString(begun, text, StandardCharsets.UTF_8);
        Trees.replace(begun, file(target));
      } finally {
        Files.deleteIfExists(begun);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(ExportTarget target) {
    return directory.resolve(target.id());
  }
}
