package io.github.releasekit.adapter.maven;

import java.util.List;

/**
 * Whether Maven's own lines have colours, which {@code -B}, {@code -l}, {@code -Dstyle.color} and
 * {@code --color} decide. What knows it is inside Maven, under another name in Maven 4.
 */
public final class MavenColours {

  private static final List<String> NAMES =
      List.of(
          "org.apache.maven.jline.MessageUtils",
          "org.apache.maven.shared.utils.logging.MessageUtils");

  private MavenColours() {}

  /**
   * Asks the first of the classes that there is; true where there is none.
   *
   * @param core loads classes of Maven itself
   */
  public static boolean areEnabled(ClassLoader core) {
    for (String name : NAMES) {
      try {
        return (boolean) core.loadClass(name).getMethod("isColorEnabled").invoke(null);
      } catch (ReflectiveOperationException | LinkageError e) {
        // The next one, then.
      }
    }
    return true;
  }
}
