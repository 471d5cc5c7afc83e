package io.github.releasekit.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Measures in a warm JVM how long the ledger of 10,000 releases takes to be read, beside {@code git
 * cat-file --batch} of the same objects, and how long an event takes to be appended to it.
 */
public final class LedgerReading {

  /** Runs of each that do not count. */
  private static final int WARM_UP = 5;

  private static final double GOAL = 2;

  private LedgerReading() {}

  /** Takes how many runs count. */
  public static void main(String[] arguments) throws IOException {
    int runs = Integer.parseInt(arguments[0]);
    Results results = Results.of(runs);
    results.requirePlaces(List.of("ledger"));
    GeneratedLedger ledger = GeneratedLedger.made();
    byte[] documents = ledger.objects(false);
    byte[] all = ledger.objects(true);
    double[] reading = new double[runs];
    double[] contents = new double[runs];
    double[] objects = new double[runs];
    double[] appending = new double[runs];
    long bytes = 0;
    for (int run = -WARM_UP; run < runs; run++) {
      long start = System.nanoTime();
      requireAll(Core.ledger(ledger.repository()));
      long read = System.nanoTime();
      bytes = catFile(ledger.repository(), documents);
      long documentsDone = System.nanoTime();
      catFile(ledger.repository(), all);
      long allDone = System.nanoTime();
      Core.append(ledger.repository());
      long appended = System.nanoTime();
      if (run >= 0) {
        reading[run] = (read - start) / 1e6;
        contents[run] = (documentsDone - read) / 1e6;
        objects[run] = (allDone - documentsDone) / 1e6;
        appending[run] = (appended - allDone) / 1e6;
      }
    }
    double floor = Program.median(objects);
    results.show(
        "ledger",
        List.of(
            "| releases | documents | `git cat-file --batch` | of documents alone | read |"
                + " × `cat-file` | goal | an append |",
            "|---|---|---|---|---|---|---|---|",
            String.format(
                Locale.ROOT,
                "| %,d | %,d, %d MB | %.2f s | %.2f s | %.2f s | %.2f | ≤ %.0f | %.2f s |",
                GeneratedLedger.RELEASES,
                4 * GeneratedLedger.RELEASES,
                bytes / 1_000_000,
                floor / 1000,
                Program.median(contents) / 1000,
                Program.median(reading) / 1000,
                Program.median(reading) / floor,
                GOAL,
                Program.median(appending) / 1000)));
  }

  /** What has not read all releases was not measured. */
  private static void requireAll(int found) {
    if (found != 4 * GeneratedLedger.RELEASES) {
      throw new IllegalStateException(found + " documents were read");
    }
  }

  /** How many bytes it prints. */
  private static long catFile(Path repository, byte[] ids) throws IOException {
    Process process =
        new ProcessBuilder("git", "cat-file", "--batch", "--buffer")
            .directory(repository.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Thread asking =
        new Thread(
            () -> {
              try (OutputStream out = process.getOutputStream()) {
                out.write(ids);
              } catch (IOException e) {
                process.destroy();
              }
            });
    asking.start();
    try (InputStream in = process.getInputStream()) {
      long bytes = in.transferTo(OutputStream.nullOutputStream());
      GeneratedLedger.await(process, "git cat-file --batch");
      return bytes;
    }
  }
}
