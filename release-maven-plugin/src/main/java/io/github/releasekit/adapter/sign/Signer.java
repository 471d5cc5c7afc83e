package io.github.releasekit.adapter.sign;

import io.github.releasekit.adapter.process.ProcessResult;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.time.Duration;
import java.util.stream.Collectors;

/** What makes signatures with one kind of key. */
interface Signer {

  /** How long a program may take, a person who types a passphrase included. */
  Duration DEADLINE = Duration.ofMinutes(2);

  /** Where GnuPG and ssh-keygen tell programs, rather than people, what goes on. */
  String STATUS = "[GNUPG:] ";

  /**
   * Signs a text.
   *
   * @return the detached signature in ASCII armor, as the program wrote it
   * @throws ReleaseException when the program is missing, fails, or does not end in time
   */
  String sign(String payload);

  /** What a program said to people on standard error, as one line. */
  static String said(ProcessResult result) {
    return result
        .err()
        .lines()
        .filter(line -> !line.startsWith(STATUS))
        .map(PlainText::line)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("; "));
  }
}
