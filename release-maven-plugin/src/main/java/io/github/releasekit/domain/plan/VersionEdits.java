package io.github.releasekit.domain.plan;

import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.version.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What setting a version writes into files. */
public final class VersionEdits {

  private VersionEdits() {}

  /** The files that differ once they say a version; a {@code -SNAPSHOT} may end it. */
  public static List<FileEdit> of(List<SourceFile> files, String version) {
    return of(files, texts(version));
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

  /** What a version is written as, slot by slot. */
  static Map<Slot, String> texts(String version) {
    boolean snapshot = Version.isSnapshot(version);
    Map<Slot, String> texts = new EnumMap<>(Slot.class);
    texts.put(Slot.VERSION, version);
    texts.put(Slot.REFERENCED_VERSION, version);
    texts.put(
        Slot.REVISION,
        snapshot ? version.substring(0, version.length() - Version.SNAPSHOT.length()) : version);
    texts.put(Slot.SHA1, "");
    texts.put(Slot.CHANGELIST, snapshot ? Version.SNAPSHOT : "");
    return texts;
  }
}
