package io.github.releasekit.server;

import io.github.releasekit.adapter.forge.Runs.State;
import io.github.releasekit.domain.Digests;
import io.github.releasekit.server.ForgeState.Branch;
import io.github.releasekit.server.RestApi.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A repository that a stand-in for a forge keeps in memory, but for its releases. */
final class HostedRepository {

  /** An issue or proposal. */
  static final class Talk {
    final String reference;
    final String title;
    final String text;
    final Optional<String> branch;
    final String base;
    final List<String> comments = new ArrayList<>();
    final Set<String> labels = new LinkedHashSet<>();
    boolean open = true;
    Optional<String> mergedAs = Optional.empty();

    /** The last commit that it has seen of its branch, once it is not open any more. */
    private Optional<String> head = Optional.empty();

    private Talk(
        String reference, String title, String text, Optional<String> branch, String base) {
      this.reference = reference;
      this.title = title;
      this.text = text;
      this.branch = branch;
      this.base = base;
    }

    long number() {
      return Long.parseLong(reference.substring(1));
    }
  }

  /** A label that can be given. */
  record Label(long id, String name) {}

  /** A milestone. */
  record Milestone(long id, String title, boolean open) {}

  /** A run of CI. */
  record CiRun(long id, String tag, String commit, String name, State state) {}

  private static final class Line {
    private final List<String> commits = new ArrayList<>();
    private final SortedMap<String, String> files = new TreeMap<>();

    /** Whether git has it, so that the last of the commits is where it is. */
    private boolean isPushed;
  }

  private final boolean oneNumbering;
  private final Map<String, Line> branches = new TreeMap<>();
  private Optional<Supplier<Map<String, List<String>>>> git = Optional.empty();
  final SortedMap<String, String> tags = new TreeMap<>();
  final List<Talk> talks = new ArrayList<>();
  final List<Label> labels = new ArrayList<>();
  final List<Milestone> milestones = new ArrayList<>();
  final List<CiRun> runs = new ArrayList<>();

  /**
   * @param oneNumbering whether issues and proposals are numbered together, and all with {@code #}
   */
  HostedRepository(boolean oneNumbering) {
    this.oneNumbering = oneNumbering;
  }

  /**
   * Its branches are those of a git repository from now on.
   *
   * @param branches object ids of their commits by name, the oldest first
   */
  void follow(Supplier<Map<String, List<String>>> branches) {
    git = Optional.of(branches);
  }

  /** Looks at what was pushed; a proposal whose branch is gone is closed by that. */
  void look() {
    git.ifPresent(
        pushed -> {
          Map<String, List<String>> now = pushed.get();
          talks.stream()
              .filter(
                  talk -> talk.open && talk.branch.filter(it -> !now.containsKey(it)).isPresent())
              .forEach(this::close);
          branches.clear();
          now.forEach(
              (name, commits) -> {
                Line line = new Line();
                line.commits.addAll(commits);
                line.isPushed = true;
                branches.put(name, line);
              });
        });
  }

  boolean hasBranch(String name) {
    return branches.containsKey(name);
  }

  /** The commit that a branch is at. */
  String tip(String branch) {
    Line line = branches.get(branch);
    return line.isPushed
        ? line.commits.get(line.commits.size() - 1)
        : Digests.sha256("commit " + line.commits + line.files).substring(0, 40);
  }

