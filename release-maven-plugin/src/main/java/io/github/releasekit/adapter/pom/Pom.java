package io.github.releasekit.adapter.pom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A POM, or {@code .mvn/extensions.xml}, which has dependencies of the same form. */
final class Pom {

  private final String path;
  private final byte[] content;
  private final PomElement root;
  private final Map<String, Place> properties = new HashMap<>();
  private final Map<String, List<Place>> ofProfiles = new HashMap<>();

  /**
   * @throws io.github.releasekit.domain.ReleaseException when it is not XML
   */
  Pom(String path, byte[] content) {
    this.path = path;
    this.content = content;
    this.root = new PomScanner(path, content).scan();
    for (Place property : properties(root)) {
      properties.put(property.name(), property);
    }
    for (PomElement profiles : root.children("profiles")) {
      for (PomElement profile : profiles.children()) {
        for (Place property : properties(profile)) {
          ofProfiles
              .computeIfAbsent(property.name(), n -> new ArrayList<>(1))
              .add(property.text().isVacant() ? withoutText(property) : property);
        }
      }
    }
  }

  private List<Place> properties(PomElement owner) {
    return owner.children("properties").stream()
        .flatMap(properties -> properties.children().stream())
        .map(this::place)
        .toList();
  }

  /** A profile that empties a property means it. */
  private Place withoutText(Place property) {
    return new Place(path, property.name(), PomText.empty(content, -1));
  }

  String path() {
    return path;
  }

  byte[] content() {
    return content;
  }

  PomElement root() {
    return root;
  }

  Place place(PomElement element) {
    return new Place(path, element.name(), element.text(content));
  }

  boolean hasProperties() {
    return !properties.isEmpty() || !ofProfiles.isEmpty();
  }

  /** A property of the project itself. */
  Optional<Place> property(String name) {
    return Optional.ofNullable(properties.get(name));
  }

  /** A property as the profiles define it, whichever of them is active. */
  List<Place> profileProperty(String name) {
    return ofProfiles.getOrDefault(name, List.of());
  }

  /** What stands at a path of elements below the project, such as {@code scm}, {@code tag}. */
  Optional<Place> find(String... names) {
    Optional<PomElement> at = Optional.of(root);
    for (String name : names) {
      at = at.flatMap(element -> element.child(name));
    }
    return at.map(this::place);
  }

  /** {@code groupId:artifactId} as they are written, the group of the parent where none is. */
  String key() {
    return find("groupId").or(() -> find("parent", "groupId")).map(Pom::value).orElse("")
        + ":"
        + find("artifactId").map(Pom::value).orElse("");
  }

  /** {@code groupId:artifactId} of the parent. */
  Optional<String> parentKey() {
    return find("parent", "artifactId")
        .map(id -> find("parent", "groupId").map(Pom::value).orElse("") + ":" + value(id));
  }

  private static String value(Place place) {
    return place.text().value();
  }
}
