package org.example.lib;

public final class Lib {

  private Lib() {}
}
