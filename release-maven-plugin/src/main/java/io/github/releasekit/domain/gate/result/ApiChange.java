package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.version.Bump;

/**
 * A difference between what two versions of a module let others use: public and protected types and
 * members.
 *
 * @param element by its qualified name, a method with the types of its parameters: {@code
 *     org.example.Shape.scale(double)}
 * @param what has become of it, in a few words: {@code removed}
 */
public record ApiChange(String element, String what, Kind kind) {

  /** What it means to those who use the earlier version. */
  public enum Kind {
    /** There is more to use, or what there is can be used as before. */
    ADDED(Bump.MINOR),
    /** What has used it does not compile, or does not run, any more. */
    INCOMPATIBLE(Bump.MAJOR),
    /** It is gone, and the earlier version had said nothing of that. */
    REMOVED(Bump.MAJOR),
    /** It is gone, and was deprecated in the earlier version. */
    REMOVED_DEPRECATED(Bump.MAJOR);

    private final Bump bump;

    Kind(Bump bump) {
      this.bump = bump;
    }

    /** What it asks of the version (Semantic Versioning 2.0.0, items 7 and 8). */
    public Bump bump() {
      return bump;
    }
  }

  /** The element and what has become of it. */
  @Override
  public String toString() {
    return element + ": " + what;
  }
}
