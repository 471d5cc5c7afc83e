package io.github.releasekit.adapter.ledger;

import io.github.releasekit.adapter.git.FileHistory;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ObjectWriter;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.manifest.Manifest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings two ledgers together that have both gone on (T2): by a commit with both heads as parents,
 * so that what release tags carry stays in it, and with all that both have. The first stays as it
 * is, path by path; what the other has besides comes after that, in its order.
 */
final class LedgerMerge {

  private static final String MANIFEST = "/manifest.json";

  private final GitRepository repository;
  private final Signatures signatures;

  LedgerMerge(GitRepository repository, Signatures signatures) {
    this.repository = repository;
    this.signatures = signatures;
  }

  /**
   * Merges two ledgers; no ref moves.
   *
   * @param one whose files keep their paths
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
    Map<String, String> added = added(one, other);
    Instant at = latest(repository.timeOf(one), repository.timeOf(other));
    return new ObjectWriter(repository, at, signatures)
        .merge(one, other, added, "merge of two ledgers\n");
  }

  /**
   * Makes sure that two ledgers can be merged; nothing is written.
   *
   * @throws ReleaseException when a version is two releases
   */
  void require(String one, String other) {
    if (!repository.isAncestor(other, one) && !repository.isAncestor(one, other)) {
      added(one, other);
    }
  }

  /** The object ids of what one ledger lacks of another, by the paths that it gets. */
  private Map<String, String> added(String one, String other) {
    Map<String, String> ours = FileHistory.blobs(repository, one);
    Set<LedgerFile> known = new HashSet<>();
    Map<String, Integer> highest = new HashMap<>();
    ours.forEach(
        (path, blob) -> {
          LedgerFile file = LedgerFile.of(path, blob);
          known.add(file);
          highest.merge(file.directory(), LedgerFile.number(path), Math::max);
        });
    Map<String, String> added = new LinkedHashMap<>();
    FileHistory.blobs(repository, other)
        .forEach(
            (path, blob) -> {
              LedgerFile file = LedgerFile.of(path, blob);
              if (!known.add(file)) {
                return;
              }
              if (LedgerFile.number(path) > 0) {
                added.put(file.path(highest.merge(file.directory(), 1, Integer::sum)), blob);
              } else if (ours.containsKey(path)) {
                throw twice(path, one, other);
              } else {
                added.put(path, blob);
              }
            });
    return added;
  }

  private ReleaseException twice(String path, String one, String other) {
    String takeBack =
        "; in the clone that has the other, take its ledger back: git update-ref -d "
            + GitLedger.REF;
    if (!path.endsWith(MANIFEST)) {
      return new ReleaseException(
          path + " is another in each of two ledgers, and release-kit has not written it",
          "find out who did" + takeBack);
    }
    return new ReleaseException(
        path
            + " is of the commit "
            + commit(path, one)
            + " in one ledger and of "
            + commit(path, other)
            + " in another: a version is one release only",
        "find out which of the two was released" + takeBack);
  }

  private String commit(String path, String head) {
    Optional<byte[]> content = repository.file(head, path);
    return Json.read(content.orElseThrow(), Manifest.class, "ledger " + path).commit();
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
