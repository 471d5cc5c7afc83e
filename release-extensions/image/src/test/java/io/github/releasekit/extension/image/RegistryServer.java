package io.github.releasekit.extension.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A registry with the image {@code base:1} in it, as a program. */
public final class RegistryServer {

  private RegistryServer() {}

  /**
   * Serves until its input ends. It says where it is, then where nothing stands before it. Each
   * line of its input holds back the next request of a kind: a file that is made when that has
   * come, and how {@code METHOD /path} begins, a regular expression.
   *
   * @param arguments an empty directory
   */
  public static void main(String... arguments) throws Exception {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (LocalRegistry registry = LocalRegistry.start(Path.of(arguments[0]), Optional.empty());
        Front front = new Front(Optional.of(registry.host()))) {
      BaseImages.in(registry.host()).push("base", BaseImages.Form.OCI_FORM);
      output.println(front.host());
      output.println(registry.host());
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        String[] words = line.split(" ", 2);
        front.once(words[1], exchange -> holdBack(Path.of(words[0])));
        output.println("done");
      }
    }
  }

  private static void holdBack(Path marker) {
    try {
      Files.createFile(marker);
      new CountDownLatch(1).await();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
