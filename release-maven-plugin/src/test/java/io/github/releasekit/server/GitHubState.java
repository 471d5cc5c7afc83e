package io.github.releasekit.server;

import io.github.releasekit.adapter.forge.Runs;
import io.github.releasekit.server.ForgeState.Attached;
import io.github.releasekit.server.ForgeState.Branch;
import io.github.releasekit.server.ForgeState.Published;
import io.github.releasekit.server.ForgeState.Talk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What there is on a {@link GitHubServer}. */
final class GitHubState {

  /** Whether the user may push. */
  boolean mayWrite = true;

  /** A release or draft. */
  static final class Release {
    long id;
    String tag = "";
    String name = "";
    String body = "";
    boolean draft;
    boolean preRelease;
    final List<Asset> assets = new ArrayList<>();
    int downloads;

    Published published() {
      return new Published(
          tag, name, body, draft, preRelease, assets.stream().map(Asset::attached).toList());
    }
  }

  /** A file of a release. */
  record Asset(long id, String name, String state, byte[] content) {

    Attached attached() {
      String text = new String(content, StandardCharsets.UTF_8);
      return new Attached(name, state.equals("uploaded") ? text : state + ": " + text);
    }
  }

  /** An issue; a pull request is one that has a branch. */
  static final class Thread {
    final long number;
    final String title;
    final String body;
    final Optional<String> branch;
    final String base;
    boolean open = true;
    Optional<String> mergedAs = Optional.empty();

    /** The last commit that it has seen of its branch, once it is not open any more. */
    private Optional<String> head = Optional.empty();

    final List<String> comments = new ArrayList<>();
    final List<String> labels = new ArrayList<>();

    Thread(long number, String title, String body, Optional<String> branch, String base) {
      this.number = number;
      this.title = title;
      this.body = body;
      this.branch = branch;
      this.base = base;
    }

    Talk talk() {
      return new Talk("#" + number, title, body, open, List.copyOf(comments), List.copyOf(labels));
    }
  }

  /** A branch: the messages of its commits, and its files. */
  record Tree(List<String> commits, SortedMap<String, String> files) {

    Tree() {
      this(new ArrayList<>(), new TreeMap<>());
    }

    Tree copy() {
      return new Tree(new ArrayList<>(commits), new TreeMap<>(files));
    }
  }

  /** A run of a workflow. */
  record Run(long id, String tag, String commit, String name, Runs.State state) {}

  final List<Release> releases = new ArrayList<>();
  final List<Thread> threads = new ArrayList<>();
  final List<String> labels = new ArrayList<>();
  final SortedMap<String, Boolean> milestones = new TreeMap<>();
  final SortedMap<String, Tree> branches = new TreeMap<>();
  final SortedMap<String, String> tags = new TreeMap<>();
  final List<Run> runs = new ArrayList<>();
  Optional<String> latest = Optional.empty();
  private long last = 1000;

  long nextId() {
    return ++last;
  }

  Thread open(String title, String body) {
    return open(title, body, Optional.empty(), "");
  }

  /**
   * As {@link #open(String, String)}, of a pull request.
   *
   * @param base the branch that it is to be merged into
   */
  Thread open(String title, String body, Optional<String> branch, String base) {
    Thread thread = new Thread(threads.size() + 1L, title, body, branch, base);
    threads.add(thread);
    return thread;
  }

  Optional<Thread> thread(String number) {
    return threads.stream().filter(t -> number.equals(String.valueOf(t.number))).findFirst();
  }

  Optional<Release> release(String id) {
    return releases.stream().filter(r -> id.equals(String.valueOf(r.id))).findFirst();
  }

  /** The last commit of a pull request. */
  String head(Thread pull) {
    return pull.head.orElseGet(() -> commitOf(branches.get(pull.branch.orElseThrow())));
  }

  /** The commits of a branch that another one has not. */
  List<String> news(String base, String branch) {
    List<String> news = new ArrayList<>(branches.get(branch).commits());
    branches.get(base).commits().forEach(news::remove);
    return news;
  }

  /** A branch is merged into another. */
  void merge(String base, String branch) {
    Tree into = branches.get(base);
    into.commits().addAll(news(base, branch));
    into.commits().add("Merge " + branch);
    into.files().putAll(branches.get(branch).files());
  }

  /** Somebody merges a pull request. */
  String merge(Thread pull) {
    close(pull);
    merge(pull.base, pull.branch.orElseThrow());
    pull.mergedAs = Optional.of(commitOf(branches.get(pull.base)));
    return pull.mergedAs.get();
  }

  /** Somebody closes an issue, or a pull request without merging it. */
  void close(Thread thread) {
    thread.head = thread.branch.map(branches::get).map(GitHubState::commitOf);
    thread.open = false;
  }

  /** The branch or tag of a commit that the contents of are asked for. */
  static String commitOf(Tree tree) {
    return sha1("commit " + tree.commits() + tree.files());
  }

  /** Some 40 hexadecimal digits. */
  static String sha1(String text) {
    return io.github.releasekit.domain.Digests.sha256(text).substring(0, 40);
  }

  ForgeState told() {
    SortedMap<String, Branch> trees = new TreeMap<>();
    branches.forEach(
        (name, tree) ->
            trees.put(name, new Branch(List.copyOf(tree.commits()), new TreeMap<>(tree.files()))));
    return new ForgeState(
        releases.stream().map(Release::published).toList(),
        latest,
        threads.stream().filter(t -> t.branch.isEmpty()).map(Thread::talk).toList(),
        threads.stream().filter(t -> t.branch.isPresent()).map(Thread::talk).toList(),
        List.copyOf(labels),
        new TreeMap<>(milestones),
        trees);
  }
}
