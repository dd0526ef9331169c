package io.plimsoll.finding.check;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks recursive resolvers, by UDP and, where an answer is cut off, by TCP; keeps nothing between runs. */
@Component
class DnsjavaLookup implements DnsLookup {

    private static final Pattern SERVER = Pattern.compile("\\[?([0-9a-fA-F.:]+?)]?(?::(\\d{1,5}))?");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]+(:[0-9.]+)?");
    private static final int DNS_PORT = 53;
    private static final int TRIES = 2;

    private final DnsSettings settings;

    DnsjavaLookup(DnsSettings settings) {
        this.settings = settings;
    }

    @Override
    public DnsAnswer ask(String name, DnsType type) {
        Name absolute;
        try {
            absolute = Name.fromString(name, Name.root);
        } catch (TextParseException e) {
            return new DnsAnswer.Nothing();
        }
        Record question = Record.newRecord(absolute, Type.value(type.name()), DClass.IN);
        try {
            return answer(resolver().send(Message.newQuery(question)), question);
        } catch (IOException e) {
            return new DnsAnswer.Unavailable("the resolver does not answer", true);
        }
    }

    /** Made for each question: the system's own resolvers may have changed, as on a laptop. */
    private Resolver resolver() throws UnknownHostException {
        ExtendedResolver resolver;
        if (settings.servers().isEmpty()) {
            resolver = new ExtendedResolver();
        } else {
            List<Resolver> servers = new ArrayList<>();
            for (String server : settings.servers()) {
                servers.add(new SimpleResolver(address(server)));
            }
            resolver = new ExtendedResolver(servers);
        }
        resolver.setRetries(TRIES);
        resolver.setTimeout(settings.timeout());
        return resolver;
    }

    /** An address only: to look up a resolver's name one would need a resolver. */
    static InetSocketAddress address(String server) {
        String given = server.strip();
        if (!given.startsWith("[") && IPV6.matcher(given).matches()) {
            return new InetSocketAddress(given, DNS_PORT);
        }
        Matcher parts = SERVER.matcher(given);
        if (!parts.matches()) {
            throw new IllegalArgumentException("plimsoll.dns.servers are addresses, as in 192.0.2.53:53");
        }
        int port = parts.group(2) == null ? DNS_PORT : Integer.parseInt(parts.group(2));
        return new InetSocketAddress(parts.group(1), port);
    }

    private static DnsAnswer answer(Message message, Record question) {
        int code = message.getRcode();
        if (code == Rcode.NXDOMAIN) {
            return new DnsAnswer.Nothing();
        }
        if (code != Rcode.NOERROR) {
            return new DnsAnswer.Unavailable("a name server answers " + Rcode.string(code), false);
        }
        List<String> values = message.getSection(Section.ANSWER).stream()
                .filter(record -> record.getType() == question.getType())
                .map(DnsjavaLookup::text)
                .toList();
        return values.isEmpty() ? new DnsAnswer.Nothing() : new DnsAnswer.Records(values);
    }

    private static String text(Record record) {
        if (record instanceof TXTRecord text) {
            return text.getStringsAsByteArrays().stream()
                    .map(part -> new String(part, StandardCharsets.UTF_8))
                    .collect(Collectors.joining());
        }
        return record instanceof MXRecord mail ? mail.getTarget().toString(true) : record.rdataToString();
    }
}
