package ${package}.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AppTest {

  @Test
  void greetsTheWorldByDefault() {
    assertEquals("Hello, world!", App.greet());
  }

  @Test
  void greetsEverybody() {
    assertEquals("Hello, Ada and Grace!", App.greet("Ada", "Grace"));
  }
}
