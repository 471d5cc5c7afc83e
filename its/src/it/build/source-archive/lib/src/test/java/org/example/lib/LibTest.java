package org.example.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LibTest {
  @Test
  void saysItsName() {
    assertEquals("Lib", new Lib().text());
  }
}