  /** A branch that is at a commit. */
  String branchAt(String commit) {
    return branches.keySet().stream()
        .filter(branch -> tip(branch).equals(commit))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, "404 Commit Not Found"));
  }

  /** The last commit of a proposal. */
  String head(Talk talk) {
    return talk.head.orElseGet(() -> tip(talk.branch.orElseThrow()));
  }

  /** How many commits of a branch another one has not. */
  int ahead(String base, String branch) {
    return news(base, branch).size();
  }

  private List<String> news(String base, String branch) {
    List<String> news = new ArrayList<>(branches.get(branch).commits);
    branches.get(base).commits.forEach(news::remove);
    return news;
  }

  /** A branch is merged into another. */
  void merge(String base, String branch) {
    Line into = branches.get(base);
    into.commits.addAll(news(base, branch));
    into.commits.add("Merge " + branch);
    into.files.putAll(branches.get(branch).files);
  }

  /** Somebody merges a proposal. */
  String merge(Talk talk) {
    close(talk);
    merge(talk.base, talk.branch.orElseThrow());
    talk.mergedAs = Optional.of(tip(talk.base));
    return talk.mergedAs.get();
  }

  /** Somebody closes an issue, or a proposal without merging it. */
  void close(Talk talk) {
    talk.head = talk.branch.filter(branches::containsKey).map(this::tip);
    talk.open = false;
  }

  void drop(String branch) {
    branches.remove(branch);
  }

  /** A file of a branch. */
  Optional<String> file(String branch, String path) {
    return Optional.ofNullable(branches.get(branch)).map(line -> line.files.get(path));
  }

  /**
   * A commit of one file.
   *
   * @param start of the branch, where there is none
   */
  void commit(String branch, String start, String message, String path, String content) {
    Line line = branches.computeIfAbsent(branch, name -> startOf(start));
    line.commits.add(message);
    line.files.put(path, content);
  }

  private Line startOf(String start) {
    Line line = new Line();
    Optional.ofNullable(branches.get(start))
        .ifPresent(
            from -> {
              line.commits.addAll(from.commits);
              line.files.putAll(from.files);
            });
    return line;
  }

  Talk issue(String title, String text) {
    return add(oneNumbering ? next("") : next("#"), "#", title, text, Optional.empty(), "");
  }

  Talk proposal(String branch, String base, String title, String text) {
    if (!hasBranch(branch) || !hasBranch(base)) {
      throw new Refusal(404, "there is no branch " + branch + " or " + base);
    }
    boolean open =
        talks.stream()
            .anyMatch(
                talk ->
                    talk.open && talk.branch.equals(Optional.of(branch)) && talk.base.equals(base));
    if (open) {
      throw new Refusal(409, "there is a proposal of " + branch);
    }
    String sign = oneNumbering ? "#" : "!";
    return add(oneNumbering ? next("") : next("!"), sign, title, text, Optional.of(branch), base);
  }

  private long next(String sign) {
    return 1 + talks.stream().filter(talk -> talk.reference.startsWith(sign)).count();
  }

  private Talk add(
      long number, String sign, String title, String text, Optional<String> branch, String base) {
    Talk talk = new Talk(sign + number, title, text, branch, base);
    talks.add(talk);
    return talk;
  }

  Optional<Talk> talk(String reference) {
    return talks.stream().filter(talk -> talk.reference.equals(reference)).findFirst();
  }

  /** The newest first. */
  List<Talk> newest(boolean proposals) {
    List<Talk> newest = new ArrayList<>();
    talks.stream()
        .filter(talk -> talk.branch.isPresent() == proposals)
        .forEach(talk -> newest.add(0, talk));
    return newest;
  }

  Label label(String name) {
    Label label = new Label(100 + labels.size(), name);
    labels.add(label);
    return label;
  }

  Milestone milestone(String title, boolean open) {
    long id =
        milestones.stream()
            .filter(milestone -> milestone.title().equals(title))
            .map(Milestone::id)
            .findFirst()
            .orElse(200L + milestones.size());
    milestones.removeIf(milestone -> milestone.id() == id);
    Milestone milestone = new Milestone(id, title, open);
    milestones.add(milestone);
    return milestone;
  }

  void run(String tag, String commit, String name, State state) {
    runs.add(new CiRun(300L + runs.size(), tag, commit, name, state));
  }

  /** All of it, with the releases. */
  ForgeState state(List<ForgeState.Published> releases) {
    TreeMap<String, Branch> lines = new TreeMap<>();
    branches.forEach(
        (name, line) ->
            lines.put(name, new Branch(List.copyOf(line.commits), new TreeMap<>(line.files))));
    TreeMap<String, Boolean> open = new TreeMap<>();
    milestones.forEach(milestone -> open.put(milestone.title(), milestone.open()));
    return new ForgeState(
        List.copyOf(releases),
        Optional.empty(),
        told(false),
        told(true),
        labels.stream().map(Label::name).sorted().toList(),
        open,
        lines);
  }

  private List<ForgeState.Talk> told(boolean proposals) {
    return newest(proposals).stream()
        .map(
            talk ->
                new ForgeState.Talk(
                    talk.reference,
                    talk.title,
                    talk.text,
                    talk.open,
                    List.copyOf(talk.comments),
                    List.copyOf(talk.labels)))
        .toList();
  }
}
