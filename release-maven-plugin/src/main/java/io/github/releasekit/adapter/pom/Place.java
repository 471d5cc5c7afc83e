package io.github.releasekit.adapter.pom;

/**
 * Where a value is written: an element of a POM, or an option in {@code .mvn/maven.config}.
 *
 * @param path of the file
 * @param name of the element or property
 * @param text without the white space around it
 */
record Place(String path, String name, PomText text) {

  /** {@code core/pom.xml:12 <version>}. */
  @Override
  public String toString() {
    return path + ":" + text.line() + " <" + name + ">";
  }
}
