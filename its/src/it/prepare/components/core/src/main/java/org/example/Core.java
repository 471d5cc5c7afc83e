package org.example;

/** Something to release. */
public final class Core {
  private Core() {}
}
