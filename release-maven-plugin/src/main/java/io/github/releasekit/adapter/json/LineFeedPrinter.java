package io.github.releasekit.adapter.json;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

/** Indents by two spaces and ends lines with a line feed on every platform. */
final class LineFeedPrinter extends DefaultPrettyPrinter {

  private static final long serialVersionUID = 1;

  LineFeedPrinter() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    indentObjectsWith(indenter);
    indentArraysWith(indenter);
  }

  @Override
  public DefaultPrettyPrinter createInstance() {
    return new LineFeedPrinter();
  }
}
