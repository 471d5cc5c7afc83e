package io.github.releasekit.domain.changelog;

import io.github.releasekit.domain.commit.Change;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.ChangelogPolicy;
import io.github.releasekit.domain.version.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Changelogs and entries, of text. */
final class ChangelogFixture {

  private ChangelogFixture() {}

  static Changelog parse(String text) {
    return Changelog.parse(bytes(text), "CHANGELOG.md");
  }

  static String text(Changelog changelog) {
    return new String(changelog.toBytes(), StandardCharsets.UTF_8);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A release of 2026-11-21. */
  static Changelog.Entry entry(
      String version, Optional<String> previousTag, Optional<WebLinks> links, String... messages) {
    return new Changelog.Entry(
        Version.parse(version), "v" + version, "2026-11-21", previousTag, entries(messages), links);
  }

  /** Entries of commits, given oldest first. */
  static ChangelogEntries entries(String... messages) {
    return entries(ChangelogPolicy.DEFAULT, List.of(messages));
  }

  static ChangelogEntries entries(ChangelogPolicy policy, List<String> messages) {
    List<Commit> newestFirst = new ArrayList<>();
    for (String message : messages) {
      String id = String.format(Locale.ROOT, "%040d", newestFirst.size());
      newestFirst.add(0, new Commit(id, List.of(), message, "Ada", "a@example.org", Instant.EPOCH));
    }
    return ChangelogEntries.of(Change.of(newestFirst), policy);
  }
}
