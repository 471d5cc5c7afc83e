package io.github.releasekit.domain.adoption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How a tool is configured: the setting that counts for each key.
 *
 * @param tool its name
 * @param places the files, POMs and profiles that name it, the nearest first
 * @param settings in the order they are written; of one key the first counts
 */
public record ToolSettings(String tool, List<String> places, List<Setting> settings) {

  public ToolSettings {
    places = List.copyOf(places);
    Map<String, Setting> first = new LinkedHashMap<>();
    settings.forEach(setting -> first.putIfAbsent(setting.key(), setting));
    settings = List.copyOf(first.values());
  }

  /** A tool that nothing names. */
  public static ToolSettings none(String tool) {
    return new ToolSettings(tool, List.of(), List.of());
  }

  /** Whether anything names it. */
  public boolean isUsed() {
    return !places.isEmpty();
  }

  public Optional<Setting> find(String key) {
    return settings.stream().filter(setting -> setting.key().equals(key)).findFirst();
  }

  /** A value without the white space around it; empty where there is none. */
  public Optional<String> value(String key) {
    return find(key).map(setting -> setting.value().strip()).filter(value -> !value.isEmpty());
  }

  /** Whether a key is {@code true}. */
  public boolean isTrue(String key) {
    return value(key).filter("true"::equalsIgnoreCase).isPresent();
  }

  /** Whether a key is {@code false}. */
  public boolean isFalse(String key) {
    return value(key).filter("false"::equalsIgnoreCase).isPresent();
  }

  /** The settings below a key, named from there. */
  public ToolSettings below(String key) {
    String prefix = key + ".";
    return new ToolSettings(
        tool,
        places,
        settings.stream()
            .filter(setting -> setting.key().startsWith(prefix))
            .map(
                setting ->
                    new Setting(
                        setting.key().substring(prefix.length()), setting.value(), setting.where()))
            .toList());
  }

  /** The first names of the keys, in the order they are written. */
  public List<String> names() {
    return settings.stream()
        .map(setting -> setting.key().replaceFirst("\\..*", ""))
        .distinct()
        .toList();
  }

  /** The texts of a list, whether it is written as one or with commas. */
  public List<String> texts(String key) {
    Optional<String> joined = value(key);
    if (joined.isPresent()) {
      return List.of(joined.get().split("\\s*,\\s*"));
    }
    return below(key).settings().stream()
        .filter(setting -> setting.key().matches("[0-9]+"))
        .map(setting -> setting.value().strip())
        .toList();
  }

  /** The items of a list of mappings, in order. */
  public List<ToolSettings> items(String key) {
    ToolSettings list = below(key);
    return new TreeSet<>(
            list.names().stream()
                .filter(name -> name.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .collect(Collectors.toSet()))
        .stream().map(index -> list.below(index.toString())).toList();
  }
}
