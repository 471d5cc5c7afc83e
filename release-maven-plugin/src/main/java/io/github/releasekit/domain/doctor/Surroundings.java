package io.github.releasekit.domain.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Space and time that releases are made in. */
public final class Surroundings {

  /** A checkout, what is built of it, and what is staged. */
  private static final int COPIES = 4;

  private static final long MIB = 1L << 20;
  private static final long LEAST = 200 * MIB;
  private static final Duration TOLERATED = Duration.ofMinutes(5);

  private Surroundings() {}

  /**
   * @param place the directory that releases are built in, for people
   * @param usable bytes that are free there
   * @param checkout bytes that a checkout takes
   */
  public static CheckResult disk(String place, long usable, long checkout) {
    String found = size(usable) + " free for " + place;
    String next = "make room there, or let Maven build elsewhere: <build><directory> in the POM";
    if (usable < checkout) {
      return CheckResult.failed("disk", found + "; a checkout alone takes " + size(checkout), next);
    }
    long wanted = COPIES * checkout + LEAST;
    return usable < wanted
        ? CheckResult.warning(
            "disk", found + "; a checkout takes " + size(checkout) + ", its build more", next)
        : CheckResult.ok("disk", found);
  }

  /**
   * @param server whose clock is compared
   * @param theirs its time
   * @param ours the time of this machine
   */
  public static CheckResult clock(String server, Instant theirs, Instant ours) {
    Duration difference = Duration.between(theirs, ours);
    if (difference.abs().compareTo(TOLERATED) <= 0) {
      return CheckResult.ok("clock", "agrees with that of " + server);
    }
    return CheckResult.warning(
        "clock",
        "is "
            + difference.abs().toSeconds()
            + " seconds "
            + (difference.isNegative() ? "behind" : "ahead of")
            + " that of "
            + server
            + "; releases and signatures would be dated by it",
        "let a time server set the clock; on Linux: timedatectl set-ntp true");
  }

  private static String size(long bytes) {
    return bytes >= 1024 * MIB
        ? String.format(Locale.ROOT, "%.1f GiB", bytes / (1024.0 * MIB))
        : String.format(Locale.ROOT, "%.1f MiB", (double) bytes / MIB);
  }
}
