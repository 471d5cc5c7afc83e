package io.github.releasekit.adapter.ledger;

import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ManyFiles;
import io.github.releasekit.adapter.git.ReleaseTag;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.change.Vote;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.ledger.LedgerDocument.Kind;
import io.github.releasekit.domain.ledger.LedgerDocument.Place;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the files of a ledger are what their paths say, and none is missing between others. */
final class LedgerForms {

  /** A release with the path of its manifest. */
  record Released(String path, String tag, String commit) {}

  private static final String ROLLED_BACK = LedgerEvent.Type.ROLLED_BACK.toString();

  private record Seen(
      String path, Optional<Place> place, String wrong, Optional<Released> release) {}

  private final LedgerChain chain;
  private final List<Seen> files;
  private final Set<String> links;

  /**
   * @param head of the ledger
   */
  LedgerForms(GitRepository repository, String head, LedgerChain chain) {
    this.chain = chain;
    this.files = ManyFiles.all(repository, head, LedgerForms::seen);
    this.links = new TreeSet<>(repository.paths(head, ""));
    files.forEach(file -> links.remove(file.path()));
  }

  int size() {
    return files.size();
  }

  /** The releases, by the names of their tags; of two with one tag the first. */
  Map<String, Released> releases() {
    return files.stream()
        .flatMap(file -> file.release().stream())
        .collect(Collectors.toMap(Released::tag, one -> one, (one, other) -> one));
  }

  /** A line for each release whose tag is another's as well. */
  List<String> doubles() {
    Map<String, Released> releases = releases();
    return files.stream()
        .flatMap(file -> file.release().stream())
        .filter(one -> !releases.get(one.tag()).path().equals(one.path()))
        .map(
            one ->
                one.path()
                    + " is of the tag "
                    + one.tag()
                    + ", as is "
                    + releases.get(one.tag()).path())
        .toList();
  }

  /**
   * A line for each release that was not rolled back and has none of some tags, to go on with where
   * they are.
   */
  List<String> untagged(List<ReleaseTag> tags) {
    Set<String> names = tags.stream().map(ReleaseTag::name).collect(Collectors.toSet());
    Set<String> rolledBack =
        files.stream()
            .flatMap(file -> file.place().stream())
            .filter(place -> place.type().equals(ROLLED_BACK))
            .map(LedgerForms::release)
            .collect(Collectors.toSet());
    return files.stream()
        .filter(file -> file.release().filter(one -> !names.contains(one.tag())).isPresent())
        .filter(file -> !rolledBack.contains(release(file.place().orElseThrow())))
        .map(
            file ->
                file.path()
                    + " is of the tag "
                    + file.release().orElseThrow().tag()
                    + ", which is gone, or is none of release-kit's any more, on ")
        .toList();
  }

  private static String release(Place place) {
    return place.component() + " " + place.version();
  }

  /** A line for each file that is not what its path says. */
  List<String> misplaced() {
    return Stream.concat(
            files.stream()
                .filter(file -> !file.wrong().isEmpty())
                .map(file -> misplaced(file.path(), file.wrong())),
            links.stream().map(path -> misplaced(path, "is a link, and no file")))
        .toList();
  }

  private String misplaced(String path, String wrong) {
    return path + ", added by " + chain.addedBy(path) + ", " + wrong;
  }

  /** A line for each number that is missing, taken twice or out of order. */
  List<String> misnumbered() {
    Map<String, List<String>> directories = new TreeMap<>();
    for (Seen file : files) {
      if (LedgerFile.number(file.path()) > 0) {
        directories
            .computeIfAbsent(LedgerFile.of(file.path(), "").directory(), d -> new ArrayList<>())
            .add(file.path());
      }
    }
    List<String> wrong = new ArrayList<>();
    directories.forEach((directory, paths) -> number(directory, paths, wrong));
    return wrong;
  }

  private void number(String directory, List<String> paths, List<String> wrong) {
    paths.sort(Comparator.comparing(LedgerFile::number).thenComparing(Comparator.naturalOrder()));
    int expected = 1;
    String before = "";
    for (String path : paths) {
      int number = LedgerFile.number(path);
      if (number < expected) {
        wrong.add(path + " has the number of " + before);
      } else if (number == expected + 1) {
        wrong.add(directory + " has no number " + expected);
      } else if (number > expected) {
        wrong.add(directory + " has no numbers " + expected + " to " + (number - 1));
      }
      if (number >= expected
          && !before.isEmpty()
          && chain.addedAt(path) < chain.addedAt(before)
          && !chain.isMerged(directory)) {
        wrong.add(before + " was added after " + path + ", by " + chain.addedBy(before));
      }
      expected = number + 1;
      before = path;
    }
  }

  /** A line for each release without the event by which it enters, and the other way round. */
  List<String> halves() {
    Map<String, String> manifests = new HashMap<>();
    Map<String, String> prepared = new HashMap<>();
    for (Seen file : files) {
      file.place()
          .ifPresent(
              place -> {
                String release = release(place);
                if (place.kind() == Kind.MANIFEST) {
                  manifests.put(release, file.path());
                } else if (place.type().equals(LedgerEvent.Type.PREPARED.toString())) {
                  prepared.put(release, file.path());
                }
              });
    }
    List<String> wrong = new ArrayList<>();
    without(manifests, prepared.keySet(), "has no event 'prepared' beside it", wrong);
    without(prepared, manifests.keySet(), "has no manifest beside it", wrong);
    return wrong;
  }

  private static void without(
      Map<String, String> some, Set<String> others, String problem, List<String> wrong) {
    some.entrySet().stream()
        .filter(one -> !others.contains(one.getKey()))
        .map(one -> one.getValue() + " " + problem)
        .sorted()
        .forEach(wrong::add);
  }

  private static Seen seen(String path, byte[] content) {
    Optional<Place> found = Place.of(path);
    if (found.isEmpty()) {
      return new Seen(path, found, "is no document of a ledger", Optional.empty());
    }
    Place place = found.get();
    String source = "the file";
    try {
      switch (place.kind()) {
        case MANIFEST -> {
          Manifest manifest = Json.read(content, Manifest.class, source);
          return new Seen(
              path,
              found,
              other(place.version(), manifest.version()),
              Optional.of(new Released(path, manifest.tag(), manifest.commit())));
        }
        case EVENT -> {
          LedgerEvent event = Json.read(content, LedgerEvent.class, source);
          String wrong = other(place.version(), event.version());
          String type = String.valueOf(event.type());
          return new Seen(
              path,
              found,
              wrong.isEmpty() && !type.equals(place.type()) ? "is of the type " + type : wrong,
              Optional.empty());
        }
        case VOTE -> {
          Vote vote = Json.read(content, Vote.class, source);
          String change = path.substring(0, path.lastIndexOf('/'));
          return new Seen(
              path,
              found,
              other(change.substring(change.lastIndexOf('/') + 1), vote.change()),
              Optional.empty());
        }
      }
      throw new IllegalStateException(place.kind().name());
    } catch (ReleaseException e) {
      return new Seen(path, found, "cannot be read: " + e.problem(), Optional.empty());
    }
  }

  private static String other(String expected, String found) {
    return expected.equals(found) ? "" : "is of " + found;
  }
}
