package io.github.releasekit.adapter.pom;

import io.github.releasekit.adapter.pom.Interpolation.Piece;
import io.github.releasekit.adapter.pom.PomText.Run;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReactorModule;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.Token;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds every place in a reactor's POMs where its version stands (V4): of the project itself, of
 * parents, dependencies, plugins and extensions of the reactor wherever they are declared, and of
 * properties that give those versions, in {@code .mvn/maven.config} too; besides {@code scm/tag}
 * and {@code project.build.outputTimestamp}.
 *
 * <p>In a POM that is no module of the reactor its own version stays, and what it says of the
 * reactor's modules is found.
 */
public final class PomReader {

  /** Core extensions, which are read like a POM, from the directory that has a {@code .mvn}. */
  public static final String EXTENSIONS_FILE = ".mvn/extensions.xml";

  private static final String OUTPUT_TIMESTAMP = "project.build.outputTimestamp";
  private static final String SHA1 = "sha1";
  private static final String CHANGELIST = "changelist";
  private static final String DEFAULT_PLUGIN_GROUP = "org.apache.maven.plugins";

  private final String reactorVersion;
  private final Optional<String> lastRelease;
  private final Map<String, Pom> poms = new LinkedHashMap<>();

  /** Those whose version is the reactor's, {@code groupId:artifactId} by path. */
  private final Map<String, String> modules = new LinkedHashMap<>();

  private final Set<String> keys;
  private final Set<String> artifactIds;
  private final Optional<MavenConfig> config;
  private final Interpolation interpolation;
  private final Map<String, Map<Integer, Token>> tokens = new HashMap<>();

  /** Values that change, and others whose versions are made of them, each with where it is used. */
  private final Map<Place, Place> edited = new LinkedHashMap<>();

  private final Map<Place, Place> foreign = new HashMap<>();

  private PomReader(Reactor reactor, Map<String, byte[]> contents, Optional<String> lastRelease) {
    this.lastRelease = lastRelease;
    reactorVersion = reactor.root().version();
    contents.forEach(
        (path, content) -> {
          if (!isConfig(path)) {
            poms.put(path, new Pom(path, content));
          }
        });
    for (ReactorModule module : reactor.modules()) {
      if (poms.containsKey(module.pomPath())) {
        modules.put(module.pomPath(), module.key());
      }
    }
    for (String path : reactor.inactivePoms()) {
      Pom pom = poms.get(path);
      if (pom != null) {
        modules.put(path, pom.key());
      }
    }
    keys = new HashSet<>(reactor.keys());
    keys.addAll(modules.values());
    artifactIds =
        keys.stream().map(key -> key.substring(key.indexOf(':') + 1)).collect(Collectors.toSet());
    config =
        contents.entrySet().stream()
            .filter(file -> isConfig(file.getKey()))
            .findFirst()
            .map(file -> MavenConfig.parse(file.getKey(), file.getValue()));
    interpolation = new Interpolation(poms, modules, reactorVersion, config);
  }

  /**
   * @param contents by path, the bytes of POMs, {@link MavenConfig#FILE} and {@link
   *     #EXTENSIONS_FILE}
   * @param lastRelease what other components' POMs may say of this one, besides the version under
   *     development
   * @throws ReleaseException when one is not XML, when a property gives versions of foreign
   *     artifacts too, or when a version is put together in a way that a new one does not fit into
   */
  public static List<SourceFile> read(
      Reactor reactor, Map<String, byte[]> contents, Optional<Version> lastRelease) {
    PomReader reader = new PomReader(reactor, contents, lastRelease.map(Version::toString));
    reader.poms.values().forEach(reader::versions);
    reader.refuseShared();
    reader.modules.keySet().forEach(path -> reader.others(reader.poms.get(path)));
    reader.config.flatMap(c -> c.definition(OUTPUT_TIMESTAMP)).ifPresent(reader::outputTimestamp);
    return contents.entrySet().stream()
        .map(
            file ->
                new SourceFile(
                    file.getKey(),
                    file.getValue(),
                    List.copyOf(reader.tokens.getOrDefault(file.getKey(), Map.of()).values())))
        .toList();
  }

  private static boolean isConfig(String path) {
    return path.equals(MavenConfig.FILE) || path.endsWith("/" + MavenConfig.FILE);
  }

  /** Versions beside coordinates, at any depth. */
  private void versions(Pom pom) {
    Deque<PomElement> open = new ArrayDeque<>(List.of(pom.root()));
    while (!open.isEmpty()) {
      PomElement element = open.pop();
      element.child("version").ifPresent(version -> version(pom, element, pom.place(version)));
      element.children().forEach(open::push);
    }
  }

  private void version(Pom pom, PomElement element, Place version) {
    if (Interpolation.isProjectVersion(version.text().value())) {
      return;
    }
    boolean mine;
    boolean others;
    if (element == pom.root()) {
      mine = modules.containsKey(pom.path());
      others = !mine;
    } else {
      Optional<Place> artifactId = element.child("artifactId").map(pom::place);
      if (artifactId.isEmpty() && !element.name().equals("relocation")) {
        return;
      }
      Optional<String> key = key(pom, element, artifactId);
      mine = key.map(keys::contains).orElseGet(() -> isNamedAsAModule(artifactId));
      others = key.isPresent() && !mine;
    }
    Collection<Pom> contexts =
        version.text().isLiteral() ? List.of(pom) : interpolation.readers(pom);
    for (Pom context : contexts) {
      for (List<Piece> pieces : interpolation.expand(context, pinned(version))) {
        String text = Interpolation.join(pieces);
        boolean reference = mine && isOfAnotherComponent(pom);
        if (mine && text.equals(reactorVersion)) {
          edit(version, pieces, reference ? Slot.REFERENCED_VERSION : Slot.VERSION);
        } else if (reference && lastRelease.filter(text::equals).isPresent()) {
          edit(version, pieces, Slot.RELEASED_VERSION);
        } else if (others) {
          pieces.forEach(piece -> foreign.putIfAbsent(piece.place(), version));
        }
      }
    }
  }

