package io.github.releasekit.adapter.pom;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Expands {@code ${…}} as Maven's model builder does: {@code .mvn/maven.config} goes ahead of the
 * POM, the POM ahead of its parents, and a property that a parent uses may be defined by a child.
 * Which profiles are active is not asked: each definition is tried. So are values of the POM that
 * {@code .mvn/maven.config} hides: who uses the deployed POM sees them.
 */
final class Interpolation {

  /**
   * Plain text of an expanded expression; none where a property is empty.
   *
   * @param place the value that it is a part of
   */
  record Piece(Place place, PomText text) {}

  /** What hostile POMs could make large: nested properties, and definitions of one property. */
  private static final int MAX_DEPTH = 50;

  private static final int MAX_PIECES = 20;
  private static final int MAX_EXPANSIONS = 100;

  private final Optional<MavenConfig> config;
  private final Map<Pom, Pom> parents = new HashMap<>();
  private final Map<Pom, List<Pom>> children = new HashMap<>();

  /**
   * @param poms by path
   * @param modules {@code groupId:artifactId} of those whose version is the reactor's, by path
   */
  Interpolation(
      Map<String, Pom> poms,
      Map<String, String> modules,
      String reactorVersion,
      Optional<MavenConfig> config) {
    this.config = config;
    Map<String, Pom> byKey = new HashMap<>();
    modules.forEach((path, key) -> byKey.putIfAbsent(key, poms.get(path)));
    poms.values().forEach(pom -> byKey.putIfAbsent(pom.key(), pom));
    for (Pom pom : poms.values()) {
      Pom parent = pom.parentKey().map(byKey::get).orElse(null);
      boolean released =
          parent != null
              && modules.containsKey(parent.path())
              && pom.find("parent", "version")
                  .map(Place::text)
                  .filter(version -> version.isLiteral() && !version.value().startsWith("["))
                  .filter(version -> !version.value().equals(reactorVersion))
                  .isPresent();
      if (parent != null && !released) {
        parents.put(pom, parent);
        children.computeIfAbsent(parent, p -> new ArrayList<>()).add(pom);
      }
    }
  }

  /** A POM, and of those that inherit from it all that may read its expressions differently. */
  Collection<Pom> readers(Pom pom) {
    return heirs(pom).stream().filter(heir -> heir == pom || heir.hasProperties()).toList();
  }

  private Collection<Pom> heirs(Pom pom) {
    Set<Pom> heirs = new LinkedHashSet<>(List.of(pom));
    List<Pom> open = new ArrayList<>(List.of(pom));
    while (!open.isEmpty()) {
      for (Pom child : children.getOrDefault(open.remove(open.size() - 1), List.of())) {
        if (heirs.add(child)) {
          open.add(child);
        }
      }
    }
    return heirs;
  }

  /**
   * Every way to expand a value.
   *
   * @param pom whose properties count
   * @return none where a property is not defined here, or is {@code project.version}
   */
  List<List<Piece>> expand(Pom pom, Place place) {
    return expand(pom, place, new HashMap<>(), 0);
  }

  /** Whether a text is nothing but the project's version, which expands to nothing. */
  static boolean isProjectVersion(String text) {
    return switch (text) {
      case "${project.version}", "${pom.version}", "${project.parent.version}" -> true;
      default -> false;
    };
  }

  /** A coordinate, empty where it cannot be told. */
  Optional<String> coordinate(Pom pom, Place place) {
    return expand(pom, place).stream().findFirst().map(Interpolation::join);
  }

  static String join(List<Piece> pieces) {
    return pieces.stream().map(piece -> piece.text().value()).collect(Collectors.joining());
  }

  /**
   * @param known what names expand to that were met before; those being expanded to nothing
   */
  private List<List<Piece>> expand(
      Pom pom, Place place, Map<String, List<List<Piece>>> known, int depth) {
    List<List<Piece>> expansions = List.of(List.of());
    String text = place.text().value();
    int at = 0;
    if (place.text().isVacant()) {
      return List.of(List.of(new Piece(place, place.text())));
    }
    while (at < text.length() && !expansions.isEmpty()) {
      int start = text.indexOf("${", at);
      int end = start < 0 ? -1 : text.indexOf('}', start);
      int literal = end < 0 ? text.length() : start;
      if (literal > at) {
        Piece piece = new Piece(place, place.text().part(at, literal));
        expansions = product(expansions, List.of(List.of(piece)));
      }
      if (end >= 0) {
        expansions =
            product(expansions, expand(pom, text.substring(start + 2, end), known, depth + 1));
      }
      at = end < 0 ? text.length() : end + 1;
    }
    return expansions;
  }

  private List<List<Piece>> expand(
      Pom pom, String name, Map<String, List<List<Piece>>> known, int depth) {
    List<List<Piece>> before = known.putIfAbsent(name, List.of());
    if (before != null || depth > MAX_DEPTH) {
      return before == null ? List.of() : before;
    }
    List<List<Piece>> expansions = new ArrayList<>();
    for (Place definition : definitions(pom, name)) {
      expansions.addAll(expand(pom, definition, known, depth));
    }
    known.put(name, expansions);
    return expansions;
  }

  private static List<List<Piece>> product(List<List<Piece>> heads, List<List<Piece>> tails) {
    return heads.stream()
        .flatMap(
            head ->
                tails.stream().map(tail -> Stream.concat(head.stream(), tail.stream()).toList()))
        .filter(pieces -> pieces.size() <= MAX_PIECES)
        .limit(MAX_EXPANSIONS)
        .toList();
  }

  /** Elements of the project go ahead of properties, where {@code project.} or the like says so. */
  private List<Place> definitions(Pom pom, String name) {
    String element =
        name.startsWith("project.")
            ? name.substring(8)
            : name.startsWith("pom.") ? name.substring(4) : name;
    List<Place> properties = properties(pom, name);
    if (element.equals(name) && !properties.isEmpty()) {
      return properties;
    }
    return switch (element) {
      case "version", "parent.version" -> List.of();
      case "groupId" ->
          pom.find("groupId").or(() -> pom.find("parent", "groupId")).stream().toList();
      case "artifactId" -> pom.find("artifactId").stream().toList();
      case "parent.groupId" -> pom.find("parent", "groupId").stream().toList();
      case "parent.artifactId" -> pom.find("parent", "artifactId").stream().toList();
      default -> properties;
    };
  }

  /** The definition that counts first; what {@code .mvn/maven.config} hides is a way as well. */
  private List<Place> properties(Pom pom, String name) {
    List<Place> definitions = new ArrayList<>();
    config.flatMap(c -> c.definition(name)).ifPresent(definitions::add);
    Set<Pom> seen = new HashSet<>();
    for (Pom at = pom; at != null && seen.add(at); at = parents.get(at)) {
      Optional<Place> own = at.property(name);
      own.ifPresent(definitions::add);
      definitions.addAll(at.profileProperty(name));
      if (own.isPresent()) {
        break;
      }
    }
    return definitions;
  }
}
