package io.github.releasekit.adapter.pom;

import io.github.releasekit.adapter.pom.PomText.Run;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.fact.Token;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of some artifacts in the POM of a project that uses them, as a parent, dependency,
 * plugin or extension, or in a property of that POM that gives it (P10).
 */
public final class UsedVersion {

  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^${}]+)}");

  private final Pom pom;
  private final Set<String> keys;
  private final Map<Place, Boolean> ours = new LinkedHashMap<>();

  private UsedVersion(Pom pom, Set<String> keys) {
    this.pom = pom;
    this.keys = keys;
  }

  /**
   * The POM with a version that is lower than another put up to that; every other byte stays.
   *
   * @param path for messages
   * @param keys the artifacts, each {@code groupId:artifactId}
   * @return the same bytes where the POM names no version that is lower
   * @throws ReleaseException when it is no POM, or a property gives versions of other artifacts too
   */
  public static byte[] raise(String path, byte[] content, Set<String> keys, Version to) {
    UsedVersion used = new UsedVersion(new Pom(path, content), keys);
    used.find();
    List<Token> tokens = new ArrayList<>();
    for (Place place : used.places(to)) {
      Slot slot = Slot.VERSION;
      for (Run run : place.text().runs()) {
        tokens.add(new Token(run.start(), run.end(), slot));
        slot = Slot.REST;
      }
    }
    return tokens.isEmpty()
        ? content
        : new SourceFile(path, content, tokens).with(Map.of(Slot.VERSION, to.toString()));
  }

  private void find() {
    Deque<PomElement> open = new ArrayDeque<>(List.of(pom.root()));
    while (!open.isEmpty()) {
      PomElement element = open.pop();
      element.children().forEach(open::push);
      Optional<Place> version = element.child("version").map(pom::place);
      Optional<Place> artifactId = element.child("artifactId").map(pom::place);
      if (element != pom.root() && version.isPresent() && artifactId.isPresent()) {
        String key =
            element.child("groupId").map(pom::place).map(place -> place.text().value()).orElse("")
                + ":"
                + artifactId.get().text().value();
        given(version.get()).ifPresent(place -> note(place, keys.contains(key)));
      }
    }
  }

  private void note(Place place, boolean mine) {
    Boolean before = ours.put(place, mine);
    if (before != null && before != mine) {
      throw new ReleaseException(
          place + " gives the version of other artifacts too",
          "give them a property of their own there");
    }
  }

  /** Where a version is written: there, or in a property of the same POM. */
  private Optional<Place> given(Place version) {
    Matcher property = PROPERTY.matcher(version.text().value());
    return property.matches() ? pom.property(property.group(1)) : Optional.of(version);
  }

  private List<Place> places(Version to) {
    return ours.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .filter(
            place ->
                Version.find(place.text().value()).filter(now -> now.compareTo(to) < 0).isPresent())
        .toList();
  }
}
