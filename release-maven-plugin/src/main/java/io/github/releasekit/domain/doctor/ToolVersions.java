package io.github.releasekit.domain.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which versions of git, Maven and Java releases are made with, and what older ones lack. */
public final class ToolVersions {

  private static final Pattern NUMBERS =
      Pattern.compile("([0-9]{1,6})\\.([0-9]{1,6})(?:\\.([0-9]{1,6}))?");
  private static final Pattern PREVIEW = Pattern.compile("alpha|beta|snapshot");

  private static final int NEWEST_JAVA = 25;
  private static final int LEAST_JAVA = 17;
  private static final int NEWEST_MAVEN = 4;

  private static final Release LEAST_MAVEN = new Release(3, 6, 3);

  /** "git fetch" has {@code --no-write-fetch-head} and {@code --stdin} from it on. */
  private static final Release LEAST_GIT = new Release(2, 29, 0);

  /**
   * What a git lacks.
   *
   * @param since the first that has it
   */
  private record Ability(Release since, String lack) {}

  private static final List<Ability> ABILITIES =
      List.of(
          new Ability(
              new Release(2, 31, 0),
              "before 2.31 it takes no user and no proxy from settings.xml or"
                  + " RELEASE_KIT_GIT_TOKEN"),
          new Ability(
              new Release(2, 38, 0), "before 2.38 branches are merged without merge drivers"));

  private record Release(int major, int minor, int patch) implements Comparable<Release> {

    @Override
    public int compareTo(Release other) {
      int first = Integer.compare(major, other.major);
      int second = first == 0 ? Integer.compare(minor, other.minor) : first;
      return second == 0 ? Integer.compare(patch, other.patch) : second;
    }

    @Override
    public String toString() {
      return major + "." + minor + (patch == 0 ? "" : "." + patch);
    }
  }

  private ToolVersions() {}

  /**
   * @param said what {@code git --version} prints
   */
  public static CheckResult git(String said) {
    String version = said.replaceFirst("^git version ", "").strip();
    Matcher numbers = NUMBERS.matcher(version);
    if (!numbers.find()) {
      return CheckResult.warning(
          "git",
          "git --version says '" + said.strip() + "'",
          "git --version; 2.29 or newer is needed");
    }
    Release release = release(numbers);
    if (release.compareTo(LEAST_GIT) < 0) {
      return CheckResult.failed(
          "git", version + " is older than " + LEAST_GIT, "install git " + LEAST_GIT + " or newer");
    }
    List<String> lacks = new ArrayList<>();
    ABILITIES.stream()
        .filter(ability -> release.compareTo(ability.since()) < 0)
        .forEach(ability -> lacks.add(ability.lack()));
    return lacks.isEmpty()
        ? CheckResult.ok("git", version)
        : CheckResult.warning(
            "git", version + ": " + String.join("; ", lacks), "install git 2.38 or newer");
  }

  /**
   * @param version {@code maven.version}
   */
  public static CheckResult maven(String version) {
    Matcher numbers = NUMBERS.matcher(version);
    if (!numbers.find()) {
      return CheckResult.warning(
          "maven", "the version is '" + version + "'", "mvn --version; 3.6.3 to 4 are supported");
    }
    Release release = release(numbers);
    if (release.compareTo(LEAST_MAVEN) < 0) {
      return CheckResult.failed(
          "maven",
          version + " is older than " + LEAST_MAVEN,
          "install Maven 3.9, or ./mvnw where the project has a wrapper");
    }
    if (release.major() > NEWEST_MAVEN
        || PREVIEW.matcher(version.toLowerCase(Locale.ROOT)).find()) {
      return CheckResult.warning(
          "maven", version + " is not among those that are supported", "use Maven 3.6.3 to 4");
    }
    return CheckResult.ok("maven", version);
  }

  /**
   * @param feature 17 of Java 17.0.2
   * @param vendor for people
   */
  public static CheckResult java(int feature, String vendor) {
    String found = feature + (vendor.isBlank() ? "" : " by " + vendor);
    if (feature < LEAST_JAVA) {
      return CheckResult.failed(
          "java", found + " is older than " + LEAST_JAVA, "set JAVA_HOME to a JDK 17 or newer");
    }
    return feature > NEWEST_JAVA
        ? CheckResult.warning(
            "java",
            found + " is newer than those that are supported",
            "set JAVA_HOME to a JDK 17 to " + NEWEST_JAVA)
        : CheckResult.ok("java", found);
  }

  private static Release release(Matcher numbers) {
    String patch = numbers.group(3);
    return new Release(
        Integer.parseInt(numbers.group(1)),
        Integer.parseInt(numbers.group(2)),
        patch == null ? 0 : Integer.parseInt(patch));
  }
}
