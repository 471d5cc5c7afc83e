package io.github.releasekit.domain.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.commit.MessageTable.Row;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SquashedCommitsTest {

  static Stream<Row> rows() {
    return MessageTable.rows("squashed.txt");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void countsTheCommitsThatABodyLists(Row row) {
    assertThat(ChangeLines.of(row, Change.of(row.newestFirst()))).isEqualTo(row.expected());
  }
}
