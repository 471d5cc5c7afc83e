package ${package};

/** Greets whom its arguments name. */
public final class App {

  private App() {}

  public static void main(String[] arguments) {
    System.out.println(greet(arguments));
  }

  static String greet(String... names) {
    return "Hello, " + (names.length == 0 ? "world" : String.join(" and ", names)) + "!";
  }
}
