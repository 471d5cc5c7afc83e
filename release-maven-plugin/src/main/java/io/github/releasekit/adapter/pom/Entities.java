package io.github.releasekit.adapter.pom;

/** References of XML 1.0, sections 4.1 and 4.6. */
final class Entities {

  private Entities() {}

  /** The text with character references and predefined entities replaced; others stay. */
  static String resolve(String text) {
    int ampersand = text.indexOf('&');
    if (ampersand < 0) {
      return text;
    }
    StringBuilder resolved = new StringBuilder(text.length());
    int from = 0;
    while (ampersand >= 0) {
      int semicolon = text.indexOf(';', ampersand);
      if (semicolon < 0) {
        break;
      }
      resolved.append(text, from, ampersand);
      resolved.append(character(text.substring(ampersand + 1, semicolon)));
      from = semicolon + 1;
      ampersand = text.indexOf('&', from);
    }
    return resolved.append(text, from, text.length()).toString();
  }

  private static String character(String name) {
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> numeric(name);
    };
  }

  private static String numeric(String name) {
    try {
      if (name.startsWith("#x")) {
        return Character.toString(Integer.parseInt(name.substring(2), 16));
      }
      if (name.startsWith("#")) {
        return Character.toString(Integer.parseInt(name.substring(1)));
      }
    } catch (IllegalArgumentException e) {
      return "&" + name + ";";
    }
    return "&" + name + ";";
  }
}
