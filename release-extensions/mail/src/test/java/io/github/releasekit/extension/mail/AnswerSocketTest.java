package io.github.releasekit.extension.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

class AnswerSocketTest {

  @Test
  void answerThatComesInPiecesIsAwaitedNoLongerThanOneInOne() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        AnswerSocket socket = new AnswerSocket(200)) {
      socket.connect(listening.getLocalSocketAddress());
      try (Socket server = listening.accept()) {
        InputStream in = socket.getInputStream();
        assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
        server.getOutputStream().write("2".getBytes());
        assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(() -> in.read(new byte[1])).isInstanceOf(SocketTimeoutException.class);
        socket.getOutputStream().write("NOOP".getBytes());
        assertThat(in.read()).isEqualTo('2');
      }
    }
  }
}
