package io.github.releasekit.adapter.pom;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.ReactorModule;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The POMs that belong together in some tree of files, found from the one that Maven is started
 * with through {@code modules} and Maven 4's {@code subprojects}, and what Maven reads in {@code
 * .mvn}. Maven has no part in it: which profiles are active is not asked. Their modules are those
 * that an invocation may leave out, but where a profile is active by default.
 */
public final class PomTree {

  private static final String POM = "pom.xml";

  /** What hostile POMs could make many. */
  private static final int MAX_POMS = 5_000;

  private final String rootPom;
  private final Function<String, Optional<byte[]>> read;
  private final Map<String, byte[]> contents = new LinkedHashMap<>();
  private final Map<String, Pom> poms = new LinkedHashMap<>();
  private final Set<String> active = new LinkedHashSet<>();
  private final Optional<MavenConfig> config;

  private PomTree(String rootPom, String mavenDirectory, Function<String, Optional<byte[]>> read) {
    this.rootPom = rootPom;
    this.read = read;
    findActive();
    findInactive(List.copyOf(active));
    String prefix = mavenDirectory.isEmpty() ? "" : mavenDirectory + "/";
    Stream.of(prefix + MavenConfig.FILE, prefix + PomReader.EXTENSIONS_FILE)
        .forEach(path -> read.apply(path).ifPresent(content -> contents.put(path, content)));
    config =
        Optional.ofNullable(contents.get(prefix + MavenConfig.FILE))
            .map(content -> MavenConfig.parse(prefix + MavenConfig.FILE, content));
  }

  /**
   * Reads the POMs of a tree. Modules that are not there are left out, and so are those outside of
   * the repository.
   *
   * @param rootPom that Maven is started with, from the root of the repository
   * @param mavenDirectory the directory with {@code .mvn}, from there as well; empty for the root
   * @param read a file's content by its path, empty where there is none
   * @throws ReleaseException when the root's POM is missing, a POM is not XML, or they are too many
   */
  public static PomTree read(
      String rootPom, String mavenDirectory, Function<String, Optional<byte[]>> read) {
    return new PomTree(rootPom, mavenDirectory, read);
  }

  /**
   * Takes POMs in that nothing here names as modules, of those that are there; they count as left
   * out by the invocation.
   *
   * @throws ReleaseException when one is not XML
   */
  public PomTree with(Collection<String> paths) {
    findInactive(paths);
    return this;
  }

  /** The bytes of the POMs and of the files in {@code .mvn}, by path. */
  public Map<String, byte[]> contents() {
    return Collections.unmodifiableMap(contents);
  }

  /** The paths of the POMs, the root's first. */
  public List<String> paths() {
    return List.copyOf(poms.keySet());
  }

  /**
   * The modules as their POMs tell of them: coordinates, version, packaging and place. What only
   * Maven knows is as though nothing were said: dependencies, where they are deployed to, the order
   * in which they are built.
   */
  public Reactor reactor() {
    Interpolation interpolation = new Interpolation(poms, Map.of(), "", config);
    List<ReactorModule> modules =
        active.stream().map(path -> module(interpolation, poms.get(path))).toList();
    List<String> inactive = poms.keySet().stream().filter(path -> !active.contains(path)).toList();
    Optional<Place> version = declaredVersion(poms.get(rootPom), new LinkedHashSet<>());
    return new Reactor(
        modules.get(0),
        modules,
        inactive,
        version.filter(place -> place.text().value().contains("${revision}")).isPresent(),
        Optional.empty(),
        Optional.empty());
  }

  private void findActive() {
    add(rootPom);
    if (!poms.containsKey(rootPom)) {
      throw new ReleaseException(
          rootPom + " is not committed", "git add " + rootPom + " && git commit");
    }
    Deque<String> open = new ArrayDeque<>(List.of(rootPom));
    while (!open.isEmpty()) {
      Pom pom = poms.get(open.pop());
      if (active.add(pom.path())) {
        modules(pom, false).forEach(open::add);
      }
    }
  }

