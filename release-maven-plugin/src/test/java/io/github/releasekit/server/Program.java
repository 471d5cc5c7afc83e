package io.github.releasekit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server program that a test starts on loopback and ends by its own handle. */
final class Program implements AutoCloseable {

  private final Process process;

  private Program(Process process) {
    this.process = process;
  }

  /** Starts a program, and waits until it listens. */
  static Program start(int port, Path log, Map<String, String> environment, List<String> command) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
      builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
      builder.environment().putAll(environment);
      Program program = new Program(builder.start());
      program.awaitListening(port, log);
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port of loopback that nothing listens on. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitListening(int port, Path log) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < end && process.isAlive()) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException e) {
        Thread.onSpinWait();
      }
    }
    close();
    throw new AssertionError("nothing listens on port " + port + ": " + Files.readString(log));
  }

  /** Waits until it serves nobody any more. */
  void awaitIdle() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (process.descendants().findAny().isPresent()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still serving: " + process.descendants().toList());
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
