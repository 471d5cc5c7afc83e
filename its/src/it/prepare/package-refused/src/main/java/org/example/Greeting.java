package org.example;

public class Greeting {
  public String text() {
    return "hello";
  }

  public String unused() {
    return "good bye";
  }
}
