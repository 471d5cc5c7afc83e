package org.example.core;

public class Core {
  public String text() {
    return "Core";
  }
}
