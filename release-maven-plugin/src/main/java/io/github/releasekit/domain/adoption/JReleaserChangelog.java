package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.adoption.Finding.Kind;
import io.github.releasekit.domain.fact.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  /** What release-kit does not list unless it is told to. */
  private static final List<String> UNLISTED =
      List.copyOf(new TreeSet<>(Policy.DEFAULT.changelog().excludedTypes()));

  private final ToolSettings settings;
  private final Notes notes;

  /** Types that a section has. */
  private final Set<String> listed = new LinkedHashSet<>();

  /** Types that are left out. */
  private final Set<String> left = new LinkedHashSet<>();

  JReleaserChangelog(ToolSettings settings, Notes notes) {
    this.settings = settings;
    this.notes = notes;
  }

  void map() {
    if (settings.settings().isEmpty()) {
      return;
    }
    Map<String, Set<String>> types = typesOfLabels();
    settings
        .texts("excludeLabels")
        .forEach(label -> hide("excludeLabels", label, types(label, types).toList()));
    categories(types);
    exclude();
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
        case "categories", "labelers", "excludeLabels" -> {
          // Said with the sections.
        }
        case "hide" -> hide(settings.below(name));
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
    List<String> hidden = new ArrayList<>(settings.texts("hide.categories"));
    List<String> lines = new ArrayList<>(List.of("sections:"));
    for (ToolSettings category : settings.items("categories")) {
      String title = category.value("title").orElse("");
      String key = category.value("key").orElse(title);
      List<String> own = types(category, types);
      if (hidden.remove(key)) {
        hide("hide.categories", key, own.stream().filter(type -> !listed.contains(type)).toList());
        continue;
      }
      own = own.stream().filter(type -> !listed.contains(type) && !left.contains(type)).toList();
      String labels = String.join(", ", category.texts("labels"));
      if (title.isBlank() || own.isEmpty()) {
        add(
            "categories",
            title + ": " + labels,
            Kind.NO_COUNTERPART,
            "sections go by types and scopes of commits, not by labels: name the types of this one"
                + " under changelog.sections");
        continue;
      }
      listed.addAll(own);
      lines.add(
          "  - {title: " + PolicyText.scalar(title) + ", types: " + PolicyText.list(own) + "}");
      add(
          "categories",
          title + ": " + labels,
          Kind.BECOMES,
          "changelog: sections in release-kit.yml");
    }
    // Those of a preset have keys that stand nowhere here.
    hidden.forEach(key -> hide("hide.categories", key, List.of()));
    if (listed.isEmpty()) {
      return;
    }
    lines.add("  - {title: Changed}");
    notes.entries.add(
        new PolicyEntry(
            "changelog",
            "The categories of JReleaser; the last takes all other commits.",
            lines,
            true));
  }

  /** Leaves out what a label or a category has. */
  private void hide(String setting, String name, List<String> types) {
    if (types.isEmpty()) {
      add(
          setting,
          name,
          Kind.NO_COUNTERPART,
          "changelog.exclude names types and scopes of commits that are not listed");
      return;
    }
    left.addAll(types);
    if (UNLISTED.containsAll(types)) {
      add(setting, name, Kind.NOT_NEEDED, "commits of that type are not listed");
    } else {
      add(setting, name, Kind.BECOMES, "changelog: exclude in release-kit.yml");
    }
  }

  /** What else is hidden. */
  private void hide(ToolSettings hidden) {
    for (String name : hidden.names()) {
      if (!name.equals("categories")) {
        add(
            "hide." + name,
            String.join(", ", hidden.texts(name)),
            Kind.NO_COUNTERPART,
            name.equals("contributors")
                ? "a template of notes may leave some out, see release-notes.html"
                : "changelog.exclude names types and scopes of commits that are not listed");
      }
    }
  }

  /** Types that are not listed: where any are named, those of the defaults have to be too. */
  private void exclude() {
    Set<String> types = new LinkedHashSet<>(UNLISTED);
    types.removeAll(listed);
    types.addAll(left);
    if (types.equals(Set.copyOf(UNLISTED))) {
      return;
    }
    notes.entries.add(
        PolicyEntry.of(
            "changelog",
            left.isEmpty()
                ? "Types that have a section are listed; these are not."
                : "What JReleaser left out, and types that have no section.",
            "exclude: {types: " + PolicyText.list(List.copyOf(types)) + "}"));
  }

  private void add(String key, String value, Kind kind, String text) {
    notes.add(
        JReleaserMapping.TOOL,
        new Setting("changelog." + key, value, settings.settings().get(0).where()),
        kind,
        text);
  }
}
