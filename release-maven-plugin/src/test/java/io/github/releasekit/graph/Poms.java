package io.github.releasekit.graph;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The POMs of a drawn project: one, or one of each component below one that lists them. */
final class Poms {

  private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  /** Written in the POM where only tags tell versions. */
  static final String REVISION = "${revision}";

  private static final String PROPERTY =
      "  <properties><revision>1.0.0-SNAPSHOT</revision></properties>\n";

  private Poms() {}

  /**
   * By path.
   *
   * @param versions {@code 1.0.0}, or {@code core=1.0.0,app=2.0.0}
   */
  static Map<String, String> of(String versions) {
    if (!versions.contains("=")) {
      return Map.of(Contents.POM, pom("app", versions, versions.equals(REVISION) ? PROPERTY : ""));
    }
    Map<String, String> poms = new TreeMap<>();
    List<String[]> components = Stream.of(versions.split(",")).map(c -> c.split("=")).toList();
    components.forEach(c -> poms.put(path(c[0]), pom(c[0], c[1], "")));
    String modules =
        components.stream()
            .map(c -> "    <module>" + c[0] + "</module>\n")
            .collect(Collectors.joining("", "  <modules>\n", "  </modules>\n"));
    poms.put(Contents.POM, pom("all", "1", "  <packaging>pom</packaging>\n" + modules));
    return poms;
  }

  private static String path(String module) {
    return module + "/" + Contents.POM;
  }

  private static String pom(String name, String version, String more) {
    return """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.acme</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
        %s</project>
        """
        .formatted(name, version, more);
  }

  /**
   * The versions as they are drawn.
   *
   * @param root the POM at the root
   * @param others the texts of other files by path
   */
  static String versions(String root, UnaryOperator<String> others) {
    List<String> modules = MODULE.matcher(root).results().map(found -> found.group(1)).toList();
    return modules.isEmpty()
        ? version(root)
        : modules.stream()
            .map(module -> module + "=" + version(others.apply(path(module))))
            .collect(Collectors.joining(","));
  }

  /** The version of one of several components that are drawn. */
  static String version(String versions, String component) {
    return Stream.of(versions.split(","))
        .filter(one -> one.startsWith(component + "="))
        .map(one -> one.substring(component.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private static String version(String pom) {
    Matcher matcher = VERSION.matcher(pom);
    return matcher.find() ? matcher.group(1) : "none";
  }
}
