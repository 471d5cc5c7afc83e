package io.github.releasekit.adapter.ledger;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.event.JournalEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The journal of one version's release, a JSON document a line, each forced to disk. */
public final class JournalFile {

  private static final long WHOLE = -1;

  private final Path file;
  private Journal journal;

  /** Where a torn last line begins, which the next entry takes the place of; and where it ends. */
  private long torn = WHOLE;

  private long end;

  /**
   * Opens the journal of a version, or begins one with its first entry.
   *
   * @throws ReleaseException when a line other than a torn last one is damaged
   */
  public JournalFile(Path file) {
    this.file = file;
    this.journal = Files.exists(file) ? read() : Journal.EMPTY;
  }

  public Journal journal() {
    return journal;
  }

  /**
   * Appends an entry and forces it to disk before returning.
   *
   * @throws ReleaseException when what looked like a torn line is gone on with by another process
   */
  public void append(JournalEntry entry) {
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.getParent());
        Files.createFile(file, ownerOnly());
      }
      ByteBuffer line = ByteBuffer.wrap((Json.line(entry) + "\n").getBytes(StandardCharsets.UTF_8));
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
        if (torn != WHOLE) {
          if (channel.size() != end) {
            throw new ReleaseException(
                "another release in this clone has gone on meanwhile", "run the command again");
          }
          channel.truncate(torn);
          torn = WHOLE;
        }
        while (line.hasRemaining()) {
          channel.write(line);
        }
        channel.force(true);
      }
      journal = journal.with(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets everything, for a release that is begun anew. */
  public void restart() {
    try {
      Files.deleteIfExists(file);
      journal = Journal.EMPTY;
      torn = WHOLE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * A last line without its end was torn by a crash: the effect it tells of is observed anew. Or it
   * is just being written by the process whose journal this is: reading leaves it as it is.
   */
  private Journal read() {
    try {
      byte[] content = Files.readAllBytes(file);
      List<JournalEntry> entries = new ArrayList<>();
      int start = 0;
      for (int i = 0; i < content.length; i++) {
        if (content[i] == '\n') {
          entries.add(
              Json.read(
                  Arrays.copyOfRange(content, start, i),
                  JournalEntry.class,
                  file + " line " + (entries.size() + 1)));
          start = i + 1;
        }
      }
      if (start < content.length) {
        torn = start;
        end = content.length;
      }
      return new Journal(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
