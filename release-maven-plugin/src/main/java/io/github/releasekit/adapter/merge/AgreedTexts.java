package io.github.releasekit.adapter.merge;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.version.PythonVersion;
import io.github.releasekit.domain.version.Version;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What stands in the places of a version once a merge is done. The version under development and
 * the tag are those of the side whose version stays. Other places, which a release writes once, are
 * as on the side that has changed them, and where both have, what is higher or later.
 */
final class AgreedTexts {

  private final Optional<VersionState> base;
  private final VersionState ours;
  private final VersionState theirs;
  private final VersionState staying;
  private final Map<Slot, String> everywhere = new EnumMap<>(Slot.class);
  private final Map<Slot, String> inDocuments = new EnumMap<>(Slot.class);

  /**
   * @param base empty where it cannot be read
   * @param ofTheirs whether their version stays
   */
  AgreedTexts(
      Optional<VersionState> base, VersionState ours, VersionState theirs, boolean ofTheirs) {
    this.base = base;
    this.ours = ours;
    this.theirs = theirs;
    this.staying = ofTheirs ? theirs : ours;
    version(ofTheirs ? ours : theirs);
    settled(VersionState::poms, AgreedTexts::time, Slot.OUTPUT_TIMESTAMP)
        .ifPresent(text -> everywhere.put(Slot.OUTPUT_TIMESTAMP, text));
    for (Slot slot : List.of(Slot.RELEASED_VERSION, Slot.RELEASED_PYTHON_VERSION)) {
      settled(VersionState::others, AgreedTexts::release, slot)
          .ifPresent(text -> inDocuments.put(slot, text));
    }
  }

  private void version(VersionState leaving) {
    String version = staying.version();
    Collection<SourceFile> poms = staying.poms().values();
    everywhere.put(Slot.VERSION, version);
    everywhere.put(
        Slot.REVISION, part(poms, Slot.REVISION).orElse(Version.withoutSnapshot(version)));
    everywhere.put(Slot.SHA1, part(poms, Slot.SHA1).orElse(""));
    everywhere.put(
        Slot.CHANGELIST,
        part(poms, Slot.CHANGELIST).orElse(Version.isSnapshot(version) ? Version.SNAPSHOT : ""));
    VersionState.single(staying.others().values(), Slot.PYTHON_VERSION)
        .or(() -> python(version))
        .ifPresent(text -> everywhere.put(Slot.PYTHON_VERSION, text));
    VersionState.single(poms, Slot.SCM_TAG)
        .or(() -> VersionState.single(leaving.poms().values(), Slot.SCM_TAG))
        .ifPresent(text -> everywhere.put(Slot.SCM_TAG, text));
  }

  /** A part of the version as it is written; not where references of XML stand in it. */
  private static Optional<String> part(Collection<SourceFile> poms, Slot slot) {
    return VersionState.single(poms, slot).filter(text -> !text.contains("&"));
  }

  private static Optional<String> python(String version) {
    try {
      return Optional.of(PythonVersion.of(version));
    } catch (ReleaseException e) {
      return Optional.empty();
    }
  }

  /** What the places of a file get; places of a slot that is not in there keep what they have. */
  Map<Slot, String> of(String path) {
    Map<Slot, String> texts = new EnumMap<>(everywhere);
    SourceFile pom = staying.poms().get(path);
    if (pom != null) {
      VersionState.single(List.of(pom), Slot.SCM_TAG)
          .ifPresent(text -> texts.put(Slot.SCM_TAG, text));
    }
    if (ours.poms().containsKey(path) || theirs.poms().containsKey(path)) {
      reference(path)
          .ifPresent(
              text -> {
                texts.put(Slot.REFERENCED_VERSION, text);
                texts.put(Slot.RELEASED_VERSION, text);
              });
      return texts;
    }
    texts.putAll(inDocuments);
    SourceFile own = staying.others().get(path);
    if (own != null) {
      for (Slot slot : List.of(Slot.VERSION, Slot.PYTHON_VERSION)) {
        VersionState.single(List.of(own), slot).ifPresent(text -> texts.put(slot, text));
      }
    }
    return texts;
  }

  /** The version that the POM of another component names; one under development is what stays. */
  private Optional<String> reference(String path) {
    Optional<String> one = reference(ours, path);
    Optional<String> other = reference(theirs, path);
    Optional<String> found;
    if (one.isPresent() && other.isPresent()) {
      Optional<String> before = base.flatMap(state -> reference(state, path));
      found = settled(before, one.get(), other.get(), AgreedTexts::release);
    } else {
      boolean onOneSide = ours.poms().containsKey(path) != theirs.poms().containsKey(path);
      found = one.or(() -> other).filter(text -> onOneSide);
    }
    return found.map(
        text ->
            Version.isSnapshot(text) && List.of(ours.version(), theirs.version()).contains(text)
                ? staying.version()
                : text);
  }

  private static Optional<String> reference(VersionState state, String path) {
    SourceFile pom = state.poms().get(path);
    return pom == null
        ? Optional.empty()
        : VersionState.single(List.of(pom), Slot.REFERENCED_VERSION, Slot.RELEASED_VERSION);
  }

  /** One text for all places of a slot; empty where they may stay as they are. */
  private <T extends Comparable<? super T>> Optional<String> settled(
      Function<VersionState, Map<String, SourceFile>> files,
      Function<String, Optional<T>> order,
      Slot slot) {
    Map<String, List<String>> one = VersionState.texts(files.apply(ours).values(), slot);
    Map<String, List<String>> other = VersionState.texts(files.apply(theirs).values(), slot);
    Optional<String> highest = highest(one, order);
    Optional<String> highestOther = highest(other, order);
    if (one.equals(other) || highest.isEmpty() || highestOther.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> before =
        base.flatMap(
            state -> highest(VersionState.texts(files.apply(state).values(), slot), order));
    return settled(before, highest.get(), highestOther.get(), order);
  }

  private static <T extends Comparable<? super T>> Optional<String> settled(
      Optional<String> base, String ours, String theirs, Function<String, Optional<T>> order) {
    if (base.filter(ours::equals).isPresent()) {
      return Optional.of(theirs);
    }
    if (base.filter(theirs::equals).isPresent()) {
      return Optional.of(ours);
    }
    return highest(Map.of("", List.of(ours, theirs)), order);
  }

  /** Empty where there is no text, or one that has no place in the order. */
  private static <T extends Comparable<? super T>> Optional<String> highest(
      Map<String, List<String>> texts, Function<String, Optional<T>> order) {
    List<String> all = texts.values().stream().flatMap(List::stream).toList();
    return all.stream().allMatch(text -> order.apply(text).isPresent())
        ? all.stream().max(Comparator.comparing(text -> order.apply(text).orElseThrow()))
        : Optional.empty();
  }

  /** A release, in Python's notation too; what is released has no pre-release in that. */
  private static Optional<Version> release(String text) {
    return Version.find(text.replaceFirst("\\.post(?=[0-9]+$)", "-hotfix."));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
