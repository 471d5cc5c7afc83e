package io.github.releasekit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * What connections to a server go through, one after the other: it counts them, and can be shut or
 * reset one.
 */
final class Door implements AutoCloseable {

  /** What befalls a connection. */
  enum Fate {
    PASS,
    REFUSED,
    RESET
  }

  /** Says what befalls the connection with a number. */
  interface Fates {
    Fate of(int connection);
  }

  private final int target;
  private final int port;
  private final Fates fates;
  private ServerSocket listener;
  private int connections;

  Door(int target, Fates fates) throws IOException {
    this.target = target;
    this.fates = fates;
    this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    this.port = listener.getLocalPort();
    start(this::accept);
  }

  int port() {
    return port;
  }

  /** How many have come since it counts anew. */
  synchronized int connections() {
    return connections;
  }

  /** Opens it, where it is shut, for all but a first connection that is refused. */
  synchronized void countAnew() {
    connections = 0;
    open();
    shutBeforeRefusal();
  }

  /** Opens it where it is shut; the connection that was refused has come. */
  synchronized void open() {
    if (listener.isClosed()) {
      try {
        listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress("127.0.0.1", port));
        start(this::accept);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void shutBeforeRefusal() {
    if (fates.of(connections + 1) == Fate.REFUSED) {
      try {
        listener.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void accept() {
    ServerSocket own = listener;
    while (!own.isClosed()) {
      try {
        Socket client = own.accept();
        Fate fate;
        synchronized (this) {
          connections++;
          fate = fates.of(connections);
          shutBeforeRefusal();
        }
        if (fate == Fate.RESET) {
          client.setSoLinger(true, 0);
          client.close();
        } else {
          Socket server = new Socket(InetAddress.getByName("127.0.0.1"), target);
          start(() -> carry(client, server));
          start(() -> carry(server, client));
        }
      } catch (IOException e) {
        continue;
      }
    }
  }

  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      return;
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "door");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public synchronized void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
