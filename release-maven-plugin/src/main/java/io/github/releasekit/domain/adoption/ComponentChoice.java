package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.adoption.Finding.Kind;
import io.github.releasekit.domain.adoption.ProjectFacts.Module;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a repository is to be released in components, as its modules have versions of their own.
 */
final class ComponentChoice {

  private static final String SOURCE = "modules";

  private final ProjectFacts facts;
  private final Notes notes;

  ComponentChoice(ProjectFacts facts, Notes notes) {
    this.facts = facts;
    this.notes = notes;
  }

  /**
   * Adds the entries, or says what does not fit.
   *
   * @return whether components are proposed
   */
  boolean decide() {
    List<String> versions =
        facts.modules().stream().map(Module::version).distinct().sorted().toList();
    if (versions.size() < 2) {
      return false;
    }
    List<Module> heads = heads();
    List<Module> left =
        facts.modules().stream()
            .filter(module -> !module.equals(facts.root()))
            .filter(module -> heads.stream().noneMatch(head -> isIn(module, head)))
            .toList();
    Optional<Module> mixed =
        facts.modules().stream()
            .filter(
                module ->
                    heads.stream()
                        .anyMatch(
                            head -> isIn(module, head) && !module.version().equals(head.version())))
            .findFirst();
    if (heads.size() < 2 || !left.isEmpty() || mixed.isPresent()) {
      doesNotFit(versions, mixed);
      return false;
    }
    heads.forEach(head -> notes.entries.add(entry(head, heads)));
    notes.findings.add(
        new Finding(
            SOURCE,
            "versions " + String.join(", ", versions),
            "",
            Kind.BECOMES,
            "components in release-kit.yml: each is released on its own"));
    boolean inherited =
        facts.modules().stream()
            .anyMatch(m -> m.inherits().equals(Optional.of(facts.root().directory())));
    if (inherited && Version.isSnapshot(facts.root().version())) {
      notes.note(
          SOURCE,
          facts.root().artifactId() + " " + facts.root().version(),
          "",
          "components inherit from it: give it a released version, and release it before them");
    }
    return true;
  }

  private void doesNotFit(List<String> versions, Optional<Module> mixed) {
    String odd =
        mixed
            .or(
                () ->
                    facts.modules().stream()
                        .filter(module -> !module.version().equals(facts.root().version()))
                        .findFirst())
            .map(module -> module.directory() + " has " + module.version())
            .orElse("");
    notes.findings.add(
        new Finding(
            SOURCE,
            "versions " + String.join(", ", versions),
            "",
            Kind.NO_COUNTERPART,
            odd
                + ", and a release has one version: give all modules the same, or make directories"
                + " whose modules have one version each components, see components.html"));
  }

  /** The modules that begin a part with a version of its own: none is in another's directory. */
  private List<Module> heads() {
    List<Module> heads = new ArrayList<>();
    facts.modules().stream()
        .filter(module -> !module.equals(facts.root()) && !module.directory().isEmpty())
        .filter(module -> !module.directory().startsWith(".."))
        .sorted((a, b) -> a.directory().compareTo(b.directory()))
        .filter(module -> heads.stream().noneMatch(head -> isIn(module, head)))
        .forEach(heads::add);
    return heads;
  }

  private static boolean isIn(Module module, Module head) {
    return module.directory().equals(head.directory())
        || module.directory().startsWith(head.directory() + "/");
  }

  private PolicyEntry entry(Module head, List<Module> heads) {
    String last = head.directory().substring(head.directory().lastIndexOf('/') + 1);
    boolean unique =
        heads.stream().filter(other -> ("/" + other.directory()).endsWith("/" + last)).count() == 1;
    String name =
        unique && last.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}") ? last : head.artifactId();
    List<String> lines = new ArrayList<>();
    lines.add("- name: " + PolicyText.scalar(name));
    lines.add("  paths: " + PolicyText.list(List.of(head.directory())));
    tagged(name, head)
        .filter(format -> !format.equals(name + "-v@{project.version}"))
        .ifPresent(format -> lines.add("  tagNameFormat: " + PolicyText.scalar(format)));
    String released = Version.withoutSnapshot(head.version());
    return new PolicyEntry(
        "components",
        head.artifactId() + " is at " + released + ", other parts are not.",
        lines,
        true);
  }

  /** As the newest tag that begins with one of its names has it. */
  private Optional<String> tagged(String name, Module head) {
    List<String> beginnings =
        Stream.of(name, head.artifactId(), head.directory())
            .distinct()
            .flatMap(one -> Stream.of("-v", "-", "/v", "/", "@", "_", "_v").map(one::concat))
            .collect(Collectors.toList());
    return facts.git().tags().stream()
        .flatMap(tag -> TagChoice.prefix(tag, TagChoice.Scheme.SEMANTIC).stream())
        .filter(beginnings::contains)
        .findFirst()
        .map(prefix -> prefix + "@{project.version}");
  }
}
