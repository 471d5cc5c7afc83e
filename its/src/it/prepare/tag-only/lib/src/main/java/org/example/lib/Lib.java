package org.example.lib;

public class Lib {
  public String text() {
    return "Lib";
  }
}
