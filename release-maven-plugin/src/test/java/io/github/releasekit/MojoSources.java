package io.github.releasekit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The goals of the plugin and the properties of their parameters, by the sources of the mojos.
 *
 * @param classes by the goal; {@code help} has none, since it is generated
 * @param parents of classes
 * @param own properties of a class without those of its parents
 */
record MojoSources(
    Map<String, String> classes, Map<String, String> parents, Map<String, Set<String>> own) {

  private static final Pattern CLASS =
      Pattern.compile("(?:^|\\n)(?:public |abstract |final )*class (\\w+)(?: extends (\\w+))?");
  private static final Pattern GOAL = Pattern.compile("@Mojo\\(\\s*name = \"([a-z-]+)\"");
  private static final Pattern PARAMETER = Pattern.compile("property = \"([\\w.-]+)\"");

  /**
   * Of a directory of mojos.
   *
   * @throws IOException when it cannot be read
   */
  static MojoSources read(Path directory) throws IOException {
    Map<String, String> classes = new HashMap<>();
    Map<String, String> parents = new HashMap<>();
    Map<String, Set<String>> own = new HashMap<>();
    List<Path> sources;
    try (Stream<Path> paths = Files.list(directory)) {
      sources = paths.filter(path -> path.toString().endsWith("Mojo.java")).toList();
    }
    for (Path path : sources) {
      String source = Files.readString(path);
      Matcher type = CLASS.matcher(source);
      if (type.find()) {
        parents.put(type.group(1), String.valueOf(type.group(2)));
        own.put(
            type.group(1),
            PARAMETER.matcher(source).results().map(it -> it.group(1)).collect(Collectors.toSet()));
        Matcher goal = GOAL.matcher(source);
        if (goal.find()) {
          classes.put(goal.group(1), type.group(1));
        }
      }
    }
    return new MojoSources(classes, parents, own);
  }

  Set<String> goals() {
    Set<String> goals = new HashSet<>(classes.keySet());
    goals.add("help");
    return goals;
  }

  Set<String> properties() {
    return own.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  /** Of a goal, with those that it has from its parents. */
  Set<String> propertiesOf(String goal) {
    Set<String> properties = new HashSet<>();
    String type = classes.get(goal);
    while (type != null && own.containsKey(type)) {
      properties.addAll(own.get(type));
      type = parents.get(type);
    }
    return properties;
  }
}
