package io.github.releasekit.adapter.ledger;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ManyFiles;
import io.github.releasekit.adapter.ledger.LedgerDocuments.Read;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerDocument;
import io.github.releasekit.domain.ledger.LedgerDocument.Place;
import io.github.releasekit.domain.ledger.LedgerQuery;
import io.github.releasekit.domain.ledger.LedgerSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ledger of one repository, of all its components, as of a head (T2). */
public final class GitLedgerSource implements LedgerSource {

  /** A directory that is a component's, a version's, or above those. */
  private static final Pattern DIRECTORY =
      Pattern.compile(
          "components|(?:components/(?<component>[^/]+)(?:/|$))?"
              + "(?:(?:releases|events)(?:/(?<version>[^/]+))?)?");

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

  /** Reads what the query may ask for, as far as paths tell, and nothing else. */
  @Override
  public LedgerContents read(LedgerQuery query) {
    return read(new Asked(query, place -> true));
  }

  /** Its events of some types, and no releases: nothing else is read. */
  public LedgerContents events(Set<LedgerEvent.Type> types) {
    return read(
        new Asked(
            LedgerQuery.ALL.ofTypes(types), place -> place.kind() == LedgerDocument.Kind.EVENT));
  }

  private LedgerContents read(Asked asked) {
    return head.map(commit -> ManyFiles.read(repository, commit, asked))
        .map(LedgerDocuments::contents)
        .orElse(LedgerContents.EMPTY);
  }

  /** All its files. */
  public List<LedgerDocument> documents() {
    return head.map(
            commit ->
                ManyFiles.all(
                    repository, commit, (path, content) -> new LedgerDocument(name, path, content)))
        .orElse(List.of());
  }

  /** The releases and events that a query asks for. */
  private final class Asked implements ManyFiles.Selection<Place, Read> {

    private final LedgerQuery query;
    private final Predicate<Place> wanted;

    Asked(LedgerQuery query, Predicate<Place> wanted) {
      this.query = query;
      this.wanted = wanted;
    }

    @Override
    public boolean hasDirectory(String path) {
      Matcher directory = DIRECTORY.matcher(path);
      if (!directory.matches()) {
        return false;
      }
      String component = directory.group("component");
      String version = directory.group("version");
      return (component == null || query.component().filter(c -> !c.equals(component)).isEmpty())
          && (version == null || query.version().filter(v -> !v.equals(version)).isEmpty());
    }

    @Override
    public Optional<Place> file(String path) {
      return Place.of(path).filter(wanted).filter(place -> query.mayMatch(name, place));
    }

    @Override
    public Optional<Read> read(String path, Place place, byte[] content) {
      return Optional.of(LedgerDocuments.read(new LedgerDocument(name, path, content), place))
          .filter(
              one ->
                  one.release().filter(query::matches).isPresent()
                      || one.entry().filter(query::matches).isPresent());
    }
  }
}
