package io.github.releasekit.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7|Wed, 25 Nov 2026 10:00:00 GMT|7",
        "0||0",
        "Wed, 25 Nov 2026 10:00:09 GMT|Wed, 25 Nov 2026 10:00:00 GMT|9",
        "Wed, 25 Nov 2026 09:00:00 GMT|Wed, 25 Nov 2026 10:00:00 GMT|0",
        "Wed, 25 Nov 2026 10:00:09 GMT||0",
        "-1||0",
        "soon||0",
        "99999999999999999999||0",
        "||0"
      })
  void isATimeToWait(String retryAfter, String date, long seconds) {
    HttpHeaders headers =
        HttpHeaders.of(
            Map.of(
                "retry-after", retryAfter == null ? List.<String>of() : List.of(retryAfter),
                "date", date == null ? List.<String>of() : List.of(date)),
            (name, value) -> true);

    assertThat(RetryAfter.of(headers)).hasSeconds(seconds);
  }
}
