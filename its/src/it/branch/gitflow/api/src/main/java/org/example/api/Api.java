package org.example.api;

public class Api {
  public String text() {
    return "Api";
  }
}
