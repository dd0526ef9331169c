package io.plimsoll.finding;

import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.standard.MappingDecision;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What scanners and people found, and what it says about a client's controls. */
@Component
public class Findings {

    private static final int SCANS_SHOWN = 100;
    private static final int DECISIONS_SHOWN = 500;
    private static final Role[] MSP_READERS = {
        Role.ANALYST, Role.SERVICE_MANAGER, Role.DIRECTOR, Role.AUDITOR, Role.ADMINISTRATOR
    };
    private static final Role[] POSTURE_READERS = {
        Role.ANALYST,
        Role.SERVICE_MANAGER,
        Role.DIRECTOR,
        Role.AUDITOR,
        Role.ADMINISTRATOR,
        Role.CLIENT_MEMBER,
        Role.CLIENT_SIGNATORY
    };

    private final Clients clients;
    private final ScanDoor door;
    private final ScanTable scans;
    private final FailingAssets failing;
    private final HandReports reports;
    private final TriageQueue queue;
    private final AttestedAnswers answers;
    private final Triage triage;
    private final Postures postures;
    private final Debounce debounce;

    Findings(
            Clients clients,
            ScanDoor door,
            ScanTable scans,
            FailingAssets failing,
            HandReports reports,
            TriageQueue queue,
            AttestedAnswers answers,
            Triage triage,
            Postures postures,
            Debounce debounce) {
        this.clients = clients;
        this.door = door;
        this.scans = scans;
        this.failing = failing;
        this.reports = reports;
        this.queue = queue;
        this.answers = answers;
        this.triage = triage;
        this.postures = postures;
        this.debounce = debounce;
    }

    /** Keeps a delivered file, to be read at once but not while the deliverer waits; not transactional, since bodies are long. */
    public Received receive(ClientId client, ScanOrder order, InputStream body, Actor by) {
        visible(client, by).require(Role.ANALYST, Role.SCANNER);
        return door.receive(client, order, body, by);
    }

    /** A delivery; NotVisible where it is absent or not the reader's. */
    @Transactional(readOnly = true)
    public ScanView scan(String id, Actor reader) {
        ScanView scan = scans.find(id).orElseThrow(NotVisible::new);
        reader.requireClient(scan.client());
        if (!reader.isMsp() && !reader.has(Role.SCANNER)) {
            throw new NotVisible();
        }
        return scan;
    }

    /** A client's deliveries, the newest first, at most 100. */
    @Transactional(readOnly = true)
    public List<ScanView> scans(ClientId client, Actor reader) {
        visible(client, reader).require(MSP_READERS);
        return scans.of(client, SCANS_SHOWN);
    }

    /** The rows of a delivery that could not be read, in the file's order; the first 1000 as configured. */
    @Transactional(readOnly = true)
    public List<RejectView> rejects(String scan, Actor reader) {
        return scans.rejects(scan(scan, reader).id());
    }

    /** The checks that wait to be mapped, for the reader's clients. */
    @Transactional(readOnly = true)
    public List<TriageItem> triage(Actor reader) {
        reader.require(MSP_READERS);
        return queue.open(reader);
    }

    /**
     * An analyst says what a check is about, once and for all clients; what was kept is brought up. Not transactional:
     * each client's findings are brought up in a transaction of their own.
     *
     * @param controlCode null to ignore the check
     */
    public MapResult map(String source, String check, @Nullable String controlCode, Actor by) {
        by.require(Role.ANALYST);
        return triage.decide(source, check, controlCode, by);
    }

    /** The same, to undo what was decided: rules say again what the check is about, or it waits in triage again. */
    public MapResult takeBack(String source, String check, Actor by) {
        by.require(Role.ANALYST);
        return triage.takeBack(source, check, by);
    }

    /** What was decided about checks, of those that match the words; the newest first, at most 500. */
    @Transactional(readOnly = true)
    public List<MappingDecision> decisions(String words, Actor reader) {
        reader.require(MSP_READERS);
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return triage.decisions(
                reader,
                decision -> (decision.source() + " " + decision.check() + " " + decision.control() + " "
                                + decision.by())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted),
                DECISIONS_SHOWN);
    }

    /** How the client stands against the requirements that apply to it. */
    @Transactional(readOnly = true)
    public PostureView posture(ClientId client, Actor reader) {
        visible(client, reader).require(POSTURE_READERS);
        return postures.of(client, reader);
    }

    /**
     * Shows each of the client's findings that fail one of the controls now, with the control's code, in no order and
     * without keeping them; no access check, callers have made it.
     */
    @Transactional(readOnly = true)
    public void visitFailing(ClientId client, Set<String> controlCodes, BiConsumer<String, Failure> visitor) {
        failing.visit(client, controlCodes, visitor);
    }

    /** A few of these with all their words, in the same order, less what was cleared meanwhile; no access check. */
    @Transactional(readOnly = true)
    public List<FailingAsset> described(ClientId client, List<Failure> few) {
        return failing.described(client, few);
    }

    /** When this has failed for as long as its source is given before a case opens. */
    public Instant opensAt(Failure one) {
        return one.since().plus(debounce.of(one.source()));
    }

    /** A person reports that assets fail a control; returns the report's id and publishes {@link ScanRecorded}. */
    @Transactional
    public String report(ClientId client, String controlCode, String summary, List<String> assets, Actor by) {
        return reports.report(client, controlCode, summary, assets, by);
    }

    /** Keeps what a client's people said to questions, or that they said nothing, and publishes {@link ScanRecorded}. */
    @Transactional
    public void attest(ClientId client, List<Attested> said, Actor by) {
        answers.record(client, said, by);
    }

    /** Who delivered a scan; empty where there is no such scan. No access check. */
    @Transactional(readOnly = true)
    public Optional<String> sourceOf(String scan) {
        return scans.find(scan).map(ScanView::source);
    }

    /** A person has verified that the control is met: all failing findings of it are cleared with this source; publishes no event. */
    @Transactional
    public void clearByPerson(ClientId client, String controlCode, String evidence, Actor by) {
        reports.clear(client, controlCode, evidence, by);
    }

    /** Notes how many cases a scan opened, for its result page. */
    @Transactional
    public void noteCasesOpened(String scan, int count) {
        scans.addCases(scan, count);
    }

    private Actor visible(ClientId client, Actor actor) {
        clients.get(client, actor.requireClient(client));
        return actor;
    }
}
