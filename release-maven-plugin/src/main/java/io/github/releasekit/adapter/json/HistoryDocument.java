package io.github.releasekit.adapter.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.ledger.LedgerEntry;
import java.util.List;

/**
 * Events of the ledger as JSON ({@code history -Dformat=json}); its form is {@code
 * history.schema.json} of the site.
 *
 * @param schemaVersion of this form, 1
 */
public record HistoryDocument(int schemaVersion, List<PlacedEvent> events) {

  private static final int SCHEMA_VERSION = 1;

  /**
   * An event with where it stands, on one level.
   *
   * @param component empty where the repository is released together
   */
  public record PlacedEvent(
      String repository, String component, @JsonUnwrapped LedgerEvent event) {}

  /** In the order in which they are given. */
  public static HistoryDocument of(List<LedgerEntry> entries) {
    return new HistoryDocument(
        SCHEMA_VERSION,
        entries.stream()
            .map(entry -> new PlacedEvent(entry.repository(), entry.component(), entry.event()))
            .toList());
  }
}
