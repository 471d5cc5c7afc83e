package io.github.releasekit.domain.commit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * The commits among some that count for nothing: those that a later one reverts, and the reverts.
 * Read from the newest to the oldest, so that the revert of a revert brings the first one back.
 */
final class RevertedCommits {

  private static final String REVERT = "Revert \"";
  private static final String REAPPLY = "Reapply \"";
  static final String BY_ID = "This reverts commit ";
  private static final String BY_MERGE_REQUEST = "This reverts merge request ";
  private static final String BY_PULL_REQUEST = "Reverts ";
  private static final String REFERENCES = "Refs: ";
  private static final String CHERRY_PICK = "(cherry picked from commit ";
  private static final int SHORTEST_ID = 7;
  private static final int ID_LENGTH = 40;

  private final List<Commit> commits;

  /** Commits whose ids begin as one that a revert names. */
  private final TreeMap<String, Integer> byId = new TreeMap<>();

  /** Commits whose subjects reverts name. */
  private final Map<String, TreeSet<Integer>> bySubject = new HashMap<>();

  private final Map<String, Integer> byPullRequest = new HashMap<>();
  private final Set<Integer> nothing = new HashSet<>();
  private final Set<String> released;

  /** All commits by their ids, once a merge is reverted. */
  private final Map<String, Integer> all = new HashMap<>();

  private final int[] visited;
  private int visits;

  private RevertedCommits(List<Commit> newestFirst, Set<String> released) {
    this.commits = newestFirst;
    this.released = released;
    this.visited = new int[commits.size()];
    Set<String> ids = new HashSet<>();
    Set<String> subjects = new HashSet<>();
    for (Commit commit : commits) {
      if (mayRevert(commit)) {
        namedIds(commit).forEach(id -> ids.add(beginning(id)));
        named(commit).ifPresent(subject -> subjects.add(Subject.of(subject).text()));
      }
    }
    index(ids, subjects);
  }

  /** Finds the commits that reverts may mean; a long history holds few of them. */
  private void index(Set<String> ids, Set<String> subjects) {
    for (int i = 0; i < commits.size(); i++) {
      Commit commit = commits.get(i);
      Subject subject = Subject.of(commit);
      int index = i;
      if (ids.contains(beginning(commit.id()))) {
        byId.put(commit.id(), i);
      }
      if (subjects.contains(subject.text())) {
        bySubject.computeIfAbsent(subject.text(), s -> new TreeSet<>()).add(i);
      }
      subject.pullRequest().ifPresent(request -> byPullRequest.putIfAbsent(request, index));
      cherryPicked(commit.message())
          .filter(id -> ids.contains(beginning(id)))
          .ifPresent(id -> byId.putIfAbsent(id, index));
    }
  }

  /** What an id has at least to be named by. */
  private static String beginning(String id) {
    return id.substring(0, Math.min(SHORTEST_ID, id.length()));
  }

  /**
   * The ids of the commits that count for nothing.
   *
   * @param released ids that were released before, so that no other commit is meant by them
   */
  static Set<String> of(List<Commit> newestFirst, Set<String> released) {
    if (!mayRevert(newestFirst)) {
      return Set.of();
    }
    RevertedCommits reverted = new RevertedCommits(newestFirst, released);
    for (int i = 0; i < newestFirst.size(); i++) {
      if (!reverted.nothing.contains(i) && mayRevert(newestFirst.get(i))) {
        reverted.revert(i);
      }
    }
    Set<String> ids = new HashSet<>();
    reverted.nothing.forEach(i -> ids.add(newestFirst.get(i).id()));
    return ids;
  }

