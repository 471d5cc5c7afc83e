package io.github.releasekit.adapter.pom;

import io.github.releasekit.adapter.pom.PomElement.Span;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.Token;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds every place in a reactor's POMs where its version stands (V4): of the project itself, of
 * parents, dependencies, plugins and extensions of the reactor wherever they are declared, and of
 * properties that give those versions; besides {@code scm/tag} and {@code
 * project.build.outputTimestamp}.
 */
public final class PomReader {

  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^{}]+)}");
  private static final Set<String> BUILT_IN =
      Set.of("project.version", "pom.version", "version", "project.parent.version");
  private static final String OUTPUT_TIMESTAMP = "project.build.outputTimestamp";

  private final Reactor reactor;
  private final Map<String, Pom> poms = new LinkedHashMap<>();
  private final Map<String, Slot> properties = new HashMap<>();

  private record Pom(String path, byte[] content, PomElement root, List<Token> tokens) {}

  private PomReader(Reactor reactor) {
    this.reactor = reactor;
  }

  /**
   * @param contents the bytes of the reactor's POMs by path
   * @throws ReleaseException when one is not XML
   */
  public static List<SourceFile> read(Reactor reactor, Map<String, byte[]> contents) {
    PomReader reader = new PomReader(reactor);
    contents.forEach(
        (path, content) ->
            reader.poms.put(
                path,
                new Pom(path, content, new PomScanner(path, content).scan(), new ArrayList<>())));
    reader.poms.values().forEach(pom -> reader.versions(pom, pom.root()));
    reader.poms.values().forEach(reader::others);
    List<SourceFile> files = new ArrayList<>();
    reader.poms.forEach(
        (path, pom) -> files.add(new SourceFile(path, pom.content(), pom.tokens())));
    return files;
  }

  /** Versions beside coordinates of the reactor, at any depth. */
  private void versions(Pom pom, PomElement element) {
    Optional<PomElement> version = element.child("version");
    if (version.isPresent() && isOfReactor(pom, element)) {
      version(pom, version.get());
    }
    element.children().forEach(child -> versions(pom, child));
  }

  private void version(Pom pom, PomElement version) {
    String text = text(pom, version);
    if (text.equals(reactorVersion())) {
      add(pom, version, Slot.VERSION);
      return;
    }
    List<String> names = new ArrayList<>();
    Matcher matcher = PROPERTY.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    if (names.size() == 1 && !BUILT_IN.contains(names.get(0))) {
      properties.put(names.get(0), Slot.VERSION);
    } else if (names.size() > 1 && names.get(0).equals("revision")) {
      properties.put("revision", Slot.REVISION);
      properties.put("sha1", Slot.SHA1);
      properties.put("changelist", Slot.CHANGELIST);
    }
  }

  /** Properties, in the project and in its profiles, and what else a release writes. */
  private void others(Pom pom) {
    List<PomElement> owners = new ArrayList<>(List.of(pom.root()));
    pom.root().child("profiles").map(PomElement::children).ifPresent(owners::addAll);
    for (PomElement owner : owners) {
      owner
          .child("properties")
          .map(PomElement::children)
          .orElse(List.of())
          .forEach(property -> property(pom, property));
    }
    pom.root()
        .child("scm")
        .flatMap(scm -> scm.child("tag"))
        .filter(tag -> isLiteral(text(pom, tag)))
        .ifPresent(tag -> add(pom, tag, Slot.SCM_TAG));
  }

  private void property(Pom pom, PomElement property) {
    String value = text(pom, property);
    if (property.name().equals(OUTPUT_TIMESTAMP) && isLiteral(value) && value.length() > 1) {
      add(pom, property, Slot.OUTPUT_TIMESTAMP);
      return;
    }
    Slot slot = properties.get(property.name());
    if (slot == null) {
      return;
    }
    boolean holds =
        switch (slot) {
          case VERSION -> value.equals(reactorVersion());
          case REVISION ->
              isLiteral(value)
                  && Version.find(Version.withoutSnapshot(reactorVersion()))
                      .equals(Version.find(value));
          case CHANGELIST -> value.equals(Version.SNAPSHOT);
          case SHA1 -> isLiteral(value) && !value.isEmpty();
          default -> false;
        };
    if (holds) {
      add(pom, property, slot);
    }
  }

  private boolean isOfReactor(Pom pom, PomElement element) {
    if (element == pom.root()) {
      return true;
    }
    Optional<PomElement> artifactId = element.child("artifactId");
    Optional<PomElement> groupId = element.child("groupId");
    if (artifactId.isEmpty() || groupId.isEmpty()) {
      return false;
    }
    String id = text(pom, artifactId.get());
    String group = text(pom, groupId.get());
    return isLiteral(group)
        ? reactor.find(group, id).isPresent()
        : reactor.modules().stream().map(ReactorModule::artifactId).anyMatch(id::equals);
  }

  /** A token for the version's characters: the white space and comments around them stay. */
  private static void add(Pom pom, PomElement element, Slot slot) {
    List<Span> parts = new ArrayList<>();
    for (Span text : element.texts()) {
      int start = text.start();
      int end = text.end();
      while (start < end && isSpace(pom.content()[start])) {
        start++;
      }
      while (end > start && isSpace(pom.content()[end - 1])) {
        end--;
      }
      if (end > start) {
        parts.add(new Span(start, end));
      }
    }
    if (parts.size() == 1) {
      Span part = parts.get(0);
      pom.tokens().add(new Token(part.start(), part.end(), slot));
    } else if (!parts.isEmpty()) {
      throw new ReleaseException(
          pom.path()
              + ": a comment splits the version in <"
              + element.name()
              + "> at byte "
              + parts.get(0).start(),
          "move the comment out of the version");
    }
  }

  /** XML 1.0, production 3; bytes of other characters are negative. */
  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  private String reactorVersion() {
    return reactor.root().version();
  }

  private static boolean isLiteral(String text) {
    return !text.contains("${");
  }

  private static String text(Pom pom, PomElement element) {
    return element.text(pom.content());
  }
}
