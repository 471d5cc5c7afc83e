package io.github.releasekit.fault;

/** System calls by which files come to be what they are. */
enum SystemCalls {
  RENAME("rename,renameat,renameat2,link,linkat"),
  FSYNC("fsync,fdatasync"),
  UNLINK("unlink,unlinkat"),
  WRITE("write,pwrite64,writev");

  private final String names;

  SystemCalls(String names) {
    this.names = names;
  }

  /** As strace takes them. */
  String names() {
    return names;
  }
}
