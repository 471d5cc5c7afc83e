package io.github.releasekit.adapter.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The type of an entry that has a name, such as a gate: {@code type}, or its name where it is one.
 */
final class EntryType {

  private EntryType() {}

  /**
   * @param kind of entry, for messages
   * @throws io.github.releasekit.domain.ReleaseException when there is none, or it is another than
   *     the name says
   */
  static String of(String kind, String name, YamlMapping mapping, Set<String> types) {
    String type =
        mapping
            .choice("type", List.copyOf(types))
            .or(() -> Optional.of(name).filter(types::contains))
            .orElseThrow(
                () ->
                    mapping.refused(
                        kind + " '" + name + "' has no type: one of " + String.join(", ", types)));
    if (types.contains(name) && !type.equals(name)) {
      throw mapping.refused(kind + " '" + name + "' is named after a type, and is of another");
    }
    return type;
  }
}
