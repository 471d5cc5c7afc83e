. "$GUIDES/project.sh"
# A test, for the gates to read about.
sed 's|^  <distributionManagement>|  <dependencies>\
    <dependency>\
      <groupId>org.junit.jupiter</groupId>\
      <artifactId>junit-jupiter</artifactId>\
      <version>5.14.4</version>\
      <scope>test</scope>\
    </dependency>\
  </dependencies>\
\
&|' pom.xml >pom && mv pom pom.xml
mkdir -p src/test/java/org/example
cat >src/test/java/org/example/CartTest.java <<'END'
package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CartTest {

  @Test
  void countsItems() {
    Cart cart = new Cart();
    cart.add();
    assertEquals(1, cart.items());
  }
}
END
git add --all
git commit -q -m 'fix: test what a cart counts'
git push -q
