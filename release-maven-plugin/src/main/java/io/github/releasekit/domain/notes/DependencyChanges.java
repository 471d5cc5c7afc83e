package io.github.releasekit.domain.notes;

import io.github.releasekit.domain.changelog.Markdown;
import io.github.releasekit.domain.material.Resolved;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a release brings along otherwise than the one before: dependencies and their licences. */
public final class DependencyChanges {

  private static final String PREFIX = "pkg:maven/";

  private DependencyChanges() {}

  /**
   * A list in Markdown, an item an artifact.
   *
   * @return empty where nothing is different, or nothing is known of one of the two
   */
  public static Optional<String> between(List<Resolved> before, List<Resolved> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, List<Resolved>> old = byArtifact(before);
    SortedMap<String, List<Resolved>> now = byArtifact(after);
    TreeSet<String> all = new TreeSet<>(old.keySet());
    all.addAll(now.keySet());
    List<String> items = new ArrayList<>();
    for (String artifact : all) {
      item(
              name(artifact),
              old.getOrDefault(artifact, List.of()),
              now.getOrDefault(artifact, List.of()))
          .ifPresent(items::add);
    }
    return items.isEmpty() ? Optional.empty() : Optional.of("- " + String.join("\n- ", items));
  }

  private static Optional<String> item(String name, List<Resolved> before, List<Resolved> after) {
    String old = versions(before);
    String now = versions(after);
    if (before.isEmpty()) {
      return Optional.of(name + " " + now + " is new" + under(licenses(after)));
    }
    if (after.isEmpty()) {
      return Optional.of(name + " " + old + " is gone");
    }
    String oldLicenses = licenses(before);
    String newLicenses = licenses(after);
    boolean isRelicensed = !oldLicenses.equals(newLicenses);
    if (old.equals(now) && !isRelicensed) {
      return Optional.empty();
    }
    String versions = old.equals(now) ? now : old + " → " + now;
    return Optional.of(
        name
            + " "
            + versions
            + (isRelicensed
                ? ", licence " + orNone(oldLicenses) + " → " + orNone(newLicenses)
                : ""));
  }

  private static String under(String licenses) {
    return licenses.isEmpty() ? "" : ", under " + licenses;
  }

  private static String orNone(String licenses) {
    return licenses.isEmpty() ? "none named" : licenses;
  }

  private static String versions(List<Resolved> artifacts) {
    return artifacts.stream()
        .map(Resolved::version)
        .map(Markdown::escape)
        .collect(Collectors.joining(", "));
  }

  private static String licenses(List<Resolved> artifacts) {
    return artifacts.stream()
        .flatMap(artifact -> artifact.licenses().stream())
        .distinct()
        .sorted()
        .map(Markdown::escape)
        .collect(Collectors.joining(" or "));
  }

  /** {@code groupId:artifactId}, with classifier and type as package URLs have them. */
  private static String name(String artifact) {
    String coordinates =
        artifact.startsWith(PREFIX) ? artifact.substring(PREFIX.length()) : artifact;
    return Markdown.escape(coordinates.replaceFirst("/", ":"));
  }

  private static SortedMap<String, List<Resolved>> byArtifact(List<Resolved> all) {
    SortedMap<String, List<Resolved>> sorted = new TreeMap<>();
    for (Map.Entry<String, List<Resolved>> entry :
        all.stream().collect(Collectors.groupingBy(Resolved::artifact)).entrySet()) {
      sorted.put(entry.getKey(), entry.getValue());
    }
    return sorted;
  }
}
