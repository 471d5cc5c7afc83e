package io.github.releasekit.domain.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.commit.MessageTable.Row;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RevertedCommitsTest {

  static Stream<Row> rows() {
    return MessageTable.rows("reverted.txt");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void takesBackWhatIsReverted(Row row) {
    assertThat(ChangeLines.of(row, Change.of(row.newestFirst()))).isEqualTo(row.expected());
  }
}
