package io.plimsoll.policy;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.ledger.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The versions of the decision tables, and the one draft of the next. A draft may be wrong as long as it is one; it
 * comes into force only without a problem, rehearsed as it stands, and by somebody who had no hand in it.
 */
@Component
@Transactional
public class Policies {

    /** Those who may change rows. */
    private static final Role WRITER = Role.ADMINISTRATOR;

    private static final Role[] READERS = {Role.ADMINISTRATOR, Role.AUDITOR, Role.SERVICE_MANAGER, Role.DIRECTOR};
    private static final Role[] APPROVERS = {Role.ADMINISTRATOR, Role.DIRECTOR};
    private static final String OVER = "The draft that you had before you is over; look again.";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<List<String>>> CELLS = new TypeReference<>() {};

    private final PolicyTables tables;
    private final DraftRows drafts;
    private final Ledger ledger;
    private final Clock clock;

    Policies(PolicyTables tables, DraftRows drafts, Ledger ledger, Clock clock) {
        this.tables = tables;
        this.drafts = drafts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** All versions, the newest first. */
    @Transactional(readOnly = true)
    public List<PolicyVersion> versions(Actor reader) {
        readable(reader);
        return tables.versions();
    }

    /** The tables of a version, by their keys. */
    @Transactional(readOnly = true)
    public Map<String, PolicyTable> tables(int version, Actor reader) {
        readable(reader);
        Map<String, PolicyTable> read = new TreeMap<>();
        texts(version).forEach((key, text) -> read.put(key, TableText.read(text)));
        return read;
    }

    /** One table of a version. */
    @Transactional(readOnly = true)
    public PolicyTable table(int version, String key, Actor reader) {
        return Optional.ofNullable(tables(version, reader).get(key)).orElseThrow(NotVisible::new);
    }

    /** One table of the draft, and of the version in force where the draft leaves it alone. */
    @Transactional(readOnly = true)
    public PolicyTable draftTable(String key, Actor reader) {
        return draft(reader).stream()
                .flatMap(draft -> draft.tables().stream())
                .filter(one -> one.key().equals(key))
                .map(DraftView.DraftTable::table)
                .findFirst()
                .orElseGet(() -> table(tables.current(), key, reader));
    }

    /** A table of the draft as DMN, as it would stand in the build. */
    @Transactional(readOnly = true)
    public String draftDmn(String key, Actor reader) {
        return TableText.write(fixed(key), draftTable(key, reader));
    }

    /** A table of a version as DMN, as it was stored. */
    @Transactional(readOnly = true)
    public String dmn(int version, String key, Actor reader) {
        readable(reader);
        return Optional.ofNullable(texts(version).get(key)).orElseThrow(NotVisible::new);
    }

    /** The draft; empty where nobody is at one. */
    @Transactional(readOnly = true)
    public Optional<DraftView> draft(Actor reader) {
        readable(reader);
        return drafts.open().map(this::view);
    }

    /** The rehearsal that an approval rests on. */
    @Transactional(readOnly = true)
    public StoredRehearsal rehearsal(String id, Actor reader) {
        readable(reader);
        return drafts.rehearsal(id).orElseThrow(NotVisible::new);
    }

    /**
     * Keeps rows for one table; begins the draft where there is none.
     *
     * @param edition the one that was seen, 0 where the draft had left the table alone
     * @param cells of each row from left to right, the reason last
     */
    public DraftResult save(String key, int edition, List<List<String>> cells, Actor by) {
        writable(by);
        TableShape shape = table(tables.current(), key, by).shape();
        if (cells.size() > PolicyTable.MOST_ROWS || cells.stream().anyMatch(row -> isNoRow(row, shape))) {
            return new DraftResult.Refused(
                    "A table has up to %d rows of %d cells and a reason, of up to %d characters each."
                            .formatted(PolicyTable.MOST_ROWS, shape.width(), PolicyTable.LONGEST_CELL));
        }
        Optional<DraftRows.Row> open = drafts.lockOpen();
        if (open.isEmpty() && edition != 0) {
            return new DraftResult.Refused(OVER);
        }
        DraftRows.Row draft = open.orElseGet(() -> begin(by));
        Optional<DraftRows.TableRow> before = drafts.tables(draft.id()).stream()
                .filter(one -> one.key().equals(key))
                .findFirst();
        if (before.map(DraftRows.TableRow::edition).orElse(0) != edition) {
            return before.<DraftResult>map(one -> new DraftResult.Overtaken(one.changedBy(), one.changedAt()))
                    .orElseGet(() -> new DraftResult.Refused(OVER));
        }
        List<PolicyRow> rows =
                cells.stream().map(row -> PolicyRow.of(shape, row)).toList();
        drafts.keep(draft.id(), key, edition + 1, text(new PolicyTable(shape, rows)), by, now());
        drafts.hadAHand(draft.id(), by.subject());
        return new DraftResult.Kept(view(draft));
    }

    /** What is wrong with rows that nobody has kept; empty where they are no rows of the table. */
    @Transactional(readOnly = true)
    public Optional<List<TableProblem>> problems(String key, List<List<String>> cells, Actor by) {
        writable(by);
        TableShape shape = table(tables.current(), key, by).shape();
        return cells.stream().anyMatch(row -> isNoRow(row, shape))
                ? Optional.empty()
                : Optional.of(new PolicyTable(
                                shape,
                                cells.stream()
                                        .map(row -> PolicyRow.of(shape, row))
                                        .toList())
                        .problems());
    }

    private static boolean isNoRow(List<String> cells, TableShape shape) {
        return cells.size() != shape.width() + 1
                || cells.stream().anyMatch(cell -> cell.length() > PolicyTable.LONGEST_CELL || cell.indexOf(0) >= 0);
    }

    private DraftRows.Row begin(Actor by) {
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        try {
            drafts.begin(id, tables.current(), by, now());
        } catch (DuplicateKeyException begunByAnother) {
            return drafts.lockOpen().orElseThrow();
        }
        return drafts.lockOpen().orElseThrow();
    }

    /** Gives the draft up; it stays on record. True where there was one. */
    public boolean discard(Actor by) {
        writable(by);
        Optional<DraftRows.Row> draft = drafts.lockOpen();
        draft.ifPresent(one -> {
            drafts.end(one.id(), "discarded", now());
            append("policy-draft-discarded", one.id(), by, Map.of("basedOn", one.basedOn()));
        });
        return draft.isPresent();
    }

    /** Puts the changed rows on the ground of the version that came into force meanwhile. */
    public boolean renewGround(Actor by) {
        writable(by);
        Optional<DraftRows.Row> draft = drafts.lockOpen();
        draft.ifPresent(one -> {
            drafts.tables(one.id()).stream()
                    .filter(row -> !fits(JSON.readValue(row.rows(), CELLS), shape(row.key())))
                    .forEach(row -> drafts.keep(
                            one.id(), row.key(), row.edition() + 1, text(kept(one.basedOn(), row)), by, now()));
            drafts.base(one.id(), tables.current());
            drafts.hadAHand(one.id(), by.subject());
        });
        return draft.isPresent();
    }

    /** The texts of all tables as the draft would have them in force; refused where one of them is not valid. */
    @Transactional(readOnly = true)
    public Map<String, String> candidate(Actor by) {
        writable(by);
        DraftView draft = draft(by).filter(DraftView::valid).orElseThrow(NotVisible::new);
        return texts(draft);
    }

    /** The same for whoever reads policies; empty where there is no draft, or it is not valid. */
    @Transactional(readOnly = true)
    public Optional<Map<String, String>> trial(Actor reader) {
        return draft(reader).filter(DraftView::valid).map(this::texts);
    }

    /** Reads rows for a table out of a file; nothing is kept. */
    @Transactional(readOnly = true)
    public UploadedRows read(String key, String fileName, byte[] content, Actor by) {
        writable(by);
        return RowsFile.read(fileName, content, table(tables.current(), key, by).shape());
    }

    /** Keeps what a rehearsal of these texts showed. */
    public StoredRehearsal rehearsed(Map<String, String> texts, int months, String result, Actor by) {
        writable(by);
        DraftRows.Row draft = drafts.lockOpen().orElseThrow(NotVisible::new);
        var made = new StoredRehearsal(
                UuidCreator.getTimeOrderedEpoch().toString(), hash(texts), months, by.name(), now(), result);
        drafts.rehearsed(draft.id(), made, by);
        append(
                "policy-rehearsed",
                draft.id(),
                by,
                Map.of("tables", made.hash(), "months", months, "result", Sha256.hex(result)));
        return made;
    }

    /** Makes the draft the version that new cases start with. */
    public InForceResult putInForce(String reason, Actor by) {
        readable(by);
        by.require(APPROVERS);
        Optional<DraftRows.Row> open = drafts.lockOpen();
        if (open.isEmpty()) {
            return new InForceResult.Refused("There is no draft.");
        }
        DraftView draft = view(open.get());
        StoredRehearsal rehearsal = draft.rehearsal();
        if (hadAHand(drafts.hands(draft.id()), by)) {
            return new InForceResult.Refused(
                    "Whoever changed a row, or stands in for somebody who did, does not put it in force: a second person does.");
        }
        if (draft.outdated()) {
            return new InForceResult.Refused("Another version has come into force since it was begun.");
        }
        if (!draft.valid()) {
            return new InForceResult.Refused("The draft changes nothing, or something in it is still wrong.");
        }
        if (rehearsal == null) {
            return new InForceResult.Refused("The draft was not rehearsed as it stands now.");
        }
        int version = tables.putInForce(texts(draft), reason, rehearsal, by);
        drafts.end(draft.id(), "in-force", now());
        return new InForceResult.Done(version);
    }

    private static boolean hadAHand(Set<String> hands, Actor by) {
        return hands.contains(by.subject())
                || by.standIns().stream().anyMatch(place -> hands.contains(place.subject()));
    }

    private DraftView view(DraftRows.Row draft) {
        List<DraftView.DraftTable> changed = new ArrayList<>();
        for (DraftRows.TableRow row : drafts.tables(draft.id())) {
            PolicyTable table = kept(draft.basedOn(), row);
            changed.add(new DraftView.DraftTable(
                    row.key(), row.edition(), table, table.problems(), row.changedBy(), row.changedAt()));
        }
        boolean outdated = draft.basedOn() != tables.current();
        var bare = new DraftView(
                draft.id(), draft.basedOn(), outdated, draft.begunBy(), draft.begunAt(), "", changed, null);
        String hash = hash(texts(bare));
        return new DraftView(
                draft.id(),
                draft.basedOn(),
                outdated,
                draft.begunBy(),
                draft.begunAt(),
                hash,
                changed,
                drafts.rehearsal(draft.id(), hash).orElse(null));
    }

    /** Rows from before a release that brought other columns are taken over into these. */
    private PolicyTable kept(int basedOn, DraftRows.TableRow row) {
        TableShape shape = shape(row.key());
        List<List<String>> cells = JSON.readValue(row.rows(), CELLS);
        TableShape typed = fits(cells, shape)
                ? shape
                : TableText.read(tables.dmn(basedOn, row.key())).shape();
        return new PolicyTable(
                        typed,
                        cells.stream().map(each -> PolicyRow.of(typed, each)).toList())
                .in(shape);
    }

    private static boolean fits(List<List<String>> cells, TableShape shape) {
        return cells.stream().allMatch(row -> row.size() == shape.width() + 1);
    }

    private TableShape shape(String key) {
        return TableText.read(fixed(key)).shape();
    }

    private static String text(PolicyTable table) {
        return JSON.writeValueAsString(
                table.rows().stream().map(PolicyRow::cells).toList());
    }

    private Map<String, String> texts(DraftView draft) {
        Map<String, String> texts = texts(tables.current());
        draft.tables().forEach(one -> texts.put(one.key(), TableText.write(fixed(one.key()), one.table())));
        return texts;
    }

    private Map<String, String> texts(int version) {
        Map<String, String> texts = new TreeMap<>(tables.texts(version));
        if (texts.isEmpty()) {
            throw new NotVisible();
        }
        return texts;
    }

    /** All but the rows is the same in every version of a build, so the newest one stands for it. */
    private String fixed(String key) {
        return tables.dmn(tables.current(), key);
    }

    private static String hash(Map<String, String> texts) {
        Map<String, String> digests = new TreeMap<>();
        texts.forEach((key, text) -> digests.put(key, Sha256.hex(text)));
        return Sha256.hex(digests.toString());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void append(String event, String draft, Actor by, Map<String, Object> facts) {
        ledger.append(new LedgerFact(Chain.msp(), event, draft, by, facts));
    }

    /** Rows are the same for all clients, so nobody who is limited to some of them reads or changes them. */
    private static void readable(Actor reader) {
        reader.require(READERS);
        if (!reader.scope().all()) {
            throw new AccessDenied();
        }
    }

    private static void writable(Actor by) {
        readable(by);
        by.require(WRITER);
    }
}
