package io.github.releasekit.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** {@code git log} of a range, the floor of what reads history. */
record GitLog(Path checkout, List<String> command) {

  /** Of the commits since the last release. */
  static GitLog sinceRelease(GeneratedProject project, int commits) {
    int minor = GeneratedHistory.releases(commits) - 1;
    return of(project, "v1." + minor + ".0..HEAD");
  }

  /** Of all commits. */
  static GitLog all(GeneratedProject project) {
    return of(project, "HEAD");
  }

  private static GitLog of(GeneratedProject project, String range) {
    return new GitLog(project.checkout(), List.of("git", "log", "--format=raw", range));
  }

  /**
   * Runs it and reads what it prints.
   *
   * @return how many bytes that is
   */
  long read() throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(checkout.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (InputStream in = process.getInputStream()) {
      long bytes = in.transferTo(java.io.OutputStream.nullOutputStream());
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " failed");
      }
      return bytes;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
