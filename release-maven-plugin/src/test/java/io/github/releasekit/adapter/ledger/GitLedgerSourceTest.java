package io.github.releasekit.adapter.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.GitFixture;
import io.github.releasekit.ManifestFixture;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.ObjectWriter;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.LedgerEvent;
import io.github.releasekit.domain.event.LedgerEvent.Type;
import io.github.releasekit.domain.ledger.LedgerContents;
import io.github.releasekit.domain.ledger.LedgerDocument;
import io.github.releasekit.domain.ledger.LedgerEntry;
import io.github.releasekit.domain.ledger.LedgerQuery;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitLedgerSourceTest {

  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

  @TempDir Path temp;
  private GitFixture git;
  private GitRepository repository;

  @BeforeEach
  void open() {
    git = GitFixture.init(temp);
    git.commit("feat: a");
    repository = GitRepository.open(temp);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void givesWhatTheDocumentsHoldToEveryQuery() {
    GitLedgerSource source = source(ledger(1300));
    LedgerContents all = LedgerDocuments.contents(source.documents());

    assertThat(all.releases()).hasSize(1301);
    assertThat(all.entries()).hasSize(2602);
    assertThat(source.read(LedgerQuery.ALL)).isEqualTo(all);
    for (LedgerQuery query :
        List.of(
            of(Set.of(Type.PERFORMED), Optional.empty(), Optional.empty()),
            of(Set.of(), Optional.of("core"), Optional.empty()),
            of(Set.of(), Optional.of("none"), Optional.empty()),
            of(Set.of(), Optional.empty(), Optional.of("1.7.0")),
            of(Set.of(Type.PREPARED), Optional.of(""), Optional.of("1.7.0")),
            new LedgerQuery(
                Optional.of(TIME.plusSeconds(10)),
                Optional.of(TIME.plusSeconds(20)),
                Set.of(),
                Optional.empty(),
                Optional.of("app"),
                Optional.empty()))) {
      assertThat(source.read(query)).isEqualTo(all.matching(query));
    }
    assertThat(
            source
                .read(of(Set.of(Type.PERFORMED), Optional.of("core"), Optional.of("2.0.0")))
                .entries())
        .extracting(LedgerEntry::path)
        .containsExactly("components/core/events/2.0.0/0002-performed.json");
  }

  /** What cannot be asked for is not even looked at. */
  @Test
  void readsNothingThatThePathRulesOut() {
    String head =
        files(
            Map.of(
                "events/1.0.0/0001-prepared.json", Json.pretty(event("1.0.0", Type.PREPARED, TIME)),
                "events/1.0.0/0002-note.json", "no JSON".getBytes(StandardCharsets.UTF_8),
                "events/2.0.0/0001-prepared.json", "no JSON".getBytes(StandardCharsets.UTF_8),
                "releases/2.0.0/manifest.json", "no JSON".getBytes(StandardCharsets.UTF_8),
                "components/a/events/1.0.0/0001-prepared.json", new byte[0],
                "notes/readme.txt", new byte[0]));
    LedgerQuery asked = of(Set.of(Type.PREPARED), Optional.of(""), Optional.of("1.0.0"));

    assertThat(source(head).read(asked).entries()).hasSize(1);
    assertThatThrownBy(() -> source(head).read(LedgerQuery.ALL))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void keepsDocumentsByteForByte() {
    byte[] content = "{ \"a\": \"ü\" }\r\n".getBytes(StandardCharsets.UTF_8);
    String head = files(Map.of("events/1.0.0/0001-note.json", content));

    assertThat(source(head).documents())
        .containsExactly(new LedgerDocument("app", "events/1.0.0/0001-note.json", content));
    assertThat(new GitLedgerSource(repository, "app", Optional.empty()).documents()).isEmpty();
    assertThat(new GitLedgerSource(repository, "app", Optional.empty()).read(LedgerQuery.ALL))
        .isEqualTo(LedgerContents.EMPTY);
  }

  private GitLedgerSource source(String head) {
    return new GitLedgerSource(repository, "app", Optional.of(head));
  }

  private static LedgerQuery of(
      Set<Type> types, Optional<String> component, Optional<String> version) {
    return new LedgerQuery(
        Optional.empty(), Optional.empty(), types, component, Optional.empty(), version);
  }

  /** Releases 1.0.0, 1.1.0 and so on, each with two events, and one of a component. */
  private String ledger(int releases) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < releases; i++) {
      release(files, "", "1." + i + ".0", TIME.plusSeconds(i));
    }
    release(files, "components/core/", "2.0.0", TIME);
    return files(files);
  }

  private static void release(
      Map<String, byte[]> files, String prefix, String version, Instant at) {
    files.put(
        prefix + "releases/" + version + "/manifest.json",
        Json.pretty(ManifestFixture.manifest(version)));
    files.put(
        prefix + "events/" + version + "/0001-prepared.json",
        Json.pretty(event(version, Type.PREPARED, at)));
    files.put(
        prefix + "events/" + version + "/0002-performed.json",
        Json.pretty(event(version, Type.PERFORMED, at.plusSeconds(1))));
  }

  private static LedgerEvent event(String version, Type type, Instant at) {
    return LedgerEvent.of(
        type, version, "v" + version, "a".repeat(40), at, Optional.of("Ada <a@b.c>"), "why");
  }

  private String files(Map<String, byte[]> files) {
    return new ObjectWriter(repository, Instant.EPOCH, Signatures.NONE)
        .commit(Optional.empty(), Optional.empty(), files, "test\n");
  }
}
