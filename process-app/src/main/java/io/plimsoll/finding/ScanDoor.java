package io.plimsoll.finding;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.finding.ScanView.Counts;
import io.plimsoll.finding.reader.ScanFormat;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
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
        if (!format.equals(ScanReading.AUTO) && ScanFormat.ofKey(format).isEmpty()) {
            return new Received.Refused("The format must be auto, ocsf or csv.");
        }
        if (scope.isEmpty()) {
            return new Received.Refused("The scope must be partial or full.");
        }
        if (!source.isEmpty() && (!SOURCE.matcher(source).matches() || OwnRows.SOURCES.contains(source))) {
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

    private static Optional<ScanScope> scope(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "partial" -> Optional.of(ScanScope.PARTIAL);
            case "full" -> Optional.of(ScanScope.FULL);
            default -> Optional.empty();
        };
    }
}
