package io.github.releasekit.domain.version;

import io.github.releasekit.domain.ReleaseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Versions of Maven as PEP 440 writes them, in its canonical form. */
public final class PythonVersion {

  private static final Set<Character> SEPARATORS = Set.of('.', '-');

  private PythonVersion() {}

  /**
   * The same version in Python's notation: {@code 1.3.0rc1} for {@code 1.3.0-rc.1}, {@code
   * 1.3.1.dev0} for {@code 1.3.1-SNAPSHOT}, {@code 1.2.3.post1} for {@code 1.2.3-hotfix.1}. Leading
   * zeros go ({@code 2026.1.0} for {@code 2026.01.0}), and build metadata becomes the local
   * version.
   *
   * @param version with or without {@code -SNAPSHOT}
   * @throws ReleaseException when PEP 440 has no such version: it knows no pre-releases but alpha,
   *     beta and release candidate, each with one number
   */
  public static String of(String version) {
    return Version.find(Version.withoutSnapshot(version))
        .flatMap(
            parsed -> {
              Optional<String> qualifier = qualifier(parsed.preRelease());
              Optional<String> local = local(parsed.build());
              return qualifier.isEmpty() || local.isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      release(parsed)
                          + qualifier.get()
                          + (Version.isSnapshot(version) ? ".dev0" : "")
                          + local.get());
            })
        .orElseThrow(
            () ->
                new ReleaseException(
                    version + " cannot be written as PEP 440 has it, for Python",
                    "release it as a.N or alpha.N, b.N or beta.N, or rc.N, such as -Dprerelease=rc"));
  }

  private static String release(Version version) {
    List<String> numbers = version.numbers().stream().map(PythonVersion::plain).toList();
    return String.join(".", numbers);
  }

  /** {@code rc1}, {@code .post1} or nothing; empty when Python has no such qualifier. */
  private static Optional<String> qualifier(String preRelease) {
    if (preRelease.isEmpty()) {
      return Optional.of("");
    }
    int letters = 0;
    while (letters < preRelease.length()
        && !isDigit(preRelease.charAt(letters))
        && !SEPARATORS.contains(preRelease.charAt(letters))) {
      letters++;
    }
    int digits = letters;
    if (digits < preRelease.length() - 1 && SEPARATORS.contains(preRelease.charAt(digits))) {
      digits++;
    }
    String number = preRelease.substring(digits);
    if (!number.chars().allMatch(c -> isDigit((char) c))) {
      return Optional.empty();
    }
    String suffix = number.isEmpty() ? "0" : plain(number);
    return switch (preRelease.substring(0, letters).toLowerCase(Locale.ROOT)) {
      case "a", "alpha" -> Optional.of("a" + suffix);
      case "b", "beta" -> Optional.of("b" + suffix);
      case "rc", "cr" -> Optional.of("rc" + suffix);
      case "hotfix" -> Optional.of(".post" + suffix);
      default -> Optional.empty();
    };
  }

  /** {@code +sha.5114f85}; empty when an identifier has no letter or digit at one of its ends. */
  private static Optional<String> local(String build) {
    if (build.isEmpty()) {
      return Optional.of("");
    }
    String local = build.toLowerCase(Locale.ROOT).replace('-', '.');
    boolean whole = !("." + local + ".").contains("..");
    return whole ? Optional.of("+" + local) : Optional.empty();
  }

  private static String plain(String number) {
    int from = 0;
    while (from < number.length() - 1 && number.charAt(from) == '0') {
      from++;
    }
    return number.substring(from);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
