package io.github.releasekit.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is done to a run.
 *
 * @param name says it in a report
 * @param environment of the process, for the stand-ins of git and Maven
 * @param java options of the Java that runs the goals
 * @param prefix a command that runs the Java, such as strace
 */
record Fault(String name, Map<String, String> environment, List<String> java, List<String> prefix) {

  /** A file in a world's directory that fills its disk, until the run is over. */
  static final String FILLER = "filler";

  /** Where strace writes to, from a world's directory. */
  static final String STRACE_OUTPUT = "bin/strace";

  static final Fault NONE = new Fault("no fault", Map.of(), List.of(), List.of());

  Fault {
    environment = Map.copyOf(environment);
    java = List.copyOf(java);
    prefix = List.copyOf(prefix);
  }

  /** Whether strace does something to a call, if the run comes to it. */
  boolean injects() {
    return environment.containsKey("FAULT_INJECT")
        || prefix.stream().anyMatch(argument -> argument.startsWith("inject="));
  }

  /** The process halts at the n-th reading of the clock. */
  static Fault haltAtClock(int reading) {
    return new Fault(
        "halt at reading " + reading + " of the clock",
        Map.of(),
        List.of("-Dfault.halt.clock=" + reading),
        List.of());
  }

  /** The process halts at the n-th line of its output. */
  static Fault haltAtLine(int line) {
    return new Fault(
        "halt at line " + line, Map.of(), List.of("-Dfault.halt.line=" + line), List.of());
  }

  /**
   * Something befalls a call of git.
   *
   * @param how as the stand-in for git has it
   */
  static Fault git(int call, String how) {
    return new Fault(
        "git call " + call + " " + how,
        Map.of("FAULT_CALL", String.valueOf(call), "FAULT_HOW", how),
        List.of(),
        List.of());
  }

  /**
   * A system call fails or kills in a call of git, or in what it starts.
   *
   * @param how {@code alone}, or {@code together} where the caller dies with a git that is killed
   * @param injection as strace has it, after the system calls
   */
  static Fault inGit(int call, String how, SystemCalls calls, String injection) {
    return new Fault(
        "git call " + call + " " + how + " " + calls + ":" + injection,
        Map.of(
            "FAULT_CALL",
            String.valueOf(call),
            "FAULT_HOW",
            how,
            "FAULT_TRACE",
            calls.names(),
            "FAULT_INJECT",
            calls.names() + ":" + injection),
        List.of(),
        List.of());
  }

  /**
   * A system call fails or kills in the process that runs the goals, outside of what it starts.
   *
   * @param injection as strace has it, after the system calls
   */
  static Fault inJava(SystemCalls calls, String injection) {
    List<String> strace = new ArrayList<>(strace(calls.names()));
    strace.addAll(List.of("-e", "inject=" + calls.names() + ":" + injection));
    return new Fault("java " + calls + ":" + injection, Map.of(), List.of(), strace);
  }

  /** All system calls are noted down, and nothing else happens. */
  static Fault traced() {
    String all = SystemCalls.allNames();
    return new Fault(
        "traced", Map.of("FAULT_HOW", "traced", "FAULT_TRACE", all), List.of(), strace(all));
  }

  /** What is written, forced, renamed and started is noted down with its path, in order. */
  static Fault watched() {
    return new Fault(
        "watched",
        Map.of(),
        List.of(),
        List.of(
            "strace",
            "-f",
            "-y",
            "-b",
            "execve",
            "-qqq",
            "-o",
            STRACE_OUTPUT,
            "-e",
            "trace=execve," + SystemCalls.allNames()));
  }

  private static List<String> strace(String calls) {
    return List.of(
        "strace", "-f", "-b", "execve", "-qqq", "-o", STRACE_OUTPUT, "-e", "trace=" + calls);
  }

  /**
   * Something befalls the build.
   *
   * @param how as the stand-in for Maven has it
   */
  static Fault build(String how) {
    return new Fault("build " + how, Map.of("FAULT_BUILD", how), List.of(), List.of());
  }

  /** The disk has so much left, in kilobytes. */
  static Fault fullDisk(int left) {
    String fill =
        "dd if=/dev/zero of=%s bs=1k count=$(( $(df -k --output=avail . | tail -1) - %d ))"
                .formatted(FILLER, left)
            + " 2>/dev/null; exec \"$@\"";
    return new Fault(
        left + " KB left on the disk",
        Map.of("FAULT_HOW", "unnoticed"),
        List.of(),
        List.of("sh", "-c", fill, "sh"));
  }
}
