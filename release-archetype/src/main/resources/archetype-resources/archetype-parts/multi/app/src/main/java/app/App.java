package ${package}.app;

import ${package}.core.Greeting;

/** Greets whom its arguments name. */
public final class App {

  private App() {}

  public static void main(String[] arguments) {
    System.out.println(greet(arguments));
  }

  static String greet(String... names) {
    return new Greeting(names.length == 0 ? "world" : String.join(" and ", names)).text();
  }
}
