package io.github.releasekit.adapter.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.shared.utils.logging.MessageUtils;
import org.junit.jupiter.api.Test;

class MavenColoursTest {

  @Test
  void isWhatMavenSays() {
    boolean before = MessageUtils.isColorEnabled();
    try {
      MessageUtils.setColorEnabled(false);

      assertThat(MavenColours.areEnabled(getClass().getClassLoader())).isFalse();
    } finally {
      MessageUtils.setColorEnabled(before);
    }
  }

  @Test
  void aMavenThatDoesNotSayHasThem() {
    assertThat(MavenColours.areEnabled(ClassLoader.getPlatformClassLoader())).isTrue();
  }
}
