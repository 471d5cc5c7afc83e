package io.github.releasekit.fault;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** System calls by which files come to be what they are. */
enum SystemCalls {
  RENAME("rename", "renameat", "renameat2", "link", "linkat"),
  FSYNC("fsync", "fdatasync"),
  UNLINK("unlink", "unlinkat"),
  WRITE("write", "pwrite64", "writev");

  private final List<String> names;

  SystemCalls(String... names) {
    this.names = List.of(names);
  }

  /** As strace takes them. */
  String names() {
    return String.join(",", names);
  }

  static String allNames() {
    return Stream.of(values()).map(SystemCalls::names).collect(Collectors.joining(","));
  }

  boolean contains(String name) {
    return names.contains(name);
  }
}
