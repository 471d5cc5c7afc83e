package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.fact.ChangelogPolicy;
import io.github.releasekit.domain.fact.ChangelogPolicy.SectionRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Entries of a version by section title. Sections stand in the order of the policy, those without
 * entries included.
 */
public record ChangelogEntries(Map<String, List<Item>> sections) {

  /**
   * An entry.
   *
   * @param markdown of a list item, without its bullet
   * @param change that it tells of
   */
  public record Item(String markdown, Change change) {}

  public ChangelogEntries {
    Map<String, List<Item>> copy = new LinkedHashMap<>();
    sections.forEach((section, entries) -> copy.put(section, List.copyOf(entries)));
    sections = copy;
  }

  /** What changes give: newest last, so that entries stand in the order they were made. */
  public static ChangelogEntries of(List<Change> newestFirst, ChangelogPolicy policy) {
    Map<String, Map<String, Item>> sections = new LinkedHashMap<>();
    policy.sections().forEach(rule -> sections.putIfAbsent(rule.title(), new LinkedHashMap<>()));
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      Change change = newestFirst.get(i);
      Optional<String> section = section(change, policy);
      if (section.isPresent()) {
        String entry = entry(change);
        sections.get(section.get()).putIfAbsent(entry, new Item(entry, change));
      }
    }
    Map<String, List<Item>> lists = new LinkedHashMap<>();
    sections.forEach((title, items) -> lists.put(title, List.copyOf(items.values())));
    return new ChangelogEntries(lists);
  }

  public boolean isEmpty() {
    return sections.values().stream().allMatch(List::isEmpty);
  }

  /** Where a change is listed; empty for upkeep that users of a release do not notice. */
  public static Optional<String> section(Change change, ChangelogPolicy policy) {
    return section(change.type(), change.scope(), change.breaking(), policy);
  }

  /** As {@link #section(Change, ChangelogPolicy)}, of a change that only its kind is known of. */
  public static Optional<String> section(
      String type, String scope, boolean breaking, ChangelogPolicy policy) {
    boolean excluded =
        policy.excludedTypes().contains(type) || policy.excludedScopes().contains(scope);
    if (excluded && !breaking) {
      return Optional.empty();
    }
    Optional<String> best = Optional.empty();
    int most = 0;
    for (SectionRule rule : policy.sections()) {
      int weight = weight(rule, type, scope);
      if (weight > most) {
        most = weight;
        best = Optional.of(rule.title());
      }
    }
    return best;
  }

  /** How much of a change a rule names: 0 when it does not fit, more for type than for scope. */
  private static int weight(SectionRule rule, String type, String scope) {
    int byType = rule.types().contains(type) ? 2 : 0;
    int byScope = !scope.isEmpty() && rule.scopes().contains(scope) ? 1 : 0;
    boolean fits =
        (byType > 0 || rule.types().contains("*")) && (byScope > 0 || rule.scopes().contains("*"));
    return fits ? 1 + byType + byScope : 0;
  }

  /** What a change is listed as: the Markdown of a list item, without its bullet. */
  public static String entry(Change change) {
    String scope = change.scope().isEmpty() ? "" : "**" + Markdown.escape(change.scope()) + ":** ";
    String breaking = change.breaking() ? "**Breaking:** " : "";
    String request = change.pullRequest().map(number -> " (" + number + ")").orElse("");
    return breaking + scope + Markdown.escape(change.description()) + request;
  }
}
