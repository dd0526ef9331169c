package io.plimsoll.finding.check;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** A real name server on loopback, by UDP and TCP, which answers, cuts off, fails or says nothing as it is told. */
public final class LoopbackDns implements AutoCloseable {

    private static final int PLAIN_UDP = 512;
    private static final int TTL = 60;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Map<Name, List<Record>> zone = new ConcurrentHashMap<>();
    private final Map<Name, Integer> failing = new ConcurrentHashMap<>();
    private final List<Name> silent = new CopyOnWriteArrayList<>();
    final AtomicInteger overTcp = new AtomicInteger();

    LoopbackDns() throws IOException {
        this(0);
    }

    public LoopbackDns(int port) throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        udp = new DatagramSocket(new InetSocketAddress(loopback, port));
        tcp = new ServerSocket(udp.getLocalPort(), 10, loopback);
        start("dns-udp", this::serveUdp);
        start("dns-tcp", this::serveTcp);
    }

    String address() {
        return "127.0.0.1:" + udp.getLocalPort();
    }

    public LoopbackDns txt(String name, String... strings) throws IOException {
        return add(new TXTRecord(Name.fromString(name + "."), DClass.IN, TTL, List.of(strings)));
    }

    public LoopbackDns mx(String name, String server) throws IOException {
        return add(new MXRecord(Name.fromString(name + "."), DClass.IN, TTL, 10, Name.fromString(server + ".")));
    }

    LoopbackDns alias(String name, String target) throws IOException {
        return add(new CNAMERecord(Name.fromString(name + "."), DClass.IN, TTL, Name.fromString(target + ".")));
    }

    LoopbackDns failing(String name, int code) throws IOException {
        failing.put(Name.fromString(name + "."), code);
        return this;
    }

    LoopbackDns silent(String name) throws IOException {
        silent.add(Name.fromString(name + "."));
        return this;
    }

    private LoopbackDns add(Record record) {
        zone.computeIfAbsent(record.getName(), name -> new CopyOnWriteArrayList<>())
                .add(record);
        return this;
    }

    private void serveUdp() throws IOException {
        byte[] buffer = new byte[4096];
        while (!udp.isClosed()) {
            var packet = new DatagramPacket(buffer, buffer.length);
            udp.receive(packet);
            byte[] query = java.util.Arrays.copyOf(packet.getData(), packet.getLength());
            Message answer = answer(new Message(query));
            if (answer != null) {
                byte[] wire = cutOff(answer);
                udp.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
            }
        }
    }

    /** What is too long for a datagram is left out, and said to be (RFC 1035, 4.1.1). */
    private static byte[] cutOff(Message answer) {
        byte[] whole = answer.toWire();
        if (whole.length <= PLAIN_UDP) {
            return whole;
        }
        answer.getHeader().setFlag(Flags.TC);
        answer.removeAllRecords(Section.ANSWER);
        return answer.toWire();
    }

    private void serveTcp() throws IOException {
        while (!tcp.isClosed()) {
            try (Socket socket = tcp.accept()) {
                var in = new DataInputStream(socket.getInputStream());
                byte[] query = new byte[in.readUnsignedShort()];
                in.readFully(query);
                Message answer = answer(new Message(query));
                if (answer != null) {
                    overTcp.incrementAndGet();
                    byte[] wire = answer.toWire();
                    var out = new DataOutputStream(socket.getOutputStream());
                    out.writeShort(wire.length);
                    out.write(wire);
                    out.flush();
                }
            }
        }
    }

    private @Nullable Message answer(Message query) {
        Record question = query.getQuestion();
        Name name = question.getName();
        if (silent.contains(name)) {
            return null;
        }
        var answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(question, Section.QUESTION);
        if (failing.containsKey(name)) {
            answer.getHeader().setRcode(failing.get(name));
        } else if (!zone.containsKey(name)) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        } else {
            addRecords(answer, name, question.getType());
        }
        return answer;
    }

    private void addRecords(Message answer, Name name, int type) {
        for (Record record : zone.getOrDefault(name, List.of())) {
            if (record instanceof CNAMERecord alias) {
                answer.addRecord(record, Section.ANSWER);
                addRecords(answer, alias.getTarget(), type);
            } else if (record.getType() == type) {
                answer.addRecord(record, Section.ANSWER);
            }
        }
    }

    private interface Service {
        void run() throws IOException;
    }

    private static void start(String name, Service service) {
        var thread = new Thread(
                () -> {
                    try {
                        service.run();
                    } catch (IOException e) {
                        // the socket was closed: the test is over
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
