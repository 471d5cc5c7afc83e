package io.github.releasekit.domain.fact;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.version.Bump;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The profiles of {@code release-kit.yml}.
 *
 * @param base holds for a release that has none of its own
 * @param named by name: {@code patch}, {@code minor}, {@code major}, {@code prerelease}, {@code
 *     hotfix}, or {@code hotfix-} and a severity
 */
public record Profiles(Profile base, Map<String, Profile> named) {

  public static final Profiles DEFAULT = new Profiles(Profile.DEFAULT, Map.of());

  public static final String PRE_RELEASE = "prerelease";
  public static final String HOTFIX = "hotfix";

  /** What the name of a profile for a hotfix of some severity begins with. */
  public static final String SEVERITY = HOTFIX + "-";

  public Profiles {
    named = Collections.unmodifiableMap(new TreeMap<>(named));
  }

  /**
   * The profile that holds for a release: that of its severity, of hotfixes, of pre-releases or of
   * its type, whichever there is first.
   *
   * @param hotfix whether it is one, whatever its severity
   * @throws ReleaseException when no profile is of that severity
   */
  public Profile of(Bump type, boolean preRelease, boolean hotfix, Optional<String> severity) {
    severity
        .filter(word -> !named.containsKey(SEVERITY + word))
        .ifPresent(
            word -> {
              throw new ReleaseException(
                  "the severity is '" + word + "', and no profile is named " + SEVERITY + word,
                  severities().isEmpty()
                      ? "add the profile to " + Policy.FILE + ", or leave -Dseverity out"
                      : "name one of " + severities());
            });
    List<String> names = new ArrayList<>();
    severity.ifPresent(word -> names.add(SEVERITY + word));
    if (hotfix || severity.isPresent()) {
      names.add(HOTFIX);
    }
    if (preRelease) {
      names.add(PRE_RELEASE);
    }
    names.add(type.toString());
    return names.stream().filter(named::containsKey).map(named::get).findFirst().orElse(base);
  }

  /** Whether any release needs a change request. */
  public boolean needChangeRequests() {
    return base.changeRequest() || named.values().stream().anyMatch(Profile::changeRequest);
  }

  /** The profile of a name, else that of no release in particular. */
  public Profile named(String name) {
    return named.getOrDefault(name, base);
  }

  private String severities() {
    return named.keySet().stream()
        .filter(name -> name.startsWith(SEVERITY))
        .map(name -> name.substring(SEVERITY.length()))
        .collect(Collectors.joining(", "));
  }
}
