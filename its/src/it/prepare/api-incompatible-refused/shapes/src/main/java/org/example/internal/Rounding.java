package org.example.internal;

/** Not for others. */
public final class Rounding {

  private Rounding() {}

  /** Whole units. */
  public static long round(double number) {
    return Math.round(number);
  }
}
