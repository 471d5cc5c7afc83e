package io.github.releasekit.domain.version;

import io.github.releasekit.domain.ReleaseException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** How a project's versions are written, and which comes after which (V3). */
public sealed interface VersionScheme
    permits VersionScheme.Numbered, CalendarVersioning, CalendarLine {

  /** Whether a version is of this form. */
  boolean accepts(Version version);

  /**
   * The version after a release, without qualifiers.
   *
   * @param today for schemes that count by date
   */
  Version next(Version last, Bump bump, LocalDate today);

  /** What a version looks like, for messages: {@code MAJOR.MINOR.PATCH}. */
  String form();

  /** The bump that commits lead to, after a release. */
  default Bump limited(Version last, Bump asked) {
    return asked;
  }

  /** The same for releases of a line. */
  default VersionScheme within(Line line) {
    return this;
  }

  /** Whether the release after one stays in its line where commits ask for this. */
  boolean keeps(Line line, Version last, Bump asked);

  /** What leads from a release to the next. */
  default Bump releaseType(Optional<Version> previous, Version version, Optional<Bump> asked) {
    return version.bumpFrom(previous);
  }

  /** Reads a version of this form; empty when the text is none. */
  default Optional<Version> find(String text) {
    return Version.find(text).filter(this::accepts);
  }

  /**
   * As {@link #find(String)}.
   *
   * @throws ReleaseException when the text is not a version of this form
   */
  default Version parse(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new ReleaseException(
                    "'" + text + "' is not a version of the form " + form() + "[-PRERELEASE]",
                    "name one with -DreleaseVersion=, such as -DreleaseVersion=" + example()));
  }

  /** A version of this form. */
  String example();

  /** What a first release is counted from. */
  default Version zero() {
    return Version.ZERO;
  }

  /**
   * The release that a version in a POM announces: {@code 1.3.0-SNAPSHOT} announces 1.3.0.
   *
   * @throws ReleaseException when what stands before {@code -SNAPSHOT} is not a version
   */
  default Version announcedBy(String pomVersion) {
    return parse(Version.withoutSnapshot(pomVersion));
  }

  /** Schemes of three numbers that go up one by one. */
  sealed interface Numbered extends VersionScheme {

    /** How many digits a number has at least. */
    int width();

    @Override
    default Version next(Version last, Bump bump, LocalDate today) {
      return next(last, bump);
    }

    @Override
    default boolean keeps(Line line, Version last, Bump asked) {
      return line.contains(next(last, limited(last, asked)));
    }

    private Version next(Version last, Bump bump) {
      List<String> numbers = new ArrayList<>(last.numbers());
      int at = Bump.MAJOR.ordinal() - bump.ordinal();
      numbers.set(at, Version.incremented(numbers.get(at)));
      Collections.fill(numbers.subList(at + 1, numbers.size()), "0".repeat(width()));
      return Version.of(numbers);
    }
  }

  /**
   * Semantic Versioning 2.0.0.
   *
   * @param breakingInMajorZero what a breaking change leads to while the major version is zero
   *     (item 4): {@code MINOR}, or {@code MAJOR} to leave it
   */
  record Semantic(Bump breakingInMajorZero) implements Numbered {

    @Override
    public int width() {
      return 1;
    }

    @Override
    public boolean accepts(Version version) {
      return version.numbers().size() == 3 && version.hasPlainNumbers();
    }

    @Override
    public Bump limited(Version last, Bump asked) {
      boolean majorZero = last.numbers().get(0).equals("0");
      return majorZero && asked == Bump.MAJOR ? breakingInMajorZero : asked;
    }

    @Override
    public String form() {
      return "MAJOR.MINOR.PATCH";
    }

    @Override
    public String example() {
      return "1.2.3";
    }
  }

  /** Three numbers of at least two digits each: {@code 01.10.01}. */
  record ZeroPadded() implements Numbered {

    @Override
    public int width() {
      return 2;
    }

    @Override
    public boolean accepts(Version version) {
      return version.numbers().size() == 3
          && version.numbers().stream()
              .allMatch(n -> n.length() == 2 || n.length() > 2 && n.charAt(0) != '0');
    }

    @Override
    public Optional<Version> find(String text) {
      return Version.find(text).map(ZeroPadded::padded).filter(this::accepts);
    }

    @Override
    public Version zero() {
      return padded(Version.ZERO);
    }

    @Override
    public String form() {
      return "00.00.00";
    }

    @Override
    public String example() {
      return "01.02.03";
    }

    /** {@code 01.10.00} for {@code 1.10}. */
    private static Version padded(Version version) {
      List<String> numbers =
          version.numbers().stream().map(n -> n.length() == 1 ? "0" + n : n).toList();
      return new Version(String.join(".", numbers), version.preRelease(), version.build());
    }
  }
}
