package io.plimsoll.finding;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.finding.ScanView.Counts;
import io.plimsoll.finding.reader.ScanFormat;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Takes deliveries in: checks the order, keeps the file, and leaves the reading to the worker. */
@Component
class ScanDoor {

    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

    private final ScanTable scans;
    private final DeliverySpool spool;
    private final ScanWorker worker;
    private final ScanLimits limits;
    private final Clock clock;

    ScanDoor(ScanTable scans, DeliverySpool spool, ScanWorker worker, ScanLimits limits, Clock clock) {
        this.scans = scans;
        this.spool = spool;
        this.worker = worker;
        this.limits = limits;
        this.clock = clock;
    }

    Received receive(ClientId client, ScanOrder order, InputStream body, Actor by) {
        String format = order.format().strip().toLowerCase(Locale.ROOT);
        String source = order.source().strip().toLowerCase(Locale.ROOT);
        Optional<ScanScope> scope = scope(order.scope());
        boolean found = format.equals(ScanReading.AUTO) || format.equals(ScanReading.AUTO_JSON);
        if (!found && ScanFormat.ofKey(format).isEmpty()) {
            return new Received.Refused("The format must be auto, " + ScanFormat.keys() + ".");
        }
        if (scope.isEmpty()) {
            return new Received.Refused("The scope must be partial or full.");
        }
        if (!source.isEmpty() && (!SOURCE.matcher(source).matches() || isOurs(source))) {
            return new Received.Refused("The source must be a short name of letters, digits, dots and hyphens.");
        }
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        if (!spool.keep(id, body)) {
            return new Received.TooLarge(limits.maxSize().toBytes());
        }
        var scan = new ScanView(
                id,
                client,
                source,
                format,
                scope.get(),
                ScanState.RECEIVED,
                Counts.NONE,
                0,
                0,
                null,
                by.username(),
                clock.instant(),
                null);
        scans.insert(scan);
        worker.submit(id);
        return new Received.Accepted(scan);
    }

    /** Takes what our own checks saw of all that they look at; outside any transaction, since another thread reads it. */
    String deliver(ClientId client, String source, byte[] csv, Actor by) {
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        if (!spool.keep(id, new ByteArrayInputStream(csv))) {
            throw new IllegalStateException("The results of " + source + " are larger than deliveries may be");
        }
        scans.insert(new ScanView(
                id,
                client,
                source,
                ScanFormat.CSV.key(),
                ScanScope.FULL,
                ScanState.RECEIVED,
                Counts.NONE,
                0,
                0,
                null,
                by.username(),
                clock.instant(),
                null));
        worker.submit(id);
        return id;
    }

    /** Whoever delivered under such a name could clear what we found. */
    private static boolean isOurs(String source) {
        return OwnRows.SOURCES.contains(source) || source.startsWith(CheckKind.OWN);
    }

    private static Optional<ScanScope> scope(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "partial" -> Optional.of(ScanScope.PARTIAL);
            case "full" -> Optional.of(ScanScope.FULL);
            default -> Optional.empty();
        };
    }
}
