package io.github.releasekit.adapter.ledger;

import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.LocalRefs;
import io.github.releasekit.adapter.git.ObjectWriter;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.change.Vote;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.fact.Policy.Push;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.version.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The ledger as a git ref (T2): a commit an event, so that the chain of commits is the hash chain.
 * Its tree holds {@code releases/<version>/manifest.json} and {@code
 * events/<version>/<number>-<type>.json}; those of a component are under {@code
 * components/<name>/}.
 */
public final class GitLedger {

  /** The ledger in a clone. */
  public static final String REF = Push.LEDGER;

  /** How often this clone's ledger is moved again because another process was faster. */
  private static final int MOVES = 100;

  private static final Pattern NUMBER = Pattern.compile("^/([0-9]{4,8})-");

  private final GitRepository repository;
  private final String remoteRef;
  private final String prefix;
  private final Signatures signatures;

  /**
   * @param remoteRef the full name that the ledger has on a remote
   * @param component whose releases are asked for and entered; empty where all is released together
   * @param signatures of what is entered
   */
  public GitLedger(
      GitRepository repository,
      String remoteRef,
      Optional<String> component,
      Signatures signatures) {
    this.repository = repository;
    this.remoteRef = remoteRef;
    this.signatures = signatures;
    this.prefix = component.map(name -> "components/" + name + "/").orElse("");
  }

  /** The full name that the ledger has on a remote. */
  public String remoteRef() {
    return remoteRef;
  }

  /** The ledger's head in this clone. */
  public Optional<String> localHead() {
    return repository.resolve(REF);
  }

  /**
   * The ledger's head on a remote, with its objects fetched; no ref moves.
   *
   * @param refs of the remote
   */
  public Optional<String> fetchHead(GitRemote remote, Map<String, String> refs) {
    Optional<String> head = Optional.ofNullable(refs.get(remoteRef));
    if (head.isPresent() && !repository.has(head.get())) {
      remote.fetchObjects(remoteRef);
    }
    return head;
  }

  /**
   * Makes sure that what this clone's ledger has besides a head can be merged with it.
   *
   * @throws ReleaseException when a version is two releases in them
   */
  public void requireMergeable(String head) {
    localHead().ifPresent(local -> new LedgerMerge(repository, signatures).require(head, local));
  }

  /**
   * What brings this clone's ledger up to a head, with all that it has besides; empty where it has
   * that already.
   *
   * @throws ReleaseException when a version is two releases in them
   */
  public Optional<Update> following(String head) {
    Optional<String> local = localHead();
    return Optional.of(new Update(REF, local, withLocal(head, local)))
        .filter(update -> !local.equals(Optional.of(update.target())));
  }

  /**
   * Brings this clone's ledger up to a head, with all that it has besides.
   *
   * @throws ReleaseException when a version is two releases in them
   */
  public void follow(String head) {
    move(local -> withLocal(head, local));
  }

  /**
   * Moves this clone's ledger; where another process was faster, from where that has left it.
   *
   * @param next gives the new head for one; the same where there is nothing to do
   */
  public void move(Function<Optional<String>, String> next) {
    for (int left = MOVES; ; left--) {
      Optional<String> local = localHead();
      Update update = new Update(REF, local, next.apply(local));
      if (local.equals(Optional.of(update.target()))) {
        return;
      }
      try {
        new LocalRefs(repository).update(List.of(update));
        return;
      } catch (ReleaseException e) {
        if (left == 0 || localHead().equals(local)) {
          throw e;
        }
      }
    }
  }

  /**
   * A head together with what this clone's ledger has besides, as {@link LedgerMerge} does it; no
   * ref moves.
   *
   * @throws ReleaseException when a version is two releases in them
   */
  public String withLocal(String head) {
    return withLocal(head, localHead());
  }

  private String withLocal(String head, Optional<String> local) {
    return local
        .map(here -> new LedgerMerge(repository, signatures).merge(head, here))
        .orElse(head);
  }

