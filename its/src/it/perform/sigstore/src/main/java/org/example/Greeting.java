package org.example;

/** Says hello. */
public final class Greeting {

  private Greeting() {}

  /** The text. */
  public static String text() {
    return "hello";
  }
}
