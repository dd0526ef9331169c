package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.ANALYST;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.document.Upload;
import io.plimsoll.finding.Findings;
import io.plimsoll.finding.Received;
import io.plimsoll.finding.ScanOrder;
import io.plimsoll.finding.ScanRecorded;
import io.plimsoll.finding.ScanState;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.noncompliance.CaseAttachments;
import io.plimsoll.noncompliance.CaseAttachments.Attached;
import io.plimsoll.process.LiveCases.Live;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens around a remedy that is carried out: days go by, files are handed in, results come. */
@TestComponent
public class PassedDays {

    private static final Actor DELIVERER = LiveCases.msp("deliverer", Role.ANALYST, Role.ADMINISTRATOR);

    private static final byte[] FILE = "Seen in the console.".getBytes(StandardCharsets.UTF_8);

    private final JdbcClient db;
    private final WorkingTime workingTime;
    private final CaseAttachments attachments;
    private final Findings findings;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;

    PassedDays(
            JdbcClient db,
            WorkingTime workingTime,
            CaseAttachments attachments,
            Findings findings,
            Ledger ledger,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.db = db;
        this.workingTime = workingTime;
        this.attachments = attachments;
        this.findings = findings;
        this.ledger = ledger;
        this.events = events;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** All agreed days are that much nearer, as if time had passed; how long a day lasts is the pace's. */
    void daysPassed(Live live, int days) {
        long seconds = workingTime.days(days).toSeconds();
        db.sql("update remediation_agreed set ends_at = timestampadd(second, ?, ends_at) where remediation_id in"
                        + " (select id from remediation where case_number = ?)")
                .params(-seconds, live.number.value())
                .update();
        db.sql("update remediation set work_due = timestampadd(second, ?, work_due) where case_number = ?")
                .params(-seconds, live.number.value())
                .update();
    }

    String file(Live live, Actor by) {
        var upload = new Upload("console.txt", FILE.length, () -> new ByteArrayInputStream(FILE));
        return ((Attached.Kept) attachments.attach(live.number, List.of(upload), by))
                .documents()
                .get(0)
                .id();
    }

    /** Of what is handed in, hex. */
    static String sha256OfFile() {
        return Sha256.hex(FILE);
    }

    /** Whatever failed does not any more, and a delivery is what brought that about. */
    String shownMetByResults(Live live) {
        var received = findings.receive(
                live.client,
                new ScanOrder("csv", "inventory", "partial"),
                new ByteArrayInputStream("check,asset,status\nx,y,met\n".getBytes(StandardCharsets.UTF_8)),
                DELIVERER);
        String scan = ((Received.Accepted) received).scan().id();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !Set.of(ScanState.RECEIVED, ScanState.READING)
                .contains(findings.scan(scan, DELIVERER).state()));
        transactions.executeWithoutResult(status -> {
            findings.clearByPerson(live.client, "MTS-01.2", "Replaced.", ANALYST);
            events.publishEvent(new ScanRecorded(scan, live.client, Set.of("MTS-01.2")));
        });
        return scan;
    }

    /** The facts of the entries of that kind about the case. */
    String ledgered(Live live, String event) {
        return ledger.about(Chain.of(live.client), live.number, ANALYST).stream()
                .filter(row -> row.event().equals(event))
                .map(row -> row.facts())
                .collect(Collectors.joining("\n"));
    }
}
