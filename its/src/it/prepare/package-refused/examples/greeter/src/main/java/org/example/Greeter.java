package org.example;

/** Greets, in the way that an earlier version had. */
public final class Greeter {

  private Greeter() {}

  /** Prints a greeting. */
  public static void main(String... arguments) {
    System.out.println(new Greeting().hello());
  }
}
