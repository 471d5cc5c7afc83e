package io.github.releasekit.domain.gate.repository;

import io.github.releasekit.domain.PlainText;

/** A name of others in a command that people copy. */
final class ShellWord {

  private ShellWord() {}

  /** The name, in quotes where a shell would take it for more than a name. */
  static String of(String name) {
    return name.matches("[A-Za-z0-9_./@+][A-Za-z0-9_./@+-]*")
        ? name
        : "'" + PlainText.line(name).replace("'", "'\\''") + "'";
  }
}
