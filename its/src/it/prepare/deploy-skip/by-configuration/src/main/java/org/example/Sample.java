package org.example;

public class Sample {
  public String text() {
    return "Sample";
  }
}
