package io.github.releasekit.domain.plan;

import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.version.PythonVersion;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What setting a version writes into files. */
public final class VersionEdits {

  /** What a POM says of its tag while it is developed, as Maven has it where it says nothing. */
  private static final String HEAD = "HEAD";

  private VersionEdits() {}

  /** The files that differ once they say a version; a {@code -SNAPSHOT} may end it. */
  public static List<FileEdit> of(List<SourceFile> files, String version) {
    return of(files, texts(files, version));
  }

  /**
   * The files that differ once development goes on from a commit. From a release, {@code scm/tag}
   * goes back to Maven's default, and other components stay with that release.
   *
   * @param from the version in the commit
   * @param version the next one, a SNAPSHOT
   */
  public static List<FileEdit> development(List<SourceFile> files, String from, String version) {
    if (Version.isSnapshot(from)) {
      return of(files, version);
    }
    Map<Slot, String> texts = texts(files, version);
    texts.remove(Slot.REFERENCED_VERSION);
    texts.put(Slot.SCM_TAG, HEAD);
    return of(files, texts);
  }

  /** The files that differ once their slots say the texts. */
  static List<FileEdit> of(List<SourceFile> files, Map<Slot, String> texts) {
    List<FileEdit> edits = new ArrayList<>();
    for (SourceFile file : files) {
      byte[] after = file.with(texts);
      if (!Arrays.equals(file.content(), after)) {
        edits.add(new FileEdit(file.path(), Optional.of(file.content()), after));
      }
    }
    return edits;
  }

  /**
   * What a version is written as, slot by slot of the files.
   *
   * @throws io.github.releasekit.domain.ReleaseException when a file has it in Python's notation,
   *     which does not know it
   */
  static Map<Slot, String> texts(List<SourceFile> files, String version) {
    boolean snapshot = Version.isSnapshot(version);
    Map<Slot, String> texts = new EnumMap<>(Slot.class);
    texts.put(Slot.VERSION, version);
    texts.put(Slot.REFERENCED_VERSION, version);
    texts.put(
        Slot.REVISION,
        snapshot ? version.substring(0, version.length() - Version.SNAPSHOT.length()) : version);
    texts.put(Slot.SHA1, "");
    texts.put(Slot.CHANGELIST, snapshot ? Version.SNAPSHOT : "");
    if (files.stream().anyMatch(file -> file.carries(Slot.PYTHON_VERSION))) {
      texts.put(Slot.PYTHON_VERSION, PythonVersion.of(version));
    }
    return texts;
  }

  /**
   * What a release is written as where it is kept until the next one; nothing for a pre-release,
   * which documents do not tell of.
   */
  static Map<Slot, String> released(List<SourceFile> files, Version version) {
    Map<Slot, String> texts = new EnumMap<>(Slot.class);
    if (!version.isPreRelease()) {
      texts.put(Slot.RELEASED_VERSION, version.toString());
      if (files.stream().anyMatch(file -> file.carries(Slot.RELEASED_PYTHON_VERSION))) {
        texts.put(Slot.RELEASED_PYTHON_VERSION, PythonVersion.of(version.toString()));
      }
    }
    return texts;
  }
}
