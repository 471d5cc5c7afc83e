package org.example.app;

public class App {
  public String text() {
    return new org.example.core.Core().text() + new org.example.api.Api().text();
  }
}
