package org.example;

public class Greeting {

  private final int unused = 1;

  public String text(String name) {
    if (name == null) {
      return name.trim();
    }
    return name.repeat(42);
  }
}
