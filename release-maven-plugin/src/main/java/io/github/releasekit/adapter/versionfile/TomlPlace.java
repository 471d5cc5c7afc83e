package io.github.releasekit.adapter.versionfile;

import java.util.List;

/** A text value in TOML 1.0.0, by a dotted key; values in arrays have none. */
record TomlPlace(String key, List<String> path) implements Finder {

  /** Keys with dots between them, as {@link DottedKey} has it. */
  TomlPlace(String key) {
    this(key, DottedKey.parse(key));
  }

  @Override
  public List<Span> find(TextFile file) {
    file.text();
    List<Span> found = new TomlScanner(file, path).scan();
    if (found.size() > 1) {
      throw file.refused(found.get(1).start(), key + " stands here a second time");
    }
    return found;
  }
}
