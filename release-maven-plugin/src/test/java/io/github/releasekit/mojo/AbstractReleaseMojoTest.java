package io.github.releasekit.mojo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class AbstractReleaseMojoTest {

  @Test
  void failsTheBuildWhereTheProjectIsRefused() {
    assertThatThrownBy(() -> mojo(new ReleaseException("no tag", "git tag v1")).execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("no tag")
        .hasMessageContaining("→ git tag v1");
  }

  @Test
  void saysWhatToDoWhenTheDiskIsFull() {
    IOException full = new IOException("No space left on device");

    assertThatThrownBy(() -> mojo(new UncheckedIOException(full)).execute())
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("could not be read or written")
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("→ make room")
        .hasMessageContaining("mvn release-kit:status");
  }

  private static AbstractReleaseMojo mojo(RuntimeException failure) {
    return new AbstractReleaseMojo() {
      @Override
      protected void run() {
        throw failure;
      }
    };
  }
}
