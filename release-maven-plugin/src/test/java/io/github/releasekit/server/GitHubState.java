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
    boolean open = true;
    final List<String> comments = new ArrayList<>();
    final List<String> labels = new ArrayList<>();

    Thread(long number, String title, String body, Optional<String> branch) {
      this.number = number;
      this.title = title;
      this.body = body;
      this.branch = branch;
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

  Thread open(String title, String body, Optional<String> branch) {
    Thread thread = new Thread(threads.size() + 1L, title, body, branch);
    threads.add(thread);
    return thread;
  }

  Optional<Thread> thread(String number) {
    return threads.stream().filter(t -> number.equals(String.valueOf(t.number))).findFirst();
  }

  Optional<Release> release(String id) {
    return releases.stream().filter(r -> id.equals(String.valueOf(r.id))).findFirst();
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