  private static boolean mayRevert(List<Commit> commits) {
    for (Commit commit : commits) {
      if (mayRevert(commit)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayRevert(Commit commit) {
    String text = commit.message().stripLeading();
    return text.regionMatches(true, 0, "revert", 0, 6)
        || text.startsWith(REAPPLY)
        || text.contains(BY_ID);
  }

  private void revert(int at) {
    List<Optional<Integer>> targets = targets(at);
    targets.forEach(target -> target.ifPresent(this::count));
    if (named(commits.get(at)).isPresent()
        && !targets.isEmpty()
        && targets.stream().allMatch(Optional::isPresent)) {
      nothing.add(at);
    }
  }

  /** What a commit reverts; an empty one is not among these commits. */
  private List<Optional<Integer>> targets(int at) {
    Commit commit = commits.get(at);
    Optional<String> named = named(commit);
    List<String> ids = namedIds(commit);
    List<Optional<Integer>> targets = new ArrayList<>();
    ids.forEach(id -> targets.add(byId(at, id)));
    boolean meansThem = ids.stream().anyMatch(released::contains);
    if (named.isPresent() && !meansThem && targets.stream().allMatch(Optional::isEmpty)) {
      Optional<Integer> found =
          bySubject(at, named.get()).or(() -> requested(commit.message()).flatMap(r -> at(at, r)));
      if (found.isPresent()) {
        return List.of(found);
      }
    }
    return targets;
  }

  /** The ids, perhaps abbreviated, of the commits that one reverts. */
  private static List<String> namedIds(Commit commit) {
    List<String> ids = new ArrayList<>(commit.revertedIds());
    if (named(commit).isPresent()) {
      ids.addAll(referredIds(commit.message()));
    }
    return ids;
  }

  /** The subject that a commit names, if it is a revert. */
  private static Optional<String> named(Commit commit) {
    return named(Subject.of(commit.subject()).text());
  }

  /** The ids of {@code Refs: 676104e, a215868}. */
  private static List<String> referredIds(String message) {
    return message
        .lines()
        .filter(line -> line.startsWith(REFERENCES))
        .flatMap(line -> Stream.of(line.substring(REFERENCES.length()).split(",")))
        .flatMap(id -> objectId(id.strip(), 0).stream())
        .toList();
  }

  /** The subject that a revert names. */
  static Optional<String> named(String subject) {
    if (subject.startsWith(REVERT)
        && subject.endsWith("\"")
        && subject.length() > REVERT.length()) {
      return Optional.of(subject.substring(REVERT.length(), subject.length() - 1));
    }
    if (subject.startsWith(REAPPLY) && subject.endsWith("\"")) {
      return Optional.of("Revert" + subject.substring(REAPPLY.length() - 2));
    }
    return ConventionalCommit.parse(subject)
        .filter(commit -> commit.type().equals("revert"))
        .map(ConventionalCommit::description);
  }

  private Optional<Integer> byId(int at, String id) {
    Map.Entry<String, Integer> found = byId.ceilingEntry(id);
    return Optional.ofNullable(found)
        .filter(entry -> entry.getKey().startsWith(id))
        .map(Map.Entry::getValue)
        .filter(index -> index > at);
  }

  /** The newest commit before, of this subject, that counts. */
  private Optional<Integer> bySubject(int at, String subject) {
    return Optional.ofNullable(bySubject.get(Subject.of(subject).text()))
        .map(indexes -> indexes.higher(at));
  }

  private Optional<Integer> at(int at, String pullRequest) {
    return Optional.ofNullable(byPullRequest.get(pullRequest)).filter(index -> index > at);
  }

  /** Takes a commit out; of a merge, the commits it brought in. */
  private void count(int index) {
    if (commits.get(index).merge()) {
      int[] merged = parents(index);
      int kept = ++visits;
      walk(Arrays.copyOf(merged, Math.min(1, merged.length)), kept, kept, commit -> {});
      int brought = ++visits;
      walk(Arrays.copyOfRange(merged, 1, Math.max(1, merged.length)), brought, kept, this::takeOut);
    }
    takeOut(index);
  }

  /**
   * Visits what is reachable from some commits.
   *
   * @param visit marks what was visited
   * @param barred a visit whose commits are left out
   */
  private void walk(int[] from, int visit, int barred, IntConsumer action) {
    Deque<Integer> open = new ArrayDeque<>();
    Arrays.stream(from).forEach(open::push);
    while (!open.isEmpty()) {
      int index = open.pop();
      if (index >= 0 && visited[index] != visit && (visit == barred || visited[index] != barred)) {
        visited[index] = visit;
        action.accept(index);
        Arrays.stream(parents(index)).forEach(open::push);
      }
    }
  }

  /** The indexes of a commit's parents, -1 for those that are not among the commits. */
  private int[] parents(int at) {
    if (all.isEmpty()) {
      for (int i = 0; i < commits.size(); i++) {
        int index = i;
        all.put(commits.get(i).id(), i);
        cherryPicked(commits.get(i).message()).ifPresent(id -> all.putIfAbsent(id, index));
      }
    }
    return commits.get(at).parents().stream().mapToInt(id -> all.getOrDefault(id, -1)).toArray();
  }

  private void takeOut(int index) {
    nothing.add(index);
    Optional.ofNullable(bySubject.get(Subject.of(commits.get(index).subject()).text()))
        .ifPresent(indexes -> indexes.remove(index));
  }

  /**
   * {@code #12} of {@code Reverts org/repo#12}, {@code !45} of {@code This reverts merge request
   * !45}.
   */
  private static Optional<String> requested(String message) {
    return message
        .lines()
        .filter(line -> line.startsWith(BY_PULL_REQUEST) || line.startsWith(BY_MERGE_REQUEST))
        .map(String::strip)
        .map(line -> line.substring(Math.max(line.lastIndexOf('#'), line.lastIndexOf('!'))))
        .filter(Subject::isReference)
        .findFirst();
  }

  private static Optional<String> cherryPicked(String message) {
    int at = message.lastIndexOf(CHERRY_PICK);
    return at < 0 ? Optional.empty() : objectId(message, at + CHERRY_PICK.length());
  }

  /** The object id, perhaps abbreviated, that stands at a place. */
  static Optional<String> objectId(String text, int from) {
    int end = from;
    while (end < text.length() && end - from <= ID_LENGTH && isHexadecimal(text.charAt(end))) {
      end++;
    }
    int length = end - from;
    return length >= SHORTEST_ID && length <= ID_LENGTH
        ? Optional.of(text.substring(from, end))
        : Optional.empty();
  }

  private static boolean isHexadecimal(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
  }
}
