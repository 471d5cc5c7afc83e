package io.github.releasekit.adapter.ledger;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerDocument;
import io.github.releasekit.domain.ledger.LedgerDocument.Place;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads files of the ledger, wherever they come from. */
public final class LedgerDocuments {

  private LedgerDocuments() {}

  /**
   * The releases and events of files; others are left out.
   *
   * @throws io.github.releasekit.domain.ReleaseException when one is not of its form
   */
  public static LedgerContents contents(Iterable<LedgerDocument> documents) {
    List<LedgerRelease> releases = new ArrayList<>();
    List<LedgerEntry> entries = new ArrayList<>();
    for (LedgerDocument document : documents) {
      Optional<Place> place = document.place();
      if (place.isEmpty()) {
        continue;
      }
      String component = place.get().component();
      String source = "ledger " + document.path();
      switch (place.get().kind()) {
        case MANIFEST ->
            releases.add(
                new LedgerRelease(
                    document.repository(),
                    component,
                    Json.read(document.content(), Manifest.class, source)));
        case EVENT ->
            entries.add(
                new LedgerEntry(
                    document.repository(),
                    component,
                    document.path(),
                    Json.read(document.content(), LedgerEvent.class, source)));
        case VOTE -> {}
      }
    }
    return new LedgerContents(releases, entries);
  }
}
