package ${package};

/** Words for somebody. */
public record Greeting(String name) {

  public Greeting {
    if (name.isBlank()) {
      throw new IllegalArgumentException("nobody to greet");
    }
  }

  public String text() {
    return "Hello, " + name + "!";
  }
}
