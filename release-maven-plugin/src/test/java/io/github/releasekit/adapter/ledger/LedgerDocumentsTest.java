package io.github.releasekit.adapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.ledger.LedgerDocument;
import io.github.releasekit.domain.ledger.LedgerDocument.Kind;
import io.github.releasekit.extension.LedgerDatabase.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerDocumentsTest {

  private static final String NOTE = "components/api/events/1.0.0/0001-note.json";
  private static final String MANIFEST = "releases/1.0.0/manifest.json";

  private static LedgerDocument document(String path, byte[] content) {
    return new LedgerDocument("acme/app", path, content);
  }

  private static byte[] note() {
    return Json.pretty(
        LedgerEvent.of(
            LedgerEvent.Type.NOTE,
            "1.0.1",
            "v1.0.1",
            "a".repeat(40),
            Instant.parse("2026-11-21T10:00:00Z"),
            Optional.empty(),
            "noted"));
  }

  @Test
  void areFoundByWhatTheySay() {
    LedgerDocument event = document(NOTE, note());
    LedgerDocument manifest = document(MANIFEST, Json.pretty(ManifestFixture.manifest("1.0.0")));

    Instant at = Instant.parse("2026-11-21T10:00:00Z");
    assertThat(LedgerDocuments.entry(event))
        .contains(new Entry(event, Kind.EVENT, "api", "1.0.1", "note", at));
    assertThat(LedgerDocuments.entry(manifest))
        .contains(new Entry(manifest, Kind.MANIFEST, "", "1.0.0", "", at));
    assertThat(LedgerDocuments.entry(document("README.md", new byte[] {1}))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    NOTE + ", 2026-11-21T10, yesterday at",
    NOTE + ", \"at\", \"other\"",
    NOTE + ", \"version\", \"other\"",
    NOTE + ", \"type\", \"other\"",
    NOTE + ", {, [",
    MANIFEST + ", \"createdAt\", \"other\"",
    MANIFEST + ", 2026-11-21T10:00:00Z, soon",
    MANIFEST + ", \"version\" : \"1, \"other\" : \"1",
  })
  void areRefusedWhereTheyAreNotOfTheirForm(String path, String part, String other) {
    byte[] good = path.equals(NOTE) ? note() : Json.pretty(ManifestFixture.manifest("1.0.0"));
    String text = new String(good, StandardCharsets.UTF_8);
    assertThat(text).contains(part);
    LedgerDocument bad = document(path, text.replace(part, other).getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> LedgerDocuments.entry(bad))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(path);
    assertThatThrownBy(() -> LedgerDocuments.contents(List.of(bad)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(path);
  }
}
