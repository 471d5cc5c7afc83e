package io.github.releasekit.adapter.maven;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures of a transfer that may pass by themselves from refusals (R6), by the answer's HTTP
 * status where there was one, as the transports of Maven 3.6 to 4 say it, else by what ended the
 * connection.
 */
final class TransferFailure {

  private static final Pattern HTTP_STATUS =
      Pattern.compile(
          "(?:status(?: code)?|return code is|error code)[:=]? ([1-5][0-9]{2})\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Set<Integer> PASSING_STATUS = Set.of(408, 429);

  /** Those of HTTP clients that Maven keeps to itself. */
  private static final Set<String> CONNECTION_ENDED =
      Set.of("NoHttpResponseException", "ConnectionClosedException", "HttpTimeoutException");

  private TransferFailure() {}

  /** Whether a transfer that ended with this is worth another try. */
  static boolean isPassing(@Nullable Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      Matcher status = HTTP_STATUS.matcher(String.valueOf(at.getMessage()));
      if (status.find()) {
        int code = Integer.parseInt(status.group(1));
        return code >= 500 || PASSING_STATUS.contains(code);
      }
    }
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SocketException
          || at instanceof InterruptedIOException
          || at instanceof UnknownHostException
          || at instanceof EOFException
          || CONNECTION_ENDED.contains(at.getClass().getSimpleName())) {
        return true;
      }
    }
    return false;
  }
}
