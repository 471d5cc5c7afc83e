package io.github.releasekit.adapter.ledger;

import io.github.releasekit.adapter.git.FileHistory;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ObjectWriter;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.manifest.Manifest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Brings two ledgers together that have both gone on (T2): by a commit with both heads as parents,
 * so that what release tags carry stays in it, and with all that both have. Where both have given a
 * number, the earlier event keeps it, and the other gets the next one that is free.
 */
final class LedgerMerge {

  private static final String MANIFEST = "/manifest.json";

  private final GitRepository repository;
  private final Signatures signatures;

  LedgerMerge(GitRepository repository, Signatures signatures) {
    this.repository = repository;
    this.signatures = signatures;
  }

  /** A file that one of the two has, with when it happened. */
  private record Entered(String path, String blob, Instant at) {}

  /** What an event and a vote have in common. */
  private record Dated(String at) {}

  /**
   * Merges two ledgers; no ref moves.
   *
   * @return the one that contains the other, else a new commit
   * @throws ReleaseException when a version is two releases
   */
  String merge(String one, String other) {
    if (repository.isAncestor(other, one)) {
      return one;
    }
    if (repository.isAncestor(one, other)) {
      return other;
    }
    Map<String, String> ours = FileHistory.blobs(repository, one);
    Map<String, String> theirs = FileHistory.blobs(repository, other);
    Set<LedgerFile> known = new HashSet<>();
    Map<String, String> numbers = new HashMap<>();
    ours.forEach(
        (path, blob) -> {
          known.add(LedgerFile.of(path, blob));
          numbers.put(place(path), path);
        });
    Map<String, String> added = new LinkedHashMap<>();
    Map<String, TreeMap<Integer, LedgerFile>> next = new TreeMap<>();
    Map<String, List<Entered>> clashes = new TreeMap<>();
    Map<String, String> gone = new HashMap<>();
    theirs.forEach(
        (path, blob) -> {
          if (known.contains(LedgerFile.of(path, blob))) {
            return;
          }
          String taken = numbers.get(place(path));
          if (taken == null) {
            int number = LedgerFile.number(path);
            LedgerFile file = LedgerFile.of(path, blob);
            if (number > highest(file.directory(), ours)) {
              next.computeIfAbsent(file.directory(), d -> new TreeMap<>()).put(number, file);
            } else {
              added.put(path, blob);
            }
            return;
          }
          if (path.endsWith(MANIFEST)) {
            throw twice(path, one, other);
          }
          List<Entered> inOrder =
              new ArrayList<>(
                  List.of(entered(taken, ours.get(taken), one), entered(path, blob, other)));
          inOrder.sort(Comparator.comparing(Entered::at).thenComparing(Entered::blob));
          Entered first = inOrder.get(0);
          if (!first.path().equals(taken)) {
            gone.put(taken, first.path());
          }
          added.put(first.path(), first.blob());
          clashes
              .computeIfAbsent(LedgerFile.of(path, blob).directory(), d -> new ArrayList<>())
              .add(inOrder.get(1));
        });
    Set<String> directories = new TreeSet<>(next.keySet());
    directories.addAll(clashes.keySet());
    for (String directory : directories) {
      List<LedgerFile> files =
          new ArrayList<>(next.getOrDefault(directory, new TreeMap<>()).values());
      clashes.getOrDefault(directory, List.of()).stream()
          .sorted(Comparator.comparing(Entered::at).thenComparing(Entered::blob))
          .forEach(later -> files.add(LedgerFile.of(later.path(), later.blob())));
      int number = highest(directory, ours);
      for (LedgerFile file : files) {
        number++;
        added.put(file.path(number), file.blob());
      }
    }
    Instant at = latest(repository.timeOf(one), repository.timeOf(other));
    ObjectWriter writer = new ObjectWriter(repository, at, signatures);
    return writer.merge(one, other, added, gone.keySet(), "merge of two ledgers\n");
  }

  private static int highest(String directory, Map<String, String> blobs) {
    return blobs.keySet().stream()
        .filter(path -> path.startsWith(directory))
        .mapToInt(LedgerFile::number)
        .max()
        .orElse(0);
  }

  /** What only one file of a ledger can have: a number in a directory, or else a path. */
  private static String place(String path) {
    int number = LedgerFile.number(path);
    return number == 0 ? path : LedgerFile.of(path, "").directory() + number;
  }

  private Entered entered(String path, String blob, String head) {
    byte[] content = repository.file(head, path).orElseThrow();
    String at = Json.read(content, Dated.class, "ledger " + path).at();
    try {
      return new Entered(path, blob, Instant.parse(at));
    } catch (DateTimeException | NullPointerException e) {
      throw new ReleaseException(
          "ledger " + path + " does not tell when it happened, so it cannot be merged",
          "mvn release-kit:audit -Dcheck names what else is wrong",
          e);
    }
  }

  private ReleaseException twice(String path, String one, String other) {
    return new ReleaseException(
        path
            + " is of the commit "
            + commit(path, one)
            + " in one ledger and of "
            + commit(path, other)
            + " in another: a version is one release only",
        "find out which of the two was released; in the clone that has the other, take its ledger"
            + " back: git update-ref -d "
            + GitLedger.REF);
  }

  private String commit(String path, String head) {
    Optional<byte[]> content = repository.file(head, path);
    return Json.read(content.orElseThrow(), Manifest.class, "ledger " + path).commit();
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
