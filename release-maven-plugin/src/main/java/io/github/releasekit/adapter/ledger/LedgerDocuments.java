package io.github.releasekit.adapter.ledger;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.change.Vote;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerDocument;
import io.github.releasekit.domain.ledger.LedgerDocument.Place;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerRelease;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.extension.LedgerDatabase.Entry;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads files of the ledger, wherever they come from. */
public final class LedgerDocuments {

  /** A file that was read; neither of the two where it is a vote. */
  record Read(Optional<LedgerRelease> release, Optional<LedgerEntry> entry) {

    private static final Read NOTHING = new Read(Optional.empty(), Optional.empty());
  }

  private LedgerDocuments() {}

  /**
   * The releases and events of files; others are left out.
   *
   * @throws ReleaseException when one is not of its form
   */
  public static LedgerContents contents(Iterable<LedgerDocument> documents) {
    List<Read> all = new ArrayList<>();
    for (LedgerDocument document : documents) {
      document.place().map(place -> read(document, place)).ifPresent(all::add);
    }
    return contents(all);
  }

  static LedgerContents contents(List<Read> all) {
    return new LedgerContents(
        all.stream().flatMap(one -> one.release().stream()).toList(),
        all.stream().flatMap(one -> one.entry().stream()).toList());
  }

  /**
   * Reads a file.
   *
   * @throws ReleaseException when it is not of its form
   */
  static Read read(LedgerDocument document, Place place) {
    return switch (place.kind()) {
      case MANIFEST ->
          new Read(
              Optional.of(
                  new LedgerRelease(document.repository(), place.component(), manifest(document))),
              Optional.empty());
      case EVENT ->
          new Read(
              Optional.empty(),
              Optional.of(
                  new LedgerEntry(
                      document.repository(), place.component(), document.path(), event(document))));
      case VOTE -> Read.NOTHING;
    };
  }

  /**
   * A file with what it is found by; empty for a file that release-kit does not write.
   *
   * @throws ReleaseException when it is not of its form
   */
  public static Optional<Entry> entry(LedgerDocument document) {
    return document
        .place()
        .map(
            place ->
                switch (place.kind()) {
                  case MANIFEST -> {
                    Manifest manifest = manifest(document);
                    Instant created = Instant.parse(manifest.createdAt());
                    yield entry(document, place, manifest.version(), "", created);
                  }
                  case EVENT -> {
                    LedgerEvent event = event(document);
                    Instant at = Instant.parse(event.at());
                    yield entry(document, place, event.version(), event.type().toString(), at);
                  }
                  case VOTE -> {
                    Vote vote = Json.read(document.content(), Vote.class, source(document));
                    yield entry(document, place, "", "", time(document, "at", vote.at()));
                  }
                });
  }

  private static Entry entry(
      LedgerDocument document, Place place, String version, String type, Instant at) {
    return new Entry(document, place.kind(), place.component(), version, type, at);
  }

  private static Manifest manifest(LedgerDocument document) {
    Manifest manifest = Json.read(document.content(), Manifest.class, source(document));
    time(document, "createdAt", manifest.createdAt());
    require(document, "version", manifest.version());
    return manifest;
  }

  private static LedgerEvent event(LedgerDocument document) {
    LedgerEvent event = Json.read(document.content(), LedgerEvent.class, source(document));
    time(document, "at", event.at());
    require(document, "version", event.version());
    require(document, "type", event.type());
    return event;
  }

  private static String source(LedgerDocument document) {
    return "ledger " + document.path();
  }

  private static Instant time(LedgerDocument document, String key, @Nullable String text) {
    require(document, key, text);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw refused(document, "'" + key + "' is '" + PlainText.shortLine(text) + "', no time");
    }
  }

  private static void require(LedgerDocument document, String key, @Nullable Object value) {
    if (value == null) {
      throw refused(document, "'" + key + "' is missing");
    }
  }

  private static ReleaseException refused(LedgerDocument document, String what) {
    return new ReleaseException(
        source(document) + " cannot be read: " + what, "restore it, or remove it");
  }
}
