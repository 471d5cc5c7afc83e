package io.github.releasekit.domain.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.domain.commit.MessageTable.Row;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoAuthorsTest {

  static Stream<Row> rows() {
    return MessageTable.rows("co-authors.txt");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void namesCoAuthorsOnceInOrder(Row row) {
    List<String> people =
        Change.of(row.newestFirst()).get(0).coAuthors().stream().map(ChangeLines::line).toList();

    assertThat(people.isEmpty() ? List.of("none") : people).isEqualTo(row.expected());
  }
}
