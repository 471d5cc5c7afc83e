package io.github.releasekit.domain.version;

import io.github.releasekit.domain.ReleaseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A released version: numbers, and what may qualify them, ordered by Semantic Versioning 2.0.0,
 * item 11. Which forms a project uses, and what comes after a version, its {@link VersionScheme}
 * says.
 *
 * <p>A {@code hotfix} qualifier is the one exception to item 11: {@code 1.2.3-hotfix.1} comes after
 * 1.2.3, as Maven has it (V3).
 *
 * @param core three or four numbers with dots, as written: {@code 1.2.3}, {@code 01.10.01}
 * @param preRelease what follows the hyphen, empty when there is none
 * @param build what follows the plus sign, empty when there is none; no part of the order
 */
public record Version(String core, String preRelease, String build) implements Comparable<Version> {

  public static final String SNAPSHOT = "-SNAPSHOT";
  public static final Version ZERO = new Version("0.0.0", "", "");

  private static final int LEAST_NUMBERS = 3;
  private static final int MOST_NUMBERS = 4;
  private static final String HOTFIX = "hotfix";

  /** The longest text that is read as a version. */
  private static final int MAX_LENGTH = 128;

  /**
   * Reads a version; missing minor and patch numbers count as 0 ({@code 1.0} is 1.0.0).
   *
   * @return empty when the text is not a version
   */
  public static Optional<Version> find(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int plus = text.indexOf('+');
    String build = plus < 0 ? "" : text.substring(plus + 1);
    String rest = plus < 0 ? text : text.substring(0, plus);
    int hyphen = rest.indexOf('-');
    String preRelease = hyphen < 0 ? "" : rest.substring(hyphen + 1);
    String[] numbers = (hyphen < 0 ? rest : rest.substring(0, hyphen)).split("\\.", -1);
    boolean valid =
        numbers.length <= MOST_NUMBERS
            && Arrays.stream(numbers).allMatch(Version::isNumber)
            && (plus < 0 || isDotted(build))
            && (hyphen < 0 || isDotted(preRelease) && hasPlainNumbers(preRelease));
    if (!valid) {
      return Optional.empty();
    }
    String core =
        String.join(".", numbers) + ".0".repeat(Math.max(0, LEAST_NUMBERS - numbers.length));
    return Optional.of(new Version(core, preRelease, build));
  }

