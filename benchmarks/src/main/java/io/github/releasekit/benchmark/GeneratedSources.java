package io.github.releasekit.benchmark;

import java.util.Map;

/** Java sources of the modules of a reactor: three small classes each, which use one another. */
final class GeneratedSources {

  private GeneratedSources() {}

  /**
   * Adds those of a module, which needs the one before it.
   *
   * @param files texts by path from the root of the repository
   * @param module from 1
   */
  static void add(Map<String, String> files, int module) {
    String name = "org.example.shop.module" + module;
    String directory = "module-" + module + "/src/main/java/" + name.replace('.', '/') + "/";
    files.put(
        directory + "Amount.java",
        """
        package %s;

        /** An amount of money in cents. */
        public record Amount(long cents, String currency) {

          public Amount {
            if (currency.length() != 3) {
              throw new IllegalArgumentException(currency + " is no currency");
            }
          }

          public Amount plus(Amount other) {
            if (!currency.equals(other.currency)) {
              throw new IllegalArgumentException(currency + " and " + other.currency);
            }
            return new Amount(Math.addExact(cents, other.cents), currency);
          }
        }
        """
            .formatted(name));
    files.put(
        directory + "Basket.java",
        """
        package %s;

        import java.util.ArrayList;
        import java.util.List;

        /** What a customer is about to buy. */
        public final class Basket {

          private final List<Amount> prices = new ArrayList<>();

          public void add(Amount price) {
            prices.add(price);
          }

          public Amount total(String currency) {
            return prices.stream().reduce(new Amount(0, currency), Amount::plus);
          }
        }
        """
            .formatted(name));
    files.put(
        directory + "Discount.java",
        """
        package %s;

        /** What is taken off a basket. */
        public final class Discount {

          private final int percent;

          public Discount(int percent) {
            this.percent = percent;
          }

          public Amount of(%sBasket basket) {
            long cents = basket.total("EUR").cents();
            return new Amount(cents * percent / 100, "EUR");
          }
        }
        """
            .formatted(name, module == 1 ? "" : "org.example.shop.module" + (module - 1) + "."));
  }
}
