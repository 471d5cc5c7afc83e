package io.github.releasekit.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command as it is typed behind {@code mvn release-kit:}, such as {@code branch-finish
 * -DpushChanges=false}.
 *
 * @param options by name; {@code -DdryRun} alone is true
 */
record Typed(String goal, Map<String, String> options) {

  Typed {
    options = new HashMap<>(options);
  }

  /**
   * Reads a command.
   *
   * @throws IllegalArgumentException where a word is no option
   */
  static Typed parse(String command) {
    List<String> words = List.of(command.split(" +"));
    Map<String, String> options = new HashMap<>();
    for (String word : words.subList(1, words.size())) {
      if (!word.startsWith("-D")) {
        throw new IllegalArgumentException("'" + word + "' in '" + command + "' is no option");
      }
      String[] parts = word.substring("-D".length()).split("=", 2);
      options.put(parts[0], parts.length == 1 ? "true" : parts[1]);
    }
    return new Typed(words.get(0), options);
  }

  /** Takes an option, which then is no longer left over. */
  Optional<String> take(String name) {
    return Optional.ofNullable(options.remove(name));
  }

  /** As {@link #take(String)}, of an option that is true or false. */
  boolean take(String name, boolean otherwise) {
    return take(name).map(Boolean::valueOf).orElse(otherwise);
  }

  /**
   * Refuses options that nobody took.
   *
   * @throws IllegalArgumentException naming them
   */
  void requireNoMore() {
    if (!options.isEmpty()) {
      throw new IllegalArgumentException(goal + " knows no " + options.keySet());
    }
  }
}
