package org.example;

public class Greeting {
  public String text() {
    return "hello";
  }
}
