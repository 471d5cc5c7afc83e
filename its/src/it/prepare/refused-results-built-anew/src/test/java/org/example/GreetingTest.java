package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GreetingTest {

  /** Fails at its first run and passes from then on; what it keeps is beside the scratch clones. */
  @Test
  void greetsTheSecondTime() throws Exception {
    Path before = Path.of("../../..").resolve("ran-before");
    String expected = Files.exists(before) ? "hello" : "good bye";
    if (Files.notExists(before)) {
      Files.createFile(before);
    }
    assertEquals(expected, new Greeting().text());
  }
}
