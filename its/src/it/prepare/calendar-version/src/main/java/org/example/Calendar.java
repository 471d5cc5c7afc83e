package org.example;

/** Something to release. */
public final class Calendar {
  private Calendar() {}
}
