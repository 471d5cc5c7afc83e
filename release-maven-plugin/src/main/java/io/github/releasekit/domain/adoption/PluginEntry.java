package io.github.releasekit.domain.adoption;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the root POM is to name release-kit.
 *
 * @param named how it names it now
 * @param version of the plugin, and of its extensions
 * @param configuration parameters by name, in order; written into a new entry only
 * @param extensions artifact ids of extensions that it has to have among its dependencies and lacks
 */
public record PluginEntry(
    ProjectFacts.SetUp.NamedPlugin named,
    String version,
    Map<String, String> configuration,
    List<String> extensions) {

  public PluginEntry {
    configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    extensions = List.copyOf(extensions);
  }
}
