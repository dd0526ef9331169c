package io.plimsoll.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Speaks HTTP/1.1 byte by byte, so that nothing of an attack is tidied up on its way. */
final class Wire {

    private static final int PATIENCE_MILLIS = 20_000;

    /** What reports of tests cannot hold. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}\\x{FFFD}&&[^\\r\\n\\t]]");

    private static final int CALLS_OF_AN_ADDRESS = 20;

    private final int port;
    private int calls;

    Wire(int port) {
        this.port = port;
    }

    /** What came back; the header lines as sent, the body as text. */
    record Answer(int status, List<String> headers, String body) {

        String header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst()
                    .orElse("");
        }

        boolean refused() {
            return status >= 400 && status < 500 || status == 501;
        }

        @Override
        public String toString() {
            String start = body.substring(0, Math.min(500, body.length()));
            return NO_TEXT.matcher(status + " " + headers + " " + start)
                    .replaceAll(" ")
                    .replaceAll("\\s+", " ");
        }
    }

    /** One request with these header lines beside the usual ones. */
    Answer send(String method, String target, String body, String... headers) {
        return sendTo("127.0.0.1:" + port, method, target, body, headers);
    }

    /** The same with a Host header of the caller's choice. */
    Answer sendTo(String host, String method, String target, String body, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        head.append("Content-Length: ").append(content.length).append("\r\nConnection: close\r\n\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(content);
        return exchange(bytes.toByteArray());
    }

    private Answer exchange(byte[] request) {
        // from one more of the loopback's addresses now and then, so that no limit by address answers for what is tried
        String from = "127.0.0." + (2 + calls++ / CALLS_OF_AN_ADDRESS % 250);
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            // a lone line feed ends a header line for many clients
            List<String> lines =
                    new ArrayList<>(List.of((end < 0 ? answer : answer.substring(0, end)).split("\r\n|\r|\n")));
            String[] status = lines.remove(0).split(" ");
            return new Answer(
                    status.length > 1 ? Integer.parseInt(status[1]) : 0,
                    lines,
                    end < 0 ? "" : NO_TEXT.matcher(answer.substring(end + 4)).replaceAll(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
