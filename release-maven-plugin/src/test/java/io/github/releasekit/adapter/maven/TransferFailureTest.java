package io.github.releasekit.adapter.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of wagon and of the transports of Maven 3.9 and 4. */
class TransferFailureTest {

  @ParameterizedTest
  @CsvSource({
    "'Failed to transfer file: http://h/a.pom. Return code is: 503, ReasonPhrase:Busy.', true",
    "'Failed to transfer file: http://h/a.pom. Return code is: 401, ReasonPhrase:No.', false",
    "'transfer failed for http://h/a.pom, status: 502 Bad Gateway', true",
    "'status code: 500, reason phrase: Internal Server Error (500)', true",
    "'status code: 429, reason phrase: Too Many Requests (429)', true",
    "'status code: 408, reason phrase: Request Timeout (408)', true",
    "'status code: 409, reason phrase: Conflict (409)', false",
    "'status code: 413, reason phrase: Payload Too Large (413)', false",
    "'HTTP Status: 504', true",
    "'HTTP Status: 403', false",
    "'Not authorized', false"
  })
  void goesByTheStatus(String message, boolean passing) {
    Exception answer = new IOException(message);

    assertThat(TransferFailure.isPassing(answer)).isEqualTo(passing);
    assertThat(TransferFailure.isPassing(new Exception("could not transfer", answer)))
        .isEqualTo(passing);
  }

  static Stream<Exception> ends() {
    return Stream.of(
        new ConnectException("Connection refused"),
        new SocketException("Connection reset"),
        new SocketTimeoutException("Read timed out"),
        new UnknownHostException("repo.example.org"),
        (Exception) new SSLHandshakeException("terminated").initCause(new EOFException()));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void goesByWhatEndedTheConnection(Exception end) {
    assertThat(TransferFailure.isPassing(new Exception("could not transfer", end))).isTrue();
  }

  @Test
  void isNoneWithoutACauseOrForACertificate() {
    assertThat(TransferFailure.isPassing(null)).isFalse();
    assertThat(TransferFailure.isPassing(new SSLHandshakeException("unable to find valid path")))
        .isFalse();
  }
}
