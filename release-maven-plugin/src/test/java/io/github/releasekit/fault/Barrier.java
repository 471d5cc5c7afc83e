package io.github.releasekit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where a run waits at one of its calls of git, until it is let on; by two named pipes. */
final class Barrier implements AutoCloseable {

  private final World world;
  private final FileChannel waiting;
  private final FileChannel go;

  /** Sets one up for the next run in a world. */
  Barrier(World world) {
    this.world = world;
    this.waiting = pipe("waiting");
    this.go = pipe("go");
  }

  /** Returns when the run waits, or has ended without coming to it. */
  void await(Process run) {
    run.onExit().thenRun(() -> write("waiting"));
    try {
      waiting.read(ByteBuffer.allocate(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void letOn() {
    write("go");
  }

  @Override
  public void close() {
    try {
      waiting.close();
      go.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A channel of its own: writing does not wait for the one that is being read. */
  private void write(String pipe) {
    try {
      if (waiting.isOpen()) {
        Files.write(world.bin().resolve(pipe), new byte[] {'\n'});
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Open for both, so that neither side waits for the other to open it. */
  private FileChannel pipe(String name) {
    Path path = world.bin().resolve(name);
    try {
      Files.deleteIfExists(path);
      Process made = new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
      if (made.waitFor() != 0) {
        throw new IOException("mkfifo " + path + " failed");
      }
      return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
