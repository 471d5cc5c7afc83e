package io.github.releasekit.extension.mail;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/** A socket on which each answer has to be there, as a whole, in some time and some bytes. */
final class AnswerSocket extends Socket {

  private static final int LONGEST = 1 << 18;

  private final int timeout;
  private long asked;
  private int bytes;

  /**
   * @param timeout of an answer, in milliseconds
   */
  AnswerSocket(int timeout) {
    this.timeout = timeout;
    ask();
  }

  private void ask() {
    asked = System.nanoTime();
    bytes = 0;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new Questions(super.getOutputStream());
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Answers(super.getInputStream());
  }

  private void await() throws IOException {
    long left = timeout - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked);
    if (left <= 0) {
      throw new SocketTimeoutException("no whole answer in time");
    }
    setSoTimeout((int) left);
  }

  private void count(int read) throws AnswerTooLongException {
    bytes += Math.max(0, read);
    if (bytes > LONGEST) {
      throw new AnswerTooLongException();
    }
  }

  /** The other side sends more than any server has to say. */
  static final class AnswerTooLongException extends IOException {

    AnswerTooLongException() {
      super("an answer of more than " + LONGEST + " bytes");
    }
  }

  private final class Questions extends FilterOutputStream {

    Questions(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      ask();
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
      out.write(b, off, len);
      ask();
    }
  }

  private final class Answers extends FilterInputStream {

    Answers(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      await();
      int read = in.read();
      count(1);
      return read;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      await();
      int read = in.read(b, off, len);
      count(read);
      return read;
    }
  }
}
