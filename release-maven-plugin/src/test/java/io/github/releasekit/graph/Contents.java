package io.github.releasekit.graph;

import io.github.releasekit.domain.version.Version;
import io.github.releasekit.graph.FastImport.Content;
import io.github.releasekit.graph.Graph.Drawn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the commits of a drawing hold: a POM of the drawn version, the policy, a changelog with the
 * releases so far, and a file for each change. {@code fix: colour [app.txt=red]} writes that file;
 * other changes write one of their own.
 */
final class Contents {

  static final String CHANGELOG = "CHANGELOG.md";
  static final String POM = "pom.xml";

  private static final Pattern FILE = Pattern.compile(".* \\[([\\w./-]+)=([^]]*)]");
  private static final String HEAD =
      """
      # Changelog

      The format is [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).

      ## [Unreleased]
      """;

  private final Graph graph;
  private final String policy;
  private final Map<Integer, Map<String, String>> files = new HashMap<>();
  private final Map<Integer, Map<String, String>> sections = new HashMap<>();

  private Contents(Graph graph, String policy) {
    this.graph = graph;
    this.policy = policy;
  }

  /**
   * Contents by the commits' ids.
   *
   * @param policy the text of release-kit.yml
   */
  static Map<Integer, Content> of(Graph graph, String policy) {
    Contents contents = new Contents(graph, policy);
    Map<Integer, Content> all = new HashMap<>();
    graph.commits().forEach((id, commit) -> all.put(id, contents.content(id, commit)));
    return all;
  }

  private Content content(int id, Drawn commit) {
    Map<String, String> changed = commit.parents().isEmpty() ? first() : merged(commit.parents());
    Map<String, String> released = new TreeMap<>(newestFirst());
    commit.parents().forEach(parent -> released.putAll(sections.get(parent)));
    if (commit.subject().equals(Subjects.RELEASE) && !commit.versions().contains("-")) {
      released.put(commit.versions(), section(id, commit));
    }
    if (!Subjects.isBookkeeping(commit.subject())) {
      Map.Entry<String, String> change = change(commit.subject());
      changed.put(change.getKey(), change.getValue());
    }
    changed.putAll(Poms.of(commit.versions()));
    if (!released.isEmpty()) {
      changed.put(CHANGELOG, HEAD + String.join("", released.values()));
    }
    files.put(id, changed);
    sections.put(id, released);
    return new Content(Subjects.message(commit), changed);
  }

  private Map<String, String> first() {
    Map<String, String> begun = new TreeMap<>(Map.of(".gitignore", "target/\n"));
    if (!policy.isBlank()) {
      begun.put("release-kit.yml", policy);
    }
    return begun;
  }

  /** The file that a change writes, by its path. */
  static Map.Entry<String, String> change(String subject) {
    Matcher named = FILE.matcher(subject);
    return named.matches()
        ? Map.entry(named.group(1), named.group(2) + "\n")
        : Map.entry("src/" + subject.replaceAll("[^a-z0-9]+", "-") + ".txt", subject + "\n");
  }

  /** The first parent's files, with what the second has changed since they parted. */
  private Map<String, String> merged(List<Integer> parents) {
    Map<String, String> merged = new TreeMap<>(files.get(parents.get(0)));
    for (int other : parents.subList(1, parents.size())) {
      Set<Integer> common = new TreeSet<>(graph.reachable(parents.get(0)));
      common.retainAll(graph.reachable(other));
      Map<String, String> base = files.get(common.stream().max(Integer::compare).orElseThrow());
      files
          .get(other)
          .forEach(
              (path, text) -> {
                if (!Objects.equals(base.get(path), text)) {
                  merged.put(path, text);
                }
              });
    }
    return merged;
  }

  /** The section of a release: what was changed since those that it descends from. */
  private String section(int id, Drawn commit) {
    Set<Integer> since = graph.reachable(id);
    graph.commits().keySet().stream()
        .filter(other -> other != id && since.contains(other))
        .filter(other -> graph.commits().get(other).subject().equals(Subjects.RELEASE))
        .filter(other -> !graph.commits().get(other).versions().contains("-"))
        .map(graph::reachable)
        .toList()
        .forEach(since::removeAll);
    List<String> added = new ArrayList<>();
    List<String> fixed = new ArrayList<>();
    for (int one : since) {
      String subject = graph.commits().get(one).subject();
      if (subject.startsWith("feat")) {
        added.add(entry(subject));
      } else if (subject.startsWith("fix")) {
        fixed.add(entry(subject));
      }
    }
    return "\n## ["
        + commit.versions()
        + "] - 2026-02-01\n"
        + list("Added", added)
        + list("Fixed", fixed);
  }

  private static String entry(String subject) {
    return "- " + subject.substring(subject.indexOf(": ") + 2) + "\n";
  }

  private static String list(String heading, List<String> entries) {
    return entries.isEmpty() ? "" : "\n### " + heading + "\n\n" + String.join("", entries);
  }

  private static Comparator<String> newestFirst() {
    return Comparator.comparing(Version::parse).reversed();
  }
}
