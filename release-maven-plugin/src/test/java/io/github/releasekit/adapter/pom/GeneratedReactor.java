package io.github.releasekit.adapter.pom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A reactor at 1.2-SNAPSHOT that a seed makes: random modules, order, white space, line ends,
 * comments, CDATA, references, encoding and ways to write a version. While it is written, what a
 * release has to make of each version and property is written down.
 */
final class GeneratedReactor {

  /** How the reactor's own version is written, and what a release leaves of that. */
  private enum Style {
    LITERAL(PomCase.OLD, "2.0.0"),
    REVISION("${revision}", "${revision}"),
    CHANGELIST("${revision}${changelist}", "${revision}${changelist}"),
    SHA1("${revision}${sha1}${changelist}", "${revision}${sha1}${changelist}"),
    SUFFIX("${revision}-SNAPSHOT", "${revision}");

    private final String before;
    private final String after;

    Style(String before, String after) {
      this.before = before;
      this.after = after;
    }
  }

  private static final List<String> PATHS =
      List.of("pom.xml", "core/pom.xml", "bom/pom.xml", "tool/pom.xml");
  private static final List<String> IDS = List.of("app", "core", "bom", "tool-maven-plugin");
  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.ISO_8859_1,
          Charset.forName("windows-1252"),
          Charset.forName("ISO-8859-15"));

  private final Random random;
  private final Style style;
  private final boolean configured;
  private final String line;
  private final Charset charset;
  private final StringBuilder text = new StringBuilder();

  /** By path, the versions in the order of the document, and the properties by name. */
  private final Map<String, List<String>> versions = new LinkedHashMap<>();

  private final Map<String, Map<String, String>> properties = new LinkedHashMap<>();
  private String path = "";

  GeneratedReactor(long seed) {
    random = new Random(seed);
    style = pick(Style.values());
    configured = style != Style.LITERAL && random.nextInt(3) == 0;
    line = pick("\n", "\r\n", "\r", "\n  ", "\r\n\t", " ", "");
    charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
    int modules = 1 + random.nextInt(PATHS.size());
    for (int i = 0; i < modules; i++) {
      pom(i);
    }
    if (configured) {
      text.append("\n=== .mvn/maven.config\n");
      definitions().forEach((name, value) -> text.append("-D" + name + "=" + value + "\n"));
    }
  }

  PomCase poms() {
    return PomCase.xml("generated", text.toString()).in(charset);
  }

  /** What a release makes of the versions of a file. */
  List<String> versions(String file) {
    return versions.get(file);
  }

  /** What a release makes of the properties of a file. */
  Map<String, String> properties(String file) {
    return properties.get(file);
  }

  private void pom(int index) {
    path = PATHS.get(index);
    versions.put(path, new ArrayList<>());
    properties.put(path, new LinkedHashMap<>());
    boolean child = index > 0 && random.nextInt(4) > 0;
    text.append("\n=== ").append(path).append('\n');
    text.append(random.nextInt(5) == 0 && charset == StandardCharsets.UTF_8 ? "\uFEFF" : "");
    text.append("<?xml version='1.0' encoding='" + charset.name() + "'?>");
    text.append(noise()).append("<project a='>' xmlns='http://maven.apache.org/POM/4.0.0'>");
    if (child) {
      element("parent", () -> coordinates("org.acme", "app", true, false));
    }
    // A module that defines the properties uses them too.
    coordinates("org.acme", IDS.get(index), !child || random.nextBoolean(), !child);
    List<Runnable> parts = new ArrayList<>();
    parts.add(() -> dependencies("dependencies", "dependency"));
    parts.add(
        () -> element("dependencyManagement", () -> dependencies("dependencies", "dependency")));
    parts.add(() -> element("build", () -> dependencies("plugins", "plugin")));
    parts.add(() -> element("build", () -> dependencies("extensions", "extension")));
    parts.add(() -> element("configuration", () -> dependencies("paths", "path")));
    if (!child) {
      parts.add(this::ownProperties);
    }
    Collections.shuffle(parts, random);
    parts.forEach(Runnable::run);
    text.append("</project>").append(random.nextBoolean() ? line : "");
  }

  private void ownProperties() {
    element(
        "properties",
        () -> {
          property("unused", PomCase.OLD, PomCase.OLD);
          if (!configured) {
            definitions()
                .forEach(
                    (name, value) -> {
                      String written = value.startsWith("«") ? value : "";
                      text.append(noise()).append("<" + name + ">" + space() + written + space());
                      text.append("</" + name + ">");
                      properties.get(path).put(name, released(written));
                    });
          }
        });
  }

  private static String released(String written) {
    return written.isEmpty() ? "" : written.split("[«→»]", -1)[2];
  }

  private void property(String name, String before, String after) {
    text.append(noise()).append("<" + name + ">" + before + "</" + name + ">");
    properties.get(path).put(name, after);
  }

  /** The properties of the style. */
  private Map<String, String> definitions() {
    Map<String, String> definitions = new LinkedHashMap<>();
    switch (style) {
      case LITERAL -> {}
      case REVISION -> definitions.put("revision", "«1.2-SNAPSHOT→2.0.0→2.0.1-SNAPSHOT»");
      case SUFFIX -> definitions.put("revision", "«1.2→2.0.0→2.0.1»");
      case CHANGELIST, SHA1 -> {
        definitions.put("changelist", "«-SNAPSHOT→→-SNAPSHOT»");
        definitions.put("revision", "«1.2→2.0.0→2.0.1»");
        if (style == Style.SHA1) {
          definitions.put("sha1", "");
        }
      }
    }
    return definitions;
  }

  private void dependencies(String all, String each) {
    element(
        all,
        () -> {
          for (int i = random.nextInt(4); i > 0; i--) {
            boolean mine = random.nextBoolean();
            String id = IDS.get(random.nextInt(IDS.size()));
            element(each, () -> coordinates(mine ? "org.acme" : "org.lib", id, true, false));
          }
        });
  }

  /**
   * Group, artifact and version in any order.
   *
   * @param styled whether the version has to be written in the reactor's style
   */
  private void coordinates(String group, String id, boolean version, boolean styled) {
    List<Runnable> parts = new ArrayList<>();
    parts.add(() -> text.append("<groupId>" + spelled(group) + "</groupId>"));
    parts.add(() -> text.append("<artifactId>" + spelled(id) + "</artifactId>"));
    if (version) {
      parts.add(() -> version(group.equals("org.acme"), styled));
    }
    Collections.shuffle(parts, random);
    for (Runnable part : parts) {
      text.append(noise());
      part.run();
    }
  }

  private void version(boolean mine, boolean styled) {
    String end = pick("</version>", "</version >");
    text.append(pick("<version>", "<version >", "<version a='\"'>")).append(space());
    if (!mine) {
      text.append(pick(PomCase.OLD, "1.<!-- x -->2-SNAPSHOT", "<![CDATA[1.2-SNAPSHOT]]>"));
      versions.get(path).add(PomCase.OLD);
    } else if (style == Style.LITERAL || !styled && random.nextInt(3) == 0) {
      text.append(literalVersion());
      versions.get(path).add("2.0.0");
    } else if (style == Style.SUFFIX) {
      text.append("${revision}" + pick("", "<!-- x -->"));
      text.append(pick("«-SNAPSHOT→→-SNAPSHOT»", "«&#45;SNAPSHOT→→-SNAPSHOT»"));
      versions.get(path).add(style.after);
    } else {
      text.append(spelled(style.before));
      versions.get(path).add(style.after);
    }
    text.append(space()).append(end);
  }

  private String literalVersion() {
    String first = "→2.0.0→2.0.1-SNAPSHOT»";
    return pick(
        "«V»",
        "<![CDATA[«V»]]>",
        "<!-- x -->«V»<?y?>",
        "«&#49;.2&#x2D;SNAPSHOT→2.0.0»",
        "«1.2" + first + "<!-- why > -->«-SNAPSHOT→»",
        "<![CDATA[«1." + first + "]]>«2&#45;→»<?x?>«SNAPSHOT→»",
        "«1" + first + "<!-- a --><!-- b -->«.2-SNAPSHOT→»");
  }

  /** The same characters in another form. */
  private String spelled(String value) {
    int at = 1 + random.nextInt(value.length() - 1);
    return switch (random.nextInt(6)) {
      case 0 -> value.substring(0, at) + "<!-- </x> -->" + value.substring(at);
      case 1 -> "<![CDATA[" + value + "]]>";
      case 2 -> value.substring(0, at) + "<![CDATA[" + value.substring(at) + "]]>";
      case 3 -> "&#" + (int) value.charAt(0) + ";" + value.substring(1);
      default -> value;
    };
  }

  private void element(String name, Runnable content) {
    text.append(noise()).append("<" + name + ">");
    content.run();
    text.append(noise()).append("</" + name + ">");
  }

  private String space() {
    return random.nextInt(4) == 0 ? line : "";
  }

  private String noise() {
    return switch (random.nextInt(8)) {
      case 0 -> "<!-- <version>1.2-SNAPSHOT</version> -->";
      case 1 -> "<?pi <version> 1.2-SNAPSHOT?>";
      case 2 -> "<!-- é -->";
      default -> line;
    };
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
