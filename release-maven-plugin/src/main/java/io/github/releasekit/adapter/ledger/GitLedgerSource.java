package io.github.releasekit.adapter.ledger;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerDocument;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.ledger.LedgerSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The ledger of one repository, of all its components, as of a head (T2). */
public final class GitLedgerSource implements LedgerSource {

  private final GitRepository repository;
  private final String name;
  private final Optional<String> head;

  /**
   * @param name of the repository
   * @param head of the ledger, whose objects are here; empty where nothing was entered yet
   */
  public GitLedgerSource(GitRepository repository, String name, Optional<String> head) {
    this.repository = repository;
    this.name = name;
    this.head = head;
  }

  @Override
  public LedgerContents read(LedgerQuery query) {
    return LedgerDocuments.contents(documents()).matching(query);
  }

  /** Its events of some types, and no releases: nothing else is read. */
  public LedgerContents events(Set<LedgerEvent.Type> types) {
    Set<String> wanted = types.stream().map(Object::toString).collect(Collectors.toSet());
    return LedgerDocuments.contents(
        head.map(commit -> repository.files(commit, "", path -> isOf(path, wanted))).stream()
            .flatMap(files -> files.entrySet().stream())
            .map(file -> new LedgerDocument(name, file.getKey(), file.getValue()))
            .toList());
  }

  private boolean isOf(String path, Set<String> types) {
    return new LedgerDocument(name, path, new byte[0])
        .place()
        .filter(place -> place.kind() == LedgerDocument.Kind.EVENT)
        .filter(place -> types.contains(place.type()))
        .isPresent();
  }

  /** All its files. */
  public List<LedgerDocument> documents() {
    return head.map(commit -> repository.files(commit, "")).stream()
        .flatMap(files -> files.entrySet().stream())
        .map(file -> new LedgerDocument(name, file.getKey(), file.getValue()))
        .toList();
  }
}
