package io.github.releasekit.adapter.pom;

/** References of XML 1.0, sections 4.1 and 4.6. */
final class Entities {

  private Entities() {}

  /**
   * What a character reference or a predefined entity stands for.
   *
   * @param name what stands between {@code &} and {@code ;}
   * @return empty for other entities
   */
  static String resolve(String name) {
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
      return "";
    }
    return "";
  }
}
