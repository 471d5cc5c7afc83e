package org.example;

/** Something to release. */
public final class Train {
  private Train() {}
}
