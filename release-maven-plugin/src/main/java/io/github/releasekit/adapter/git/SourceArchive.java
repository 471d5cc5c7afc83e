package io.github.releasekit.adapter.git;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * The sources of a release, as {@code git archive} has them, compressed without a name or time (RFC
 * 1952): the same commit makes the same bytes. Submodules are no part of it.
 */
public record SourceArchive(GitRepository repository) {

  /** Of the file's name. */
  public static final String EXTENSION = "tar.gz";

  /**
   * Writes it.
   *
   * @param directory that everything in it is in
   * @throws io.github.releasekit.domain.ReleaseException when git makes none
   */
  public void write(String commit, String directory, Path file) {
    Path tar = file.resolveSibling(file.getFileName() + ".tar");
    try {
      new GitCommand(repository.root())
          .run(
              "-c",
              "core.autocrlf=false",
              "-c",
              "core.eol=lf",
              "-c",
              "tar.umask=0002",
              "archive",
              "--format=tar",
              "--prefix=" + directory + "/",
              "--output=" + tar.toAbsolutePath(),
              commit);
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        Files.copy(tar, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(tar);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
