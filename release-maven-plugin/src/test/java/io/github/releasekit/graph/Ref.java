package io.github.releasekit.graph;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A branch or a tag, on the remote, in the clone or at the same commit in both.
 *
 * @param name its short name: {@code main}, {@code v1.0.0}; {@code HEAD} for a detached one
 * @param head whether it is checked out
 */
record Ref(Kind kind, Place place, String name, boolean head) implements Comparable<Ref> {

  /** What it is. */
  enum Kind {
    BRANCH("refs/heads/"),
    TAG("refs/tags/"),
    LIGHTWEIGHT_TAG("refs/tags/"),
    DETACHED_HEAD("");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  /** Where it is. */
  enum Place {
    BOTH(""),
    ORIGIN("origin/"),
    CLONE("clone/");

    private final String prefix;

    Place(String prefix) {
      this.prefix = prefix;
    }
  }

  private static final String HEAD = "HEAD";
  private static final String POINTS_TO = "HEAD -> ";
  private static final String TAG = "tag: ";
  private static final String LIGHTWEIGHT = "lightweight ";
  private static final List<String> IN_FRONT = List.of("main", "develop");

  /** Branches first, those that live long in front of all. */
  private static final Comparator<Ref> ORDER =
      Comparator.comparing(Ref::kind)
          .thenComparing(Ref::rank)
          .thenComparing(Ref::name)
          .thenComparing(Ref::place)
          .thenComparing(Ref::head);

  private int rank() {
    int found = IN_FRONT.indexOf(name);
    return found < 0 ? IN_FRONT.size() : found;
  }

  static Ref detachedHead() {
    return new Ref(Kind.DETACHED_HEAD, Place.CLONE, HEAD, true);
  }

  /** Reads {@code HEAD -> main}, {@code tag: origin/v1.0.0} and the like. */
  static Ref parse(String text) {
    if (text.equals(HEAD)) {
      return detachedHead();
    }
    String rest = text;
    boolean head = rest.startsWith(POINTS_TO);
    rest = head ? rest.substring(POINTS_TO.length()) : rest;
    Kind kind = Kind.BRANCH;
    if (rest.startsWith(LIGHTWEIGHT + TAG)) {
      kind = Kind.LIGHTWEIGHT_TAG;
      rest = rest.substring((LIGHTWEIGHT + TAG).length());
    } else if (rest.startsWith(TAG)) {
      kind = Kind.TAG;
      rest = rest.substring(TAG.length());
    }
    Place place = Place.BOTH;
    for (Place one : List.of(Place.ORIGIN, Place.CLONE)) {
      if (rest.startsWith(one.prefix)) {
        place = one;
        rest = rest.substring(one.prefix.length());
      }
    }
    if (!rest.matches("[\\w./+-]+")) {
      throw new IllegalArgumentException("'" + text + "' is no branch or tag");
    }
    return new Ref(kind, place, rest, head);
  }

  /** As in a drawing: {@code (HEAD -> main, tag: v1.0.0)}. */
  static String text(List<Ref> refs) {
    return refs.stream().map(Ref::toString).collect(Collectors.joining(", ", "(", ")"));
  }

  /** Its full name: {@code refs/tags/v1.0.0}. */
  String fullName() {
    return kind.prefix + name;
  }

  /** Whether it is main or develop, on the remote. */
  boolean isLongLived() {
    return kind == Kind.BRANCH && place != Place.CLONE && IN_FRONT.contains(name);
  }

  boolean isTag() {
    return kind == Kind.TAG || kind == Kind.LIGHTWEIGHT_TAG;
  }

  /** Whether a repository has it. */
  boolean in(Place repository) {
    return kind != Kind.DETACHED_HEAD && (place == Place.BOTH || place == repository);
  }

  @Override
  public int compareTo(Ref other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case DETACHED_HEAD -> HEAD;
      case BRANCH -> (head ? POINTS_TO : "") + place.prefix + name;
      case TAG, LIGHTWEIGHT_TAG ->
          Stream.of(kind == Kind.LIGHTWEIGHT_TAG ? LIGHTWEIGHT : "", TAG, place.prefix, name)
              .collect(Collectors.joining());
    };
  }
}
