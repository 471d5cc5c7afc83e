package io.github.releasekit.adapter.versionfile;

import io.github.releasekit.domain.ReleaseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A TOML document of other tools as texts by their paths, numbers standing for items of lists. */
public final class TomlSettings {

  private TomlSettings() {}

  /**
   * @param path for messages
   * @return {@code release.github.changelog.categories.0.title} and the like, in order
   * @throws ReleaseException when it is not TOML, or too large
   */
  public static Map<String, String> read(String path, byte[] content) {
    Map<String, String> texts = new LinkedHashMap<>();
    new TomlScanner(
            new TextFile(path, content),
            (keys, text) -> texts.putIfAbsent(String.join(".", keys), text))
        .scan();
    return texts;
  }
}
