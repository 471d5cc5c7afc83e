package io.github.releasekit.domain.adoption;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.SecretText;
import java.util.Locale;

/**
 * Something in the project that has to do with releases, and what becomes of it.
 *
 * @param source the tool or area it belongs to, such as {@code maven-release-plugin}
 * @param setting what was found, with its value
 * @param where the file, POM or profile it stands in; empty where the setting says it
 * @param text what takes its place, why nothing has to, or what to do
 */
public record Finding(String source, String setting, String where, Kind kind, String text) {

  /** What becomes of it. */
  public enum Kind {
    /** An entry in release-kit.yml has its place. */
    BECOMES,
    /** A parameter in the plugin entry has its place. */
    CONFIGURES,
    /** release-kit does it by itself. */
    NOT_NEEDED,
    /** Nothing has its place; the text says what to do instead. */
    NO_COUNTERPART,
    /** Nothing needs it once release-kit makes the releases. */
    MAY_GO,
    /** Something to know, or to do by hand. */
    NOTE;

    /** The words for people and programs: {@code no counterpart}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  public Finding {
    source = PlainText.shortLine(source);
    setting = PlainText.shortLine(SecretText.masked(setting));
    where = PlainText.shortLine(where);
    text = PlainText.line(SecretText.masked(text));
  }
}
