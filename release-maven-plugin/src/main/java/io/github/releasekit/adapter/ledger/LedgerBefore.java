package io.github.releasekit.adapter.ledger;

import io.github.releasekit.adapter.git.FileHistory;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.domain.ledger.LedgerDocument.Place;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ledger of a clone as it was before a release entered it.
 *
 * @param head empty where there was none
 * @param lost paths of what it has not got of the ledger as it is now, the release's own left out
 */
public record LedgerBefore(Optional<String> head, List<String> lost) {

  public LedgerBefore {
    lost = List.copyOf(lost);
  }

  /**
   * @param ledger of the component that was released
   * @param component its name; empty where the repository is released together
   */
  public static LedgerBefore of(
      GitRepository repository, GitLedger ledger, String component, Manifest release) {
    Optional<String> now = ledger.localHead();
    Optional<String> head = now;
    while (ledger.holds(head, release.version(), release.commit())) {
      head = repository.resolve(head.orElseThrow() + "^");
    }
    Set<LedgerFile> kept = new HashSet<>();
    head.ifPresent(
        before ->
            FileHistory.blobs(repository, before)
                .forEach((path, blob) -> kept.add(LedgerFile.of(path, blob))));
    List<String> lost =
        now.map(there -> FileHistory.blobs(repository, there)).stream()
            .flatMap(blobs -> blobs.entrySet().stream())
            .filter(file -> !kept.contains(LedgerFile.of(file.getKey(), file.getValue())))
            .filter(file -> !isOf(file.getKey(), component, release.version()))
            .map(Map.Entry::getKey)
            .toList();
    return new LedgerBefore(head, lost);
  }

  private static boolean isOf(String path, String component, String version) {
    return Place.of(path)
        .filter(place -> place.component().equals(component) && place.version().equals(version))
        .isPresent();
  }
}
