package io.github.releasekit.adapter.versionfile;

import io.github.releasekit.domain.fact.Reactor;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.VersionFile;
import io.github.releasekit.domain.fact.VersionFile.Notation;
import io.github.releasekit.domain.fact.VersionFile.Place;

/**
 * What is looked for in a file.
 *
 * @param wanted it in words, for messages
 * @param slot what the places found are
 */
record Lookup(String wanted, Slot slot, Finder finder) {

  /**
   * What an entry of {@code versionFiles} asks for.
   *
   * @throws io.github.releasekit.domain.ReleaseException when it cannot be read, or has no place
   *     and no preset
   */
  static Lookup of(VersionFile entry, Reactor reactor) {
    Slot slot = slot(entry.notation(), entry.releasesOnly());
    Place place = entry.place();
    if (place instanceof Place.Json json) {
      return new Lookup("json: " + json.pointer(), slot, new JsonPlace(json.pointer()));
    } else if (place instanceof Place.Toml toml) {
      return new Lookup("toml: " + toml.key(), slot, new TomlPlace(toml.key()));
    } else if (place instanceof Place.Yaml yaml) {
      return new Lookup("yaml: " + yaml.key(), slot, new YamlPlace(yaml.key()));
    } else if (place instanceof Place.Properties properties) {
      return new Lookup(
          "properties: " + properties.key(), slot, new PropertiesPlace(properties.key()));
    } else if (place instanceof Place.Pattern pattern) {
      return new Lookup("pattern: " + pattern.text(), slot, new PatternPlace(pattern.text()));
    } else if (place instanceof Place.MarkedLine line) {
      return new Lookup("marker: " + line.marker(), slot, new MarkedLinePlace(line.marker()));
    }
    return Presets.of(entry, reactor);
  }

  static Slot slot(Notation notation, boolean releasesOnly) {
    boolean python = notation == Notation.PEP_440;
    if (releasesOnly) {
      return python ? Slot.RELEASED_PYTHON_VERSION : Slot.RELEASED_VERSION;
    }
    return python ? Slot.PYTHON_VERSION : Slot.VERSION;
  }
}
