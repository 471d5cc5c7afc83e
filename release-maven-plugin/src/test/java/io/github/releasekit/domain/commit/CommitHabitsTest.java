package io.github.releasekit.domain.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.commit.MessageTable.Row;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommitHabitsTest {

  static Stream<Row> rows() {
    return MessageTable.rows("habits.txt");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void readsWhatTeamsAndToolsWrite(Row row) {
    assertThat(ChangeLines.withReferences(row, Change.of(row.newestFirst())))
        .isEqualTo(row.expected());
  }
}
