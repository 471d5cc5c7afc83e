package io.github.releasekit.adapter.export;

import io.github.releasekit.domain.fact.ExportTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Up to which head of the ledger each system was told, as this clone knows it.
 *
 * @param directory with a file for each, by its id
 */
public record SentHeads(Path directory) {

  /** The head, or a hyphen for a ledger that nothing was entered in, and who was told. */
  private static final Pattern FORM = Pattern.compile("([0-9a-f]{40}|[0-9a-f]{64}|-) (\\S+)\n");

  /**
   * What is known.
   *
   * @param head of the ledger; empty where nothing was entered in it yet
   */
  public record Sent(Optional<String> head) {}

  /** Of a clone. */
  public static SentHeads of(Path commonDirectory) {
    return new SentHeads(commonDirectory.resolve("release-kit").resolve("exports"));
  }

  /** What is known of a system; empty where that is nothing, or its address is another one now. */
  public Optional<Sent> of(ExportTarget target) {
    Path file = file(target);
    try {
      Matcher matcher =
          FORM.matcher(
              Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "");
      return matcher.matches() && matcher.group(2).equals(target.url())
          ? Optional.of(new Sent(Optional.of(matcher.group(1)).filter(head -> !head.equals("-"))))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps that a system was told up to a head; a crash leaves the old word or the new one. */
  public void keep(ExportTarget target, Optional<String> head) {
    try {
      Files.createDirectories(directory);
      Path begun = Files.createTempFile(directory, target.id(), ".begun");
      Files.writeString(
          begun, head.orElse("-") + " " + target.url() + "\n", StandardCharsets.UTF_8);
      Files.move(
          begun, file(target), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(ExportTarget target) {
    return directory.resolve(target.id());
  }
}
