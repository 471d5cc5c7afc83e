package io.github.releasekit.adapter.git;

import io.github.releasekit.adapter.process.ProcessResult;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells failures to reach a remote, which may pass by themselves, from its refusals, by the
 * messages of git, curl, ssh and TLS libraries in the C locale (R6). What is not known to pass
 * counts as a refusal, and so does everything that a hook says.
 */
final class TransientFailure {

  /** Marks a ref in the output of {@code git push --porcelain}. */
  private static final String NOT_PUSHED = "!";

  private static final Pattern HTTP_STATUS = Pattern.compile("returned error: ([0-9]{3})");

  private static final Set<Integer> PASSING_STATUS = Set.of(408, 429);

  private static final List<String> REFUSALS =
      List.of(
          "Authentication failed",
          "could not read Username",
          "could not read Password",
          "Permission denied",
          "Host key verification failed",
          "does not appear to be a git repository",
          "remote error:",
          "rejected]",
          GitRemote.NOT_ATOMIC,
          "certificate");

  private static final List<String> PASSING =
      List.of(
          // names
          "Could not resolve host",
          "Could not resolve proxy",
          "unable to look up",
          "Temporary failure in name resolution",
          "Name or service not known",
          // connections
          "Connection refused",
          "Couldn't connect to server",
          "Failed to connect to",
          "Connection reset",
          "Connection timed out",
          "Operation timed out",
          "No route to host",
          "Network is unreachable",
          "Broken pipe",
          "Empty reply from server",
          "Connection closed by",
          "Timeout, server",
          "timed out during banner exchange",
          // transfers
          "early EOF",
          "hung up",
          "unexpected disconnect",
          "remote failed to report status",
          "transfer closed",
          "expected flush after",
          "unexpected EOF",
          "bad pack header",
          "index-pack failed",
          "sideband demultiplexer",
          "unable to parse remote unpack status",
          "Operation too slow",
          "RPC failed",
          // TLS
          "SSL_ERROR_SYSCALL",
          "TLS connection was non-properly terminated",
          "unexpected eof while reading");

  /** What git adds when a connection ended, for whatever reason. */
  private static final List<String> EPILOGUE =
      List.of(
          "fatal: Could not read from remote repository.",
          "Please make sure you have the correct access rights",
          "and the repository exists.");

  private TransientFailure() {}

  /** Whether a try that ended like this is worth another one. */
  static boolean in(ProcessResult result) {
    List<String> lines =
        Stream.concat(
                result.err().lines().filter(line -> !line.startsWith("remote:")),
                result.out().lines().filter(line -> line.startsWith(NOT_PUSHED)))
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    if (result.succeeded() || contains(lines, REFUSALS)) {
      return false;
    }
    List<Integer> statuses = lines.stream().flatMap(TransientFailure::status).toList();
    if (!statuses.isEmpty()) {
      return statuses.stream().allMatch(code -> code >= 500 || PASSING_STATUS.contains(code));
    }
    boolean endedWithoutAWord = EPILOGUE.containsAll(lines);
    return endedWithoutAWord || contains(lines, PASSING);
  }

  private static Stream<Integer> status(String line) {
    return HTTP_STATUS.matcher(line).results().map(MatchResult::group).map(TransientFailure::code);
  }

  private static int code(String match) {
    return Integer.parseInt(match.substring(match.length() - 3));
  }

  private static boolean contains(List<String> lines, List<String> parts) {
    return lines.stream().anyMatch(line -> parts.stream().anyMatch(line::contains));
  }
}