  private boolean isOfAnotherComponent(Pom pom) {
    return !modules.containsKey(pom.path()) && !pom.path().endsWith(EXTENSIONS_FILE);
  }

  private boolean isNamedAsAModule(Optional<Place> artifactId) {
    return artifactId.map(place -> place.text().value()).filter(artifactIds::contains).isPresent();
  }

  /** The version that {@code [1.2]} asks for; a range of several stays as it is. */
  private static Place pinned(Place version) {
    String text = version.text().value();
    return text.startsWith("[") && text.endsWith("]")
        ? new Place(version.path(), version.name(), version.text().part(1, text.length() - 1))
        : version;
  }

  /**
   * {@code groupId:artifactId} of an element, with Maven's defaults; empty where an expression in
   * them is not defined here.
   */
  private Optional<String> key(Pom pom, PomElement element, Optional<Place> artifactId) {
    String own = modules.getOrDefault(pom.path(), pom.key());
    String defaultGroup =
        switch (element.name()) {
          case "plugin" -> DEFAULT_PLUGIN_GROUP;
          case "relocation" -> own.substring(0, own.indexOf(':'));
          default -> "";
        };
    Optional<Place> groupId = element.child("groupId").map(pom::place);
    Optional<String> group =
        groupId.isPresent()
            ? interpolation.coordinate(pom, groupId.get())
            : Optional.of(defaultGroup);
    Optional<String> id =
        artifactId.isPresent()
            ? interpolation.coordinate(pom, artifactId.get())
            : Optional.of(own.substring(own.indexOf(':') + 1));
    return group.flatMap(g -> id.map(i -> g + ":" + i));
  }

  /** The reactor's version, of one piece, or of a base, {@code sha1} and {@code -SNAPSHOT}. */
  private void edit(Place version, List<Piece> all, Slot whole) {
    List<Piece> pieces = parts(all, whole == Slot.VERSION);
    pieces.stream()
        .filter(piece -> !isVacant(piece, SHA1))
        .forEach(piece -> edited.putIfAbsent(piece.place(), version));
    int last = pieces.size() - 1;
    boolean changelist =
        last > 0
            && (pieces.get(last).text().value().equals(Version.SNAPSHOT)
                || isVacant(pieces.get(last), CHANGELIST));
    for (int i = 0; i <= last; i++) {
      Piece piece = pieces.get(i);
      if (i == 0) {
        add(piece, changelist ? Slot.REVISION : whole);
      } else if (changelist && i == last) {
        add(piece, Slot.CHANGELIST);
      } else if (piece.place().name().equals(SHA1)) {
        add(piece, Slot.SHA1);
      } else {
        throw new ReleaseException(
            version
                + " is put together from "
                + pieces.stream()
                    .map(p -> "'" + p.text().value() + "' in " + p.place())
                    .collect(Collectors.joining(", "))
                + ", and a new version cannot be divided so",
            "write ${revision}, or ${revision}${changelist} with -SNAPSHOT as the changelist");
      }
    }
  }

  /** Those with text, and of the empty ones those that a release has emptied. */
  private static List<Piece> parts(List<Piece> pieces, boolean emptied) {
    List<Piece> parts = new ArrayList<>();
    for (Piece piece : pieces) {
      boolean isPart =
          !piece.text().isVacant()
              || emptied
                  && !parts.isEmpty()
                  && (isVacant(piece, SHA1)
                      || piece == pieces.get(pieces.size() - 1) && isVacant(piece, CHANGELIST));
      if (isPart) {
        parts.add(piece);
      }
    }
    return parts;
  }

  private static boolean isVacant(Piece piece, String name) {
    return piece.text().isVacant() && piece.place().name().equals(name);
  }

  private void refuseShared() {
    edited.forEach(
        (value, use) -> {
          Place other = foreign.get(value);
          if (other != null) {
            throw new ReleaseException(
                value
                    + " gives the reactor's version in "
                    + use
                    + " and the version of a foreign artifact in "
                    + other,
                "give the foreign artifact a property of its own");
          }
        });
  }

  /** What else a release writes into a module's POM. */
  private void others(Pom pom) {
    pom.find("scm", "tag")
        .filter(tag -> tag.text().isLiteral() && !tag.text().value().isEmpty())
        .ifPresent(tag -> whole(tag, Slot.SCM_TAG));
    pom.property(OUTPUT_TIMESTAMP).ifPresent(this::outputTimestamp);
    pom.profileProperty(OUTPUT_TIMESTAMP).forEach(this::outputTimestamp);
  }

  /** Maven takes a single character for switched off. */
  private void outputTimestamp(Place property) {
    if (property.text().isLiteral() && property.text().value().length() > 1) {
      whole(property, Slot.OUTPUT_TIMESTAMP);
    }
  }

  private void whole(Place place, Slot slot) {
    add(new Piece(place, place.text()), slot);
  }

  /** The white space around the text, and what markup splits it, stays. */
  private void add(Piece piece, Slot slot) {
    Map<Integer, Token> ofFile = tokens.computeIfAbsent(piece.place().path(), p -> new TreeMap<>());
    Slot next = slot;
    for (Run run : piece.text().runs()) {
      ofFile.putIfAbsent(run.start(), new Token(run.start(), run.end(), next));
      next = Slot.REST;
    }
  }
}
