package io.github.releasekit.domain.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.commit.MessageTable.Row;
import io.github.releasekit.domain.version.Bump;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConventionalCommitTableTest {

  static Stream<Row> conventional() {
    return MessageTable.rows("conventional.txt");
  }

  @ParameterizedTest
  @MethodSource("conventional")
  void readsAMessageAsTheSpecificationSays(Row row) {
    List<Change> changes = Change.of(row.newestFirst());

    assertThat(changes).hasSize(1);
    assertThat(lines(ConventionalCommit.parse(row.message()), changes.get(0)))
        .isEqualTo(row.expected());
  }

  @ParameterizedTest
  @MethodSource("conventional")
  void tellsAChangeWhatTheMessageSays(Row row) {
    Change change = Change.of(row.newestFirst()).get(0);

    assertThat(change.conventional()).isEqualTo(ConventionalCommit.parse(row.message()));
    assertThat(change.commit()).isEqualTo(row.newestFirst().get(0));
    change
        .conventional()
        .ifPresentOrElse(
            commit -> {
              assertThat(change.type()).isEqualTo(commit.type());
              assertThat(change.scope()).isEqualTo(commit.scope());
              assertThat(change.description()).isEqualTo(commit.description());
              assertThat(change.breaking()).isEqualTo(commit.breaking());
            },
            () -> {
              assertThat(change.type()).isEmpty();
              assertThat(change.scope()).isEmpty();
              assertThat(change.breaking()).isFalse();
            });
  }

  @ParameterizedTest
  @MethodSource("conventional")
  void readsWindowsLineEndsAsOthers(Row row) {
    String windows = row.message().replace("\r", "").replace("\n", "\r\n");

    assertThat(lines(ConventionalCommit.parse(windows), change(windows))).isEqualTo(row.expected());
  }

  @Test
  void breaksByAFooterWithANumberSign() {
    Change change = change("fix: x\n\nBREAKING CHANGE #12 is needed");

    assertThat(change.bump()).isEqualTo(Bump.MAJOR);
    assertThat(change.breakingChange().orElseThrow()).endsWith("12 is needed");
  }

  private static Change change(String message) {
    return Change.of(List.of(MessageTable.commit(message))).get(0);
  }

  private static List<String> lines(Optional<ConventionalCommit> conventional, Change change) {
    List<String> lines = new ArrayList<>();
    conventional.ifPresentOrElse(
        commit ->
            lines.add(
                ChangeLines.kind(commit.type(), commit.scope(), commit.breaking())
                    + ": "
                    + commit.description()),
        () -> lines.add(("none: " + change.description()).strip()));
    lines.add("bump: " + change.bump().name());
    conventional.ifPresent(
        commit ->
            commit
                .footers()
                .forEach(
                    footer -> lines.add("footer: " + footer.token() + " = " + footer.value())));
    change.breakingChange().ifPresent(text -> lines.add("breaking: " + text));
    return lines;
  }
}
