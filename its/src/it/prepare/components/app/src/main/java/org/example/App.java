package org.example;

/** Something to release. */
public final class App {
  private App() {}
}