  /**
   * As {@link #find(String)}.
   *
   * @throws ReleaseException when the text is not a version
   */
  public static Version parse(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new ReleaseException(
                    "'" + text + "' is not a version of the form MAJOR.MINOR.PATCH[-PRERELEASE]",
                    "name one with -DreleaseVersion=, such as -DreleaseVersion=1.2.3"));
  }

  public static boolean isSnapshot(String pomVersion) {
    return pomVersion.endsWith(SNAPSHOT);
  }

  /** {@code 1.3.0} for {@code 1.3.0-SNAPSHOT}. */
  public static String withoutSnapshot(String pomVersion) {
    return isSnapshot(pomVersion)
        ? pomVersion.substring(0, pomVersion.length() - SNAPSHOT.length())
        : pomVersion;
  }

  /** The numbers, as written. */
  public List<String> numbers() {
    return List.of(core.split("\\."));
  }

  /** Other numbers, without qualifiers. */
  static Version of(List<String> numbers) {
    return new Version(String.join(".", numbers), "", "");
  }

  /** The same numbers with a pre-release: {@code 1.3.0-rc.2}. */
  public Version withPreRelease(String label, int number) {
    return new Version(core, label + "." + number, "");
  }

  /** The number of a pre-release with a label: 2 for {@code 1.3.0-rc.2} and {@code rc}. */
  public OptionalInt preReleaseNumber(String label) {
    int dot = preRelease.indexOf('.');
    String number = preRelease.substring(dot + 1);
    boolean fits =
        dot > 0
            && preRelease.substring(0, dot).equalsIgnoreCase(label)
            && isNumber(number)
            && number.length() < 9;
    return fits ? OptionalInt.of(Integer.parseInt(number)) : OptionalInt.empty();
  }

  public Version withoutQualifiers() {
    return new Version(core, "", "");
  }

  /**
   * The version that development goes on with after this one was released: the last number goes up,
   * or what this is a pre-release of.
   */
  public Version following() {
    if (isPreRelease()) {
      return withoutQualifiers();
    }
    List<String> numbers = new ArrayList<>(numbers());
    int last = numbers.size() - 1;
    numbers.set(last, incremented(numbers.get(last)));
    return of(numbers);
  }

  public boolean isPreRelease() {
    return !preRelease.isEmpty() && !isHotfix();
  }

  /** Whether it is qualified as a hotfix of the same numbers: {@code 1.2.3-hotfix.1}. */
  public boolean isHotfix() {
    return firstIdentifier().equals(HOTFIX);
  }

  /** Whether it may become its release as it is: {@code 1.2.3-rc.1}, {@code 1.2.3-CR1}. */
  public boolean isCandidate() {
    String letters = firstIdentifier().replaceFirst("[^a-z].*", "");
    return letters.equals("rc") || letters.equals("cr");
  }

  /**
   * Whether Maven's resolvers sort it as this class does: before its release when it is a
   * pre-release. Maven knows {@code alpha}, {@code beta}, {@code milestone}, {@code rc} and {@code
   * cr}, and {@code a1}, {@code b1}, {@code m1}; any other qualifier comes after the release there.
   */
  public boolean isSortedAlikeByMaven() {
    if (!isPreRelease()) {
      return true;
    }
    String identifier = firstIdentifier();
    String letters = identifier.replaceFirst("[^a-z].*", "");
    boolean abbreviated =
        identifier.length() > 1 && identifier.charAt(1) >= '0' && identifier.charAt(1) <= '9';
    return switch (letters) {
      case "alpha", "beta", "milestone", "rc", "cr" -> true;
      case "a", "b", "m" -> abbreviated;
      default -> false;
    };
  }

  /** The POM version under which this version is developed: {@code 1.3.0-SNAPSHOT}. */
  public String snapshot() {
    return this + SNAPSHOT;
  }

  /** The bump that leads from an earlier version, or for a first release from nothing, to this. */
  public Bump bumpFrom(Optional<Version> previous) {
    List<String> from = previous.orElse(ZERO).numbers();
    List<String> to = numbers();
    if (compareNumbers(from.get(0), to.get(0)) != 0) {
      return Bump.MAJOR;
    }
    return compareNumbers(from.get(1), to.get(1)) != 0 ? Bump.MINOR : Bump.PATCH;
  }

  @Override
  public int compareTo(Version other) {
    int order = compareNumbers(numbers(), other.numbers());
    if (order == 0) {
      order = Integer.compare(rank(), other.rank());
    }
    return order == 0 ? compareIdentifiers(preRelease, other.preRelease) : order;
  }

  @Override
  public String toString() {
    return core
        + (preRelease.isEmpty() ? "" : "-" + preRelease)
        + (build.isEmpty() ? "" : "+" + build);
  }

  /** The number after, of the same width: {@code 10} for {@code 9}, {@code 10} for {@code 09}. */
  static String incremented(String number) {
    char[] digits = number.toCharArray();
    int at = digits.length - 1;
    while (at >= 0 && digits[at] == '9') {
      digits[at--] = '0';
    }
    if (at < 0) {
      return "1" + new String(digits);
    }
    digits[at]++;
    return new String(digits);
  }

  private int rank() {
    if (isPreRelease()) {
      return -1;
    }
    return isHotfix() ? 1 : 0;
  }

  private String firstIdentifier() {
    int dot = preRelease.indexOf('.');
    return (dot < 0 ? preRelease : preRelease.substring(0, dot)).toLowerCase(Locale.ROOT);
  }

  private static int compareNumbers(List<String> ours, List<String> theirs) {
    for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
      int order =
          compareNumbers(
              i < ours.size() ? ours.get(i) : "0", i < theirs.size() ? theirs.get(i) : "0");
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Numbers of any length. */
  static int compareNumbers(String ours, String theirs) {
    String a = withoutLeadingZeros(ours);
    String b = withoutLeadingZeros(theirs);
    return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
  }

  private static String withoutLeadingZeros(String number) {
    int from = 0;
    while (from < number.length() - 1 && number.charAt(from) == '0') {
      from++;
    }
    return number.substring(from);
  }

  private static int compareIdentifiers(String ours, String theirs) {
    String[] a = ours.split("\\.");
    String[] b = theirs.split("\\.");
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      boolean numeric = isNumber(a[i]);
      int order =
          numeric != isNumber(b[i])
              ? (numeric ? -1 : 1)
              : numeric ? compareNumbers(a[i], b[i]) : a[i].compareTo(b[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Items 9 and 10: dot separated identifiers, none of them empty. */
  private static boolean isDotted(String text) {
    return Arrays.stream(text.split("\\.", -1))
        .allMatch(
            identifier -> !identifier.isEmpty() && identifier.chars().allMatch(Version::isId));
  }

  /** Item 9: numeric identifiers have no leading zeros. */
  private static boolean hasPlainNumbers(String text) {
    return Arrays.stream(text.split("\\."))
        .noneMatch(id -> id.length() > 1 && id.charAt(0) == '0' && isNumber(id));
  }

  private static boolean isId(int c) {
    return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-';
  }

  /** Whether every number is written without leading zeros. */
  boolean hasPlainNumbers() {
    return numbers().stream().noneMatch(number -> number.length() > 1 && number.charAt(0) == '0');
  }
}
