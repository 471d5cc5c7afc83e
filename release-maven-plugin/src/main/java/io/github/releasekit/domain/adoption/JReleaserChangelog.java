package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.adoption.Finding.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What becomes of JReleaser's changelog: its categories, and which commits they have. */
final class JReleaserChangelog {

  /** The beginning of a pattern for subjects of conventional commits. */
  private static final Pattern TYPE =
      Pattern.compile(
          "(?:regex:)?\\^?(?:\\(\\?:)?([a-z]{2,20})(?=[(:\\\\!/ |)]|$)(.*)", Pattern.DOTALL);

  /** What its presets name labels besides the types of commits. */
  private static final Map<String, List<String>> TYPES_OF_LABELS =
      Map.of(
          "feature", List.of("feat"),
          "enhancement", List.of("feat"),
          "bug", List.of("fix"),
          "dependencies", List.of("deps"),
          "documentation", List.of("docs"));

  private static final Set<String> TYPES =
      Set.of(
          "feat",
          "fix",
          "docs",
          "style",
          "refactor",
          "perf",
          "test",
          "build",
          "ci",
          "chore",
          "revert",
          "deps",
          "security",
          "remove",
          "deprecate");

  private final ToolSettings settings;
  private final Notes notes;

  JReleaserChangelog(ToolSettings settings, Notes notes) {
    this.settings = settings;
    this.notes = notes;
  }

  void map() {
    if (settings.settings().isEmpty()) {
      return;
    }
    Map<String, Set<String>> types = typesOfLabels();
    categories(types);
    hidden(types);
    for (String name : settings.names()) {
      Setting setting =
          new Setting(
              "changelog." + name,
              settings.value(name).orElse("…"),
              settings.settings().get(0).where());
      switch (name) {
        case "preset", "formatted", "enabled", "sort", "links", "append" ->
            notes.add(
                JReleaserMapping.TOOL,
                setting,
                Kind.NOT_NEEDED,
                "commits fill in the changelog by Conventional Commits, see changelog.html");
        case "categories", "labelers", "excludeLabels", "hide" -> {
          // Said with the sections.
        }
        case "includeLabels" ->
            notes.add(
                JReleaserMapping.TOOL,
                setting,
                Kind.NO_COUNTERPART,
                "changelog.exclude names what is not listed");
        case "external" ->
            notes.add(
                JReleaserMapping.TOOL, setting, Kind.NO_COUNTERPART, "name it as changelog.file");
        default ->
            notes.add(
                JReleaserMapping.TOOL,
                setting,
                Kind.NO_COUNTERPART,
                "notes have templates, see release-notes.html");
      }
    }
  }

  /** Types of commits by the label that labelers give them. */
  private Map<String, Set<String>> typesOfLabels() {
    Map<String, Set<String>> types = new LinkedHashMap<>();
    for (ToolSettings labeler : settings.items("labelers")) {
      Optional<String> label = labeler.value("label");
      Optional<Set<String>> named = labeler.value("title").map(JReleaserChangelog::types);
      if (label.isPresent() && named.filter(all -> !all.isEmpty()).isPresent()) {
        types.computeIfAbsent(label.get(), l -> new LinkedHashSet<>()).addAll(named.get());
      }
    }
    return types;
  }

  /**
   * The types that a pattern begins with: {@code feat} and {@code perf} of {@code ^(?:feat|perf)}.
   */
  private static Set<String> types(String pattern) {
    Set<String> found = new LinkedHashSet<>();
    String rest = pattern;
    Matcher matcher = TYPE.matcher(rest);
    while (matcher.matches()) {
      found.add(matcher.group(1));
      rest = matcher.group(2);
      if (!rest.startsWith("|")) {
        break;
      }
      rest = rest.substring(1);
      matcher = TYPE.matcher(rest);
    }
    return found;
  }

  private List<String> types(ToolSettings category, Map<String, Set<String>> types) {
    return category.texts("labels").stream()
        .flatMap(label -> types(label, types))
        .distinct()
        .toList();
  }

  private static Stream<String> types(String label, Map<String, Set<String>> types) {
    if (types.containsKey(label)) {
      return types.get(label).stream();
    }
    return TYPES.contains(label)
        ? Stream.of(label)
        : TYPES_OF_LABELS.getOrDefault(label, List.of()).stream();
  }

  private void categories(Map<String, Set<String>> types) {
    List<ToolSettings> categories = settings.items("categories");
    if (categories.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>(List.of("sections:"));
    Set<String> taken = new LinkedHashSet<>();
    for (ToolSettings category : categories) {
      Setting setting = category.settings().get(0);
      String title = category.value("title").orElse("");
      List<String> own =
          types(category, types).stream().filter(type -> !taken.contains(type)).toList();
      String labels = String.join(", ", category.texts("labels"));
      Setting shown = new Setting("changelog.categories", title + ": " + labels, setting.where());
      if (title.isBlank() || own.isEmpty()) {
        notes.add(
            JReleaserMapping.TOOL,
            shown,
            Kind.NO_COUNTERPART,
            "sections go by types and scopes of commits, not by labels: name the types of this one"
                + " under changelog.sections");
        continue;
      }
      taken.addAll(own);
      lines.add(
          "  - {title: " + PolicyText.scalar(title) + ", types: " + PolicyText.list(own) + "}");
      notes.add(
          JReleaserMapping.TOOL, shown, Kind.BECOMES, "changelog: sections in release-kit.yml");
    }
    if (taken.isEmpty()) {
      return;
    }
    lines.add("  - {title: Changed}");
    notes.entries.add(
        new PolicyEntry(
            "changelog",
            "The categories of JReleaser; the last takes all other commits.",
            lines,
            true));
    List<String> listed = List.of("build", "chore", "ci", "docs", "style", "test");
    if (listed.stream().anyMatch(taken::contains)) {
      notes.entries.add(
          PolicyEntry.of(
              "changelog",
              "Types that have a section are listed; these are not.",
              "exclude: {types: "
                  + PolicyText.list(listed.stream().filter(type -> !taken.contains(type)).toList())
                  + "}"));
    }
  }

  private void hidden(Map<String, Set<String>> types) {
    List<String> labels =
        Stream.concat(
                settings.texts("excludeLabels").stream(),
                settings.texts("hide.categories").stream())
            .toList();
    if (labels.isEmpty()) {
      return;
    }
    Setting setting =
        new Setting(
            "changelog.excludeLabels",
            String.join(", ", labels),
            settings.settings().get(0).where());
    List<String> excluded =
        labels.stream().flatMap(label -> types(label, types)).distinct().toList();
    boolean written =
        notes.entries.stream().anyMatch(entry -> entry.lines().get(0).startsWith("exclude:"));
    if (excluded.isEmpty() || written) {
      notes.add(
          JReleaserMapping.TOOL,
          setting,
          Kind.NO_COUNTERPART,
          "changelog.exclude names types and scopes of commits that are not listed");
    } else {
      notes.becomes(
          JReleaserMapping.TOOL,
          setting,
          PolicyEntry.of(
              "changelog",
              "What JReleaser left out.",
              "exclude: {types: " + PolicyText.list(excluded) + "}"));
    }
  }
}
