package io.github.releasekit.adapter.pom;

import io.github.releasekit.adapter.pom.PomText.Run;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.Token;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The version of some artifacts in the POM of a project that uses them, as a parent, dependency,
 * plugin or extension, or in a property of that POM that gives it (P10).
 */
public final class UsedVersion {

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^${}]+)}");

  /** What names an artifact that the project uses. */
  private static final Set<String> USES = Set.of("parent", "dependency", "plugin", "extension");

  private static final String GROUP_ID = "groupId";
  private static final String ARTIFACT_ID = "artifactId";
  private static final String VERSION = "version";

  /** Of a plugin that names none. */
  private static final String PLUGINS = "org.apache.maven.plugins";

  private final Pom pom;
  private final Set<String> keys;
  private final Set<Place> ours = new LinkedHashSet<>();
  private final Set<Place> others = new HashSet<>();

  /** An element whose children are to be looked at, and whether it is of no fixed form. */
  private record Open(PomElement element, boolean free) {}

  private UsedVersion(Pom pom, Set<String> keys) {
    this.pom = pom;
    this.keys = keys;
  }

  /**
   * The POM with a version that is lower than another put up to that; every other byte stays.
   *
   * @param path for messages
   * @param keys the artifacts, each {@code groupId:artifactId}
   * @return the same bytes where the POM names no version that is lower
   * @throws ReleaseException when it is no POM, or a property that is lower gives versions of other
   *     artifacts too
   */
  public static byte[] raise(String path, byte[] content, Set<String> keys, Version to) {
    UsedVersion used = new UsedVersion(new Pom(path, content), keys);
    used.find();
    List<Token> tokens = new ArrayList<>();
    for (Place place : used.places(to)) {
      Slot slot = Slot.VERSION;
      for (Run run : place.text().runs()) {
        tokens.add(new Token(run.start(), run.end(), slot));
        slot = Slot.REST;
      }
    }
    return tokens.isEmpty()
        ? content
        : new SourceFile(path, content, tokens).with(Map.of(Slot.VERSION, to.toString()));
  }

  private void find() {
    text(pom.root(), VERSION).ifPresent(this::other);
    Deque<Open> open = new ArrayDeque<>(List.of(new Open(pom.root(), false)));
    while (!open.isEmpty()) {
      Open next = open.pop();
      for (PomElement element : next.element().children()) {
        boolean free = next.free() || element.name().equals("configuration");
        open.push(new Open(element, free));
        look(element, free);
      }
    }
  }

  private void look(PomElement element, boolean free) {
    Optional<Place> version = text(element, VERSION);
    Optional<Place> artifactId = text(element, ARTIFACT_ID);
    if (version.isEmpty() || artifactId.isEmpty()) {
      return;
    }
    String groupId =
        text(element, GROUP_ID)
            .map(place -> place.text().value())
            .orElse(element.name().equals("plugin") ? PLUGINS : "");
    String key = filledIn(groupId) + ":" + filledIn(artifactId.get().text().value());
    if (!keys.contains(key)) {
      other(version.get());
    } else if (!free && USES.contains(element.name())) {
      ours(version.get());
    }
  }

  private Optional<Place> text(PomElement element, String child) {
    return element.child(child).map(pom::place);
  }

  /** The coordinates of the project itself, of its parent, and properties are known. */
  private String filledIn(String text) {
    String[] key = pom.key().split(":", -1);
    return EXPRESSION
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    switch (found.group(1)) {
                      case "project.groupId", "pom.groupId" -> key[0];
                      case "project.artifactId", "pom.artifactId" -> key[1];
                      case "project.parent.groupId" ->
                          pom.parentKey().map(parent -> parent.split(":", -1)[0]).orElse("");
                      default ->
                          pom.property(found.group(1))
                              .map(place -> place.text().value())
                              .orElse(found.group());
                    }));
  }

  /** Where our version is written: there, or in the properties that it stands for. */
  private void ours(Place version) {
    Matcher whole = EXPRESSION.matcher(version.text().value());
    if (!whole.matches()) {
      ours.add(version);
      other(version);
      return;
    }
    for (Place property : properties(whole.group(1))) {
      if (!ours.contains(property)) {
        ours.add(property);
        ours(property);
      }
    }
  }

  /** All properties that another version, or a part of one, is written in. */
  private void other(Place version) {
    EXPRESSION
        .matcher(version.text().value())
        .results()
        .flatMap(found -> properties(found.group(1)).stream())
        .filter(others::add)
        .forEach(this::other);
  }

  /** A property of the project, and of its profiles. */
  private List<Place> properties(String name) {
    return Stream.concat(pom.property(name).stream(), pom.profileProperty(name).stream()).toList();
  }

  private List<Place> places(Version to) {
    List<Place> lower =
        ours.stream()
            .filter(
                place ->
                    Version.find(place.text().value())
                        .filter(now -> now.compareTo(to) < 0)
                        .isPresent())
            .toList();
    lower.stream()
        .filter(others::contains)
        .findFirst()
        .ifPresent(
            place -> {
              throw new ReleaseException(
                  place + " gives the version of other artifacts too",
                  "give them a property of their own there");
            });
    return lower;
  }
}