  /**
   * A head of a remote together with what was entered in this clone alone, for a push; without it
   * where a release is among it whose tag is not there, which is pushed with its branch and tag.
   *
   * @param refs of the remote
   * @throws ReleaseException when a version is two releases in them, or the remote's ledger has not
   *     got what a tag there carries
   */
  public Optional<String> forPush(Optional<String> head, Map<String, String> refs) {
    return localHead()
        .map(local -> new LocalLedger(repository, signatures, local).forPush(head, refs))
        .orElse(head);
  }

  /**
   * Writes a commit that adds an event; no ref moves.
   *
   * @param head the ledger's head before it
   * @param manifest of a version that enters the ledger
   * @return the ledger's head after it
   * @throws ReleaseException when the version is in the ledger already
   */
  public String append(Optional<String> head, LedgerEvent event, Optional<Manifest> manifest) {
    return append(head, event, manifest, Instant.parse(event.at()));
  }

  /**
   * As {@link #append(Optional, LedgerEvent, Optional)}, of what may have happened long before.
   *
   * @param recorded the time of the commit
   */
  public String append(
      Optional<String> head, LedgerEvent event, Optional<Manifest> manifest, Instant recorded) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    manifest.flatMap(m -> manifest(head, event.version())).ifPresent(GitLedger::refuseAnother);
    manifest.ifPresent(m -> files.put(manifestPath(event.version()), Json.pretty(m)));
    files.put(
        next(head, prefix + "events/" + event.version(), event.type().toString()),
        Json.pretty(event));
    return new ObjectWriter(repository, recorded, signatures)
        .commit(head, head, files, prefix + event.version() + " " + event.type() + "\n");
  }

  private static void refuseAnother(Manifest there) {
    throw new ReleaseException(
        there.version() + " is in the ledger already, as the release of " + there.commit(),
        "mvn release-kit:history shows what has become of it; where more is to be released, run the"
            + " same command with -Dbump=patch for another version");
  }

  /**
   * As {@link #append}, of a vote on a change request.
   *
   * @return the ledger's head after it
   */
  public String append(Optional<String> head, Vote vote) {
    String path = next(head, prefix + "changes/" + vote.change(), "vote");
    return new ObjectWriter(repository, Instant.parse(vote.at()), signatures)
        .commit(
            head,
            head,
            Map.of(path, Json.pretty(vote)),
            prefix + vote.change() + " " + vote.choice() + "\n");
  }

  /** The path of the next document in a directory: numbers that were taken are not taken again. */
  private String next(Optional<String> head, String directory, String name) {
    int last =
        head.map(h -> repository.paths(h, directory)).stream()
            .flatMap(List::stream)
            .map(path -> NUMBER.matcher(path.substring(directory.length())))
            .filter(Matcher::find)
            .mapToInt(number -> Integer.parseInt(number.group(1)))
            .max()
            .orElse(0);
    return directory + "/" + String.format(Locale.ROOT, "%04d", last + 1) + "-" + name + ".json";
  }

  /** The votes on a change request, in order. */
  public List<Vote> votes(Optional<String> head, String change) {
    List<Vote> votes = new ArrayList<>();
    head.ifPresent(
        h ->
            repository
                .files(h, prefix + "changes/" + change)
                .forEach(
                    (path, content) ->
                        votes.add(Json.read(content, Vote.class, "ledger " + path))));
    return votes;
  }

  /** The manifest of a version, as of a head of the ledger. */
  public Optional<Manifest> manifest(Optional<String> head, String version) {
    return head.flatMap(h -> repository.file(h, manifestPath(version)))
        .map(content -> Json.read(content, Manifest.class, "ledger " + manifestPath(version)));
  }

  /** Whether a version is entered as the release of a commit. */
  public boolean holds(Optional<String> head, String version, String commit) {
    return manifest(head, version).filter(m -> m.commit().equals(commit)).isPresent();
  }

  /** The events of a version, in order. */
  public List<LedgerEvent> events(Optional<String> head, String version) {
    List<LedgerEvent> events = new ArrayList<>();
    if (head.isPresent()) {
      repository
          .files(head.get(), prefix + "events/" + version)
          .forEach(
              (path, content) ->
                  events.add(Json.read(content, LedgerEvent.class, "ledger " + path)));
    }
    return events;
  }

  /** The versions in the ledger, highest first. */
  public List<Version> versions(Optional<String> head) {
    return head.map(h -> repository.paths(h, prefix + "releases")).stream()
        .flatMap(List::stream)
        .flatMap(path -> releasedIn(path).stream())
        .sorted(java.util.Comparator.reverseOrder())
        .toList();
  }

  private String manifestPath(String version) {
    return prefix + "releases/" + version + "/manifest.json";
  }

  /** The version whose manifest a path is. */
  private Optional<Version> releasedIn(String path) {
    String releases = prefix + "releases/";
    return path.startsWith(releases) && path.endsWith("/manifest.json")
        ? Version.find(path.substring(releases.length(), path.lastIndexOf('/')))
        : Optional.empty();
  }

  /** Whether a version is where it belongs. */
  public boolean isPerformed(Optional<String> head, String version) {
    return events(head, version).stream()
        .anyMatch(event -> event.type() == LedgerEvent.Type.PERFORMED);
  }

  /** Whether a version was taken back. */
  public boolean isRolledBack(Optional<String> head, String version) {
    return events(head, version).stream()
        .anyMatch(event -> event.type() == LedgerEvent.Type.ROLLED_BACK);
  }

  /** Whether a version was taken back after it was public. */
  public boolean isYanked(Optional<String> head, String version) {
    return events(head, version).stream()
        .anyMatch(event -> event.type() == LedgerEvent.Type.YANKED);
  }

  /**
   * Makes sure that nobody has taken a version back.
   *
   * @throws ReleaseException when somebody has
   */
  public void requireNotTakenBack(Optional<String> head, String version) {
    if (isRolledBack(head, version) || isYanked(head, version)) {
      throw new ReleaseException(
          version + " was taken back meanwhile by somebody else",
          "mvn release-kit:rollback -DreleaseVersion="
              + version
              + " takes back what this run has done; mvn release-kit:prepare -Dbump=patch releases"
              + " a corrected version");
    }
  }

  /** The versions that were taken back before they were public, which are not used again. */
  public Set<Version> rolledBack(Optional<String> head) {
    return versions(head, LedgerEvent.Type.ROLLED_BACK);
  }

  /** The versions that were taken back after they were public. */
  public Set<Version> yanked(Optional<String> head) {
    return versions(head, LedgerEvent.Type.YANKED);
  }

  /** The versions with an event of a type. */
  private Set<Version> versions(Optional<String> head, LedgerEvent.Type type) {
    String events = prefix + "events/";
    String end = "-" + type + ".json";
    return head.map(h -> repository.paths(h, prefix + "events")).stream()
        .flatMap(List::stream)
        .filter(path -> path.endsWith(end))
        .map(path -> path.substring(events.length(), path.indexOf('/', events.length())))
        .flatMap(version -> Version.find(version).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What channels have of a version, or who was told of it, by the last word on each. */
  public Map<String, Delivery> deliveries(Optional<String> head, String version) {
    Map<String, Delivery> last = new LinkedHashMap<>();
    events(head, version)
        .forEach(event -> event.deliveries().forEach(one -> last.put(one.channel(), one)));
    return last;
  }

  /** The version that entered the ledger last, with its manifest. */
  public Optional<Version> lastPrepared(Optional<String> head) {
    return head.flatMap(h -> repository.lastAdded(h, path -> releasedIn(path).isPresent()))
        .flatMap(this::releasedIn);
  }
}
