package io.github.releasekit.adapter.ledger;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Event.ObjectsWritten;
import io.github.releasekit.domain.event.Event.Published;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a clone keeps what is known of its releases: {@code <git common dir>/release-kit}. */
public final class Journals {

  private static final String FILE = "journal.jsonl";

  private final Path shared;
  private final Path directory;

  /**
   * @param commonDirectory of the clone
   * @param component whose releases they are; empty where all is released together
   */
  public Journals(Path commonDirectory, Optional<String> component) {
    this.shared = commonDirectory.resolve("release-kit");
    this.directory = component.map(shared.resolve("components")::resolve).orElse(shared);
  }

  public JournalFile of(Version version) {
    return new JournalFile(directory.resolve(version.toString()).resolve(FILE));
  }

  /** Removes journals of attempts that published nothing: another release begins. */
  public void forgetUnpublished() {
    for (Version version : versions()) {
      JournalFile file = of(version);
      boolean attempted = file.journal().find(ObjectsWritten.class).isPresent();
      if (attempted && file.journal().find(Published.class).isEmpty()) {
        file.restart();
      }
    }
  }

  /** Removes the journal of a version, and its directory where nothing else is in it. */
  public void forget(Version version) {
    of(version).restart();
    try {
      Files.deleteIfExists(directory.resolve(version.toString()));
    } catch (DirectoryNotEmptyException e) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the inner build that is going on is noted. */
  public Path buildProcessFile() {
    return shared.resolve("build.process");
  }

  /** The version whose journal was begun last, if any is here. */
  public Optional<Version> begunLast() {
    return versions().stream()
        .filter(version -> !of(version).journal().entries().isEmpty())
        .max(Comparator.comparing(version -> of(version).journal().entries().get(0).at()));
  }

  /** The versions that have a journal here, highest first. */
  public List<Version> versions() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children
          .filter(child -> Files.exists(child.resolve(FILE)))
          .flatMap(child -> Version.find(child.getFileName().toString()).stream())
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs a release that no other in this clone runs beside; the system lets the lock go when the
   * process ends.
   *
   * @throws ReleaseException when another one goes on
   */
  public void alone(Runnable release) {
    try {
      Files.createDirectories(shared);
      try (FileChannel channel =
          FileChannel.open(
              shared.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        if (tryLock(channel) == null) {
          throw new ReleaseException(
              "another release is going on in this clone",
              "wait until it is done; mvn release-kit:status shows where it stands");
        }
        release.run();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