  private void findInactive(Collection<String> more) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    more.stream().filter(path -> add(path)).forEach(open::add);
    while (!open.isEmpty()) {
      Pom pom = poms.get(open.pop());
      if (seen.add(pom.path())) {
        modules(pom, true).forEach(open::add);
      }
    }
  }

  /** Whether there is such a POM. */
  private boolean add(String path) {
    if (poms.containsKey(path)) {
      return true;
    }
    Optional<byte[]> content = read.apply(path);
    if (content.isPresent() && poms.size() >= MAX_POMS) {
      throw new ReleaseException(
          rootPom + " has more than " + MAX_POMS + " modules", "divide the repository");
    }
    content.ifPresent(
        bytes -> {
          poms.put(path, new Pom(path, bytes));
          contents.put(path, bytes);
        });
    return content.isPresent();
  }

  /** Paths of the modules that a POM names and that are there. */
  private List<String> modules(Pom pom, boolean withProfiles) {
    List<PomElement> owners = new ArrayList<>(List.of(pom.root()));
    pom.root().children("profiles").stream()
        .flatMap(profiles -> profiles.children().stream())
        .filter(profile -> withProfiles || isActiveByDefault(pom, profile))
        .forEach(owners::add);
    return owners.stream()
        .flatMap(
            owner -> Stream.of("modules", "subprojects").flatMap(n -> owner.children(n).stream()))
        .flatMap(names -> names.children().stream())
        .map(name -> decoded(pom.place(name).text().value()))
        .flatMap(name -> found(pom.path(), name).stream())
        .toList();
  }

  private static boolean isActiveByDefault(Pom pom, PomElement profile) {
    return profile
        .child("activation")
        .flatMap(activation -> activation.child("activeByDefault"))
        .filter(byDefault -> pom.place(byDefault).text().value().equals("true"))
        .isPresent();
  }

  /** A directory with a POM, or the POM itself. */
  private Optional<String> found(String from, String name) {
    Optional<String> path = resolved(from, name);
    return path.map(directory -> directory.isEmpty() ? POM : directory + "/" + POM)
        .filter(this::add)
        .or(() -> path.filter(file -> !file.isEmpty()).filter(this::add));
  }

  /** A path beside that of a POM; empty where it leads out of the repository. */
  private static Optional<String> resolved(String from, String name) {
    String text = name.replace('\\', '/');
    if (text.isEmpty() || text.startsWith("/")) {
      return Optional.empty();
    }
    List<String> path = new ArrayList<>(List.of(from.split("/")));
    path.remove(path.size() - 1);
    for (String part : text.split("/")) {
      if (part.equals("..")) {
        if (path.isEmpty()) {
          return Optional.empty();
        }
        path.remove(path.size() - 1);
      } else if (!part.isEmpty() && !part.equals(".")) {
        path.add(part);
      }
    }
    return Optional.of(String.join("/", path));
  }

  /** Values are read as bytes; names of files are in UTF-8 in most POMs. */
  private static String decoded(String value) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(StandardCharsets.ISO_8859_1.newEncoder().encode(CharBuffer.wrap(value)))
          .toString();
    } catch (CharacterCodingException e) {
      return value;
    }
  }

  private ReactorModule module(Interpolation interpolation, Pom pom) {
    int slash = pom.path().lastIndexOf('/');
    return new ReactorModule(
        inherited(interpolation, pom, "groupId"),
        text(interpolation, pom, pom.find("artifactId")),
        version(interpolation, pom, new LinkedHashSet<>()),
        pom.find("packaging").map(place -> place.text().value()).orElse("jar"),
        pom.path(),
        (slash < 0 ? "" : pom.path().substring(0, slash + 1)) + "target",
        List.of(),
        true,
        Optional.empty());
  }

  private String inherited(Interpolation interpolation, Pom pom, String name) {
    Optional<Place> own = pom.find(name).or(() -> pom.find("parent", name));
    return own.isPresent()
        ? text(interpolation, pom, own)
        : parent(pom).map(parent -> text(interpolation, parent, parent.find(name))).orElse("");
  }

  private String version(Interpolation interpolation, Pom pom, Set<Pom> seen) {
    Optional<Place> own = pom.find("version").or(() -> pom.find("parent", "version"));
    boolean ofParent =
        own.isEmpty() || own.get().text().value().equals("${project.parent.version}");
    Optional<Pom> parent = parent(pom).filter(found -> ofParent && seen.add(found));
    return parent.isPresent()
        ? version(interpolation, parent.get(), seen)
        : text(interpolation, pom, own);
  }

  private Optional<Place> declaredVersion(Pom pom, Set<Pom> seen) {
    return pom.find("version")
        .or(() -> parent(pom).filter(seen::add).flatMap(parent -> declaredVersion(parent, seen)));
  }

  /** The POM that one inherits from, where it is one of these: Maven 4 infers what is left out. */
  private Optional<Pom> parent(Pom pom) {
    if (pom.root().child("parent").isEmpty()) {
      return Optional.empty();
    }
    String relative =
        pom.find("parent", "relativePath").map(place -> place.text().value()).orElse("../" + POM);
    return resolved(pom.path(), relative)
        .flatMap(
            path ->
                Stream.of(path + "/" + POM, path)
                    .map(poms::get)
                    .filter(found -> found != null)
                    .findFirst());
  }

  private static String text(Interpolation interpolation, Pom pom, Optional<Place> place) {
    return place
        .map(found -> interpolation.coordinate(pom, found).orElseGet(() -> found.text().value()))
        .orElse("");
  }
}
