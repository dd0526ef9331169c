package io.plimsoll.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Takes every mail over SMTP, keeps none and counts them; as quick as a server can be. */
final class SmtpSink implements AutoCloseable {

    private final @Nullable SSLContext tls;
    private final ServerSocket socket;
    private final AtomicInteger taken = new AtomicInteger();

    SmtpSink() throws IOException {
        this(null);
    }

    /** @param tls what it can encrypt with after STARTTLS (RFC 3207), null for not at all */
    SmtpSink(@Nullable SSLContext tls) throws IOException {
        this.tls = tls;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::serve);
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "smtp-sink");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    int taken() {
        return taken.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                start(() -> converse(client));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            say(client, "220 ready");
            converse(client, tls);
        } catch (IOException e) {
            // whoever refuses us hangs up
            if (tls == null) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void converse(Socket client, @Nullable SSLContext offered) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (data && !line.equals(".")) {
                continue;
            }
            if (data) {
                taken.incrementAndGet();
            }
            data = !data && line.equals("DATA");
            if (offered != null && line.startsWith("EHLO")) {
                say(client, "250-here\r\n250 STARTTLS");
            } else if (offered != null && line.equals("STARTTLS")) {
                say(client, "220 go on");
                converse(encrypted(client, offered), null);
                return;
            } else {
                say(client, data ? "354 go on" : "250 ok");
            }
            if (line.equals("QUIT")) {
                return;
            }
        }
    }

    private static Socket encrypted(Socket client, SSLContext with) throws IOException {
        var encrypted = (SSLSocket) with.getSocketFactory().createSocket(client, null, client.getPort(), true);
        encrypted.setUseClientMode(false);
        return encrypted;
    }

    static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
