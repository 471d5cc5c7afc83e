package io.github.releasekit.adapter.config;

import io.github.releasekit.domain.fact.Policy.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code components} of {@code release-kit.yml}. */
final class ComponentLoader {

  private ComponentLoader() {}

  static List<Component> components(YamlMapping root) {
    List<Component> components = new ArrayList<>();
    for (YamlMapping mapping : root.mappings("components")) {
      Component component = component(mapping);
      for (Component other : components) {
        shared(component, other)
            .ifPresent(
                what -> {
                  throw mapping.refused(
                      "components '"
                          + other.name()
                          + "' and '"
                          + component.name()
                          + "' have the same "
                          + what);
                });
      }
      components.add(component);
    }
    return components;
  }

  /** What two components cannot have in common. */
  private static Optional<String> shared(Component one, Component other) {
    if (one.name().equals(other.name())) {
      return Optional.of("name");
    }
    if (one.tagNameFormat().equals(other.tagNameFormat())) {
      return Optional.of("tagNameFormat, " + one.tagNameFormat());
    }
    if (one.changelogFile().equals(other.changelogFile())) {
      return Optional.of("changelogFile, " + one.changelogFile());
    }
    return Stream.concat(
            one.paths().stream().filter(other::holds), other.paths().stream().filter(one::holds))
        .findFirst()
        .map(path -> "path, " + path);
  }

  private static Component component(YamlMapping mapping) {
    String name = mapping.required("name");
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
      throw mapping.refused(
          "component name '" + name + "' has other characters than letters, digits and . _ -");
    }
    List<String> paths = mapping.paths("paths");
    Component component =
        new Component(
            name,
            paths,
            mapping.string("tagNameFormat").orElse(name + "-v@{project.version}"),
            mapping.path("changelogFile").orElse(paths.get(0) + "/CHANGELOG.md"));
    mapping.refuseOthers();
    return component;
  }
}
