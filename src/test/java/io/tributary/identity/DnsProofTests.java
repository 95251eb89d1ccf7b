package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Against a name server of the test's own, which answers TXT questions and nothing else. */
class DnsProofTests {
    private static final DomainName NAME = new DomainName("match.example.com");
    private static final String VALUE = "tributary-domain-proof=abc_DEF-123";
    private static final int NO_SUCH_NAME = 3;
    private static final int BROKEN = 2;

    private final Map<String, String> records = new ConcurrentHashMap<>();
    private volatile int failure = NO_SUCH_NAME;
    private DatagramSocket socket;

    @BeforeEach
    void start() throws IOException {
        socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void stop() {
        socket.close();
    }

    private DomainProof.Finding look() {
        return new DnsProof("dns://127.0.0.1:" + socket.getLocalPort()).look(NAME, VALUE);
    }

    @Test
    void sees_the_record_where_it_must_stand() {
        records.put("_tributary.match.example.com", VALUE);

        assertThat(look()).isEqualTo(new DomainProof.Finding.Shown());
    }

    @Test
    void a_record_elsewhere_or_with_another_value_proves_nothing() {
        records.put("match.example.com", VALUE);
        assertThat(look()).isInstanceOf(DomainProof.Finding.Missing.class);

        records.put("_tributary.match.example.com", VALUE + "4");
        assertThat(look())
                .isInstanceOfSatisfying(
                        DomainProof.Finding.Missing.class,
                        missing -> assertThat(missing.detail()).contains("something else"));
    }

    @Test
    void a_server_that_is_broken_says_nothing_about_the_record() {
        failure = BROKEN;

        assertThat(look()).isInstanceOf(DomainProof.Finding.Unclear.class);
    }

    private void serve() {
        var buffer = new byte[512];
        while (!socket.isClosed()) {
            try {
                var question = new DatagramPacket(buffer, buffer.length);
                socket.receive(question);
                var answer = answer(buffer);
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            } catch (IOException _) {
                return;
            }
        }
    }

    /** RFC 1035: the question again, and a TXT record whose name points at it. */
    private byte[] answer(byte[] question) {
        var name = new StringBuilder();
        int at = 12;
        while (question[at] != 0) {
            int length = question[at];
            if (!name.isEmpty()) {
                name.append('.');
            }
            name.append(new String(question, at + 1, length, ISO_8859_1));
            at += length + 1;
        }
        int end = at + 5;
        var text = records.get(name.toString());
        var out = new ByteArrayOutputStream();
        var head =
                ByteBuffer.allocate(12)
                        .put(question, 0, 2)
                        .putShort((short) (0x8580 | (text == null ? failure : 0)))
                        .putShort((short) 1)
                        .putShort((short) (text == null ? 0 : 1))
                        .putInt(0);
        out.writeBytes(head.array());
        out.write(question, 12, end - 12);
        if (text != null) {
            var value = text.getBytes(ISO_8859_1);
            out.writeBytes(
                    ByteBuffer.allocate(13 + value.length)
                            .putShort((short) 0xc00c)
                            .putShort((short) 16)
                            .putShort((short) 1)
                            .putInt(60)
                            .putShort((short) (value.length + 1))
                            .put((byte) value.length)
                            .put(value)
                            .array());
        }
        return out.toByteArray();
    }
}
