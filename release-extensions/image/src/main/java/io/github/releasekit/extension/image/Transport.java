package io.github.releasekit.extension.image;

import io.github.releasekit.domain.ReleaseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends one request over HTTP, with no redirect followed. Its threads end when nothing is sent any
 * more.
 */
final class Transport {

  private static final Duration CONNECTING = Duration.ofSeconds(15);

  /** The slowest connection that is waited for, in bytes per second. */
  private static final long SLOWEST = 32 << 10;

  private final Duration patience;
  private final HttpClient client;

  /**
   * @param patience how long an answer without content may take
   */
  Transport(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .version(Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .executor(threads())
            .build();
  }

  /** Those of the client itself would wait for a minute before they end. */
  private static Executor threads() {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        1,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> {
          Thread thread = new Thread(work, "release-kit-image");
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * @throws IOException when there is no whole answer, or not in time
   */
  Answer send(Call call) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.uri()).method(call.method(), call.content());
    request.header("User-Agent", "release-kit");
    call.headers().forEach(request::header);
    try (Sink sink = new Sink(call)) {
      CompletableFuture<HttpResponse<Void>> answer =
          client.sendAsync(
              request.build(),
              info -> {
                sink.begin(info.statusCode());
                return BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(sink::write))
                    .apply(info);
              });
      HttpResponse<Void> response = get(answer, call);
      return new Answer(response.statusCode(), response.headers(), sink.memory.toByteArray());
    }
  }

  private HttpResponse<Void> get(CompletableFuture<HttpResponse<Void>> answer, Call call)
      throws IOException {
    Duration limit = patience.plusSeconds(call.bytes() / SLOWEST);
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no answer in " + limit.toMillis() / 1000.0 + " s", e);
    } catch (ExecutionException e) {
      for (Throwable one = e; one != null; one = one.getCause()) {
        if (one instanceof ReleaseException refusal) {
          throw refusal;
        }
        if (one instanceof IOException failure) {
          throw failure;
        }
      }
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new ReleaseException(
          "waiting for " + call.uri().getHost() + " was interrupted",
          "run the same command again",
          e);
    }
  }

  /**
   * Where the content of an answer goes: what was asked for into a file, what is said instead not.
   */
  private static final class Sink implements AutoCloseable {

    private final Call call;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private OutputStream content = memory;
    private long left = Call.LONGEST_DOCUMENT;

    Sink(Call call) {
      this.call = call;
    }

    synchronized void begin(int status) {
      if (call.into().isEmpty() || status != 200) {
        return;
      }
      try {
        content = Files.newOutputStream(call.into().get());
        left = call.bytes();
      } catch (IOException e) {
        throw full(e);
      }
    }

    synchronized void write(byte[] part) {
      left -= part.length;
      if (left < 0) {
        throw new ReleaseException(
            call.uri().getHost() + " gives more than there can be in " + call.uri().getPath(),
            "see that it is a registry, and that nothing stands between it and here");
      }
      try {
        content.write(part);
      } catch (IOException e) {
        throw full(e);
      }
    }

    private ReleaseException full(IOException failure) {
      return new ReleaseException(
          call.into().map(Path::toString).orElse("memory")
              + " cannot be written: "
              + failure.getMessage(),
          "see that there is space for it",
          failure);
    }

    @Override
    public synchronized void close() throws IOException {
      content.close();
    }
  }
}
