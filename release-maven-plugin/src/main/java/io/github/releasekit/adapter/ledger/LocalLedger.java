package io.github.releasekit.adapter.ledger;

import io.github.releasekit.adapter.git.FileHistory;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ReleaseTag;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a clone has entered by itself, for a push to a remote that may have gone on (T2).
 *
 * @param local the ledger's head in the clone
 */
record LocalLedger(GitRepository repository, Signatures signatures, String local) {

  /** See {@link GitLedger#forPush}. */
  Optional<String> forPush(Optional<String> head, Map<String, String> refs) {
    if (head.isPresent() && repository.isAncestor(local, head.get())
        || hasUnpushedRelease(head, refs)) {
      return head;
    }
    head.filter(there -> !repository.isAncestor(there, local))
        .ifPresent(there -> requireNotRewritten(there, refs));
    return Optional.of(
        head.map(there -> new LedgerMerge(repository, signatures).merge(there, local))
            .orElse(local));
  }

  private boolean hasUnpushedRelease(Optional<String> head, Map<String, String> refs) {
    Set<String> there = head.map(h -> FileHistory.blobs(repository, h).keySet()).orElse(Set.of());
    return FileHistory.blobs(repository, local).keySet().stream()
        .filter(path -> path.endsWith("/manifest.json") && !there.contains(path))
        .map(path -> repository.file(local, path).orElseThrow())
        .map(content -> Json.read(content, Manifest.class, "ledger"))
        .anyMatch(manifest -> !refs.containsKey("refs/tags/" + manifest.tag()));
  }

  /** What tags have carried to the remote does not go from its ledger by itself. */
  private void requireNotRewritten(String head, Map<String, String> refs) {
    Set<String> ofLocal = FileHistory.commits(repository, local);
    Set<String> ofHead = FileHistory.commits(repository, head);
    for (ReleaseTag tag : ReleaseTag.of(repository)) {
      boolean rewritten =
          tag.id().equals(refs.get("refs/tags/" + tag.name()))
              && tag.ledger()
                  .filter(ofLocal::contains)
                  .filter(carried -> !ofHead.contains(carried))
                  .isPresent();
      if (rewritten) {
        throw new ReleaseException(
            "the ledger on the remote has not got what its tag "
                + tag.name()
                + " carries: it was"
                + " written anew, and is not merged with that of this clone",
            "mvn release-kit:audit -Dcheck names what is other than it was");
      }
    }
  }
}
