package io.github.releasekit.adapter.pom;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.adoption.PluginEntry;
import io.github.releasekit.domain.adoption.ProjectFacts.SetUp.NamedPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Enters release-kit as a plugin into a POM. Every other byte stays; what is new is ASCII, has the
 * line ends and the indentation of the file, and the prefix of its elements.
 */
public final class PomEntry {

  /** What stands behind the build in the order of Maven's documentation. */
  private static final Set<String> BEHIND_BUILD = Set.of("reporting", "profiles");

  private static final String BUILD = "build";
  private static final String PLUGINS = "plugins";
  private static final String VERSION = "version";
  private static final String DEPENDENCIES = "dependencies";

  private final byte[] content;
  private final Pom pom;
  private final String groupId;
  private final String artifactId;
  private final PluginEntry entry;
  private final PomLayout layout;

  private PomEntry(
      String path, byte[] content, String groupId, String artifactId, PluginEntry entry) {
    this.content = content;
    this.pom = new Pom(path, content);
    this.groupId = groupId;
    this.artifactId = artifactId;
    this.entry = entry;
    this.layout = new PomLayout(content, pom.root());
  }

  /**
   * The POM with the plugin in it.
   *
   * @param path for messages
   * @return the same bytes where nothing is missing
   * @throws ReleaseException when it is not XML in an encoding that extends ASCII, or no POM
   */
  public static byte[] enter(
      String path, byte[] content, String groupId, String artifactId, PluginEntry entry) {
    PomEntry editor = new PomEntry(path, content, groupId, artifactId, entry);
    if (!editor.pom.root().name().equals("project") || editor.pom.root().isEmptyTag()) {
      throw new ReleaseException(
          path + " is no POM: its root element is <" + editor.pom.root().name() + ">",
          "mvn validate shows what is wrong with it");
    }
    return editor.entered();
  }

  private byte[] entered() {
    Optional<PomElement> own = own();
    return switch (entry.named()) {
      case NOWHERE -> withPlugin(true);
      case INHERITED -> entry.extensions().isEmpty() ? content : withPlugin(false);
      case WITHOUT_VERSION, HERE -> own.map(this::completed).orElse(content);
    };
  }

  /** The plugin as this POM names it, that of the build first. */
  private Optional<PomElement> own() {
    Stream<PomElement> profiles =
        pom.root().children("profiles").stream().flatMap(all -> all.children().stream());
    return Stream.concat(Stream.of(pom.root()), profiles)
        .flatMap(owner -> owner.children(BUILD).stream())
        .flatMap(
            build ->
                Stream.concat(
                    build.children(PLUGINS).stream(),
                    build.children("pluginManagement").stream()
                        .flatMap(management -> management.children(PLUGINS).stream())))
        .flatMap(plugins -> plugins.children().stream())
        .filter(plugin -> has(plugin, "artifactId", artifactId) && has(plugin, "groupId", groupId))
        .findFirst();
  }

  private boolean has(PomElement plugin, String name, String text) {
    return plugin.child(name).filter(c -> pom.place(c).text().value().equals(text)).isPresent();
  }

  private byte[] withPlugin(boolean versioned) {
    List<String> lines = new ArrayList<>();
    lines.add("<plugin>");
    lines.add(" " + element("groupId", groupId));
    lines.add(" " + element("artifactId", artifactId));
    if (versioned) {
      lines.add(" " + element(VERSION, entry.version()));
    }
    if (!entry.configuration().isEmpty()) {
      lines.add(" <configuration>");
      for (Map.Entry<String, String> parameter : entry.configuration().entrySet()) {
        lines.add("  " + element(parameter.getKey(), parameter.getValue()));
      }
      lines.add(" </configuration>");
    }
    if (!entry.extensions().isEmpty()) {
      lines.addAll(indented(within(DEPENDENCIES, dependencies(entry.version()))));
    }
    lines.add("</plugin>");
    Optional<PomElement> build = pom.root().child(BUILD);
    Optional<PomElement> plugins = build.flatMap(found -> found.child(PLUGINS));
    if (plugins.isPresent()) {
      return layout.withLast(plugins.get(), lines);
    }
    if (build.isPresent()) {
      return layout.withLast(build.get(), within(PLUGINS, lines));
    }
    return layout.withBefore(BEHIND_BUILD, within(BUILD, within(PLUGINS, lines)));
  }

  private byte[] completed(PomElement plugin) {
    byte[] versioned = content;
    if (entry.named() == NamedPlugin.WITHOUT_VERSION) {
      PomElement after = plugin.child("artifactId").orElseThrow();
      versioned = layout.withAfter(after, List.of(element(VERSION, entry.version())));
      if (entry.extensions().isEmpty()) {
        return versioned;
      }
      // Offsets have moved.
      PomEntry again = new PomEntry(pom.path(), versioned, groupId, artifactId, entry);
      return again.own().map(again::withDependencies).orElse(versioned);
    }
    return entry.extensions().isEmpty() ? versioned : withDependencies(plugin);
  }

  private byte[] withDependencies(PomElement plugin) {
    // As it is written: with an expression both go on together.
    List<String> dependencies =
        dependencies(
            plugin
                .child(VERSION)
                .map(version -> pom.place(version).text().value())
                .orElse(entry.version()));
    Optional<PomElement> there = plugin.child(DEPENDENCIES);
    return there.isPresent()
        ? layout.withLast(there.get(), dependencies)
        : layout.withLast(plugin, within(DEPENDENCIES, dependencies));
  }

  private List<String> dependencies(String version) {
    List<String> lines = new ArrayList<>();
    for (String extension : entry.extensions()) {
      lines.addAll(
          within(
              "dependency",
              List.of(
                  element("groupId", groupId),
                  element("artifactId", extension),
                  element(VERSION, version))));
    }
    return lines;
  }

  private static List<String> within(String name, List<String> lines) {
    List<String> all = new ArrayList<>();
    all.add("<" + name + ">");
    all.addAll(indented(lines));
    all.add("</" + name + ">");
    return all;
  }

  private static List<String> indented(List<String> lines) {
    return lines.stream().map(line -> " " + line).toList();
  }

  private static String element(String name, String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c == '<' || c == '&' || c == '>' || c < ' ' || c > '~') {
                escaped.append("&#").append(c).append(';');
              } else {
                escaped.appendCodePoint(c);
              }
            });
    return "<" + name + ">" + escaped + "</" + name + ">";
  }
}
