package io.plimsoll.finding;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.finding.lifecycle.LifecycleData;
import io.plimsoll.finding.lifecycle.MalformedLifecycle;
import io.plimsoll.finding.lifecycle.Product;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.ledger.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When what products come to their end: shipped dates, and newer ones that an administrator uploads. */
@Component
public class Lifecycles {

    private static final int LARGEST = 2_000_000;
    private static final Pattern PRODUCT = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final String NEWEST =
            "select u.product, u.content, u.uploaded_by, u.uploaded_at from lifecycle_upload u"
                    + " where not exists (select 1 from lifecycle_upload n where n.product = u.product and n.id > u.id)"
                    + " order by u.product";

    private final JdbcClient db;
    private final Ledger ledger;
    private final Clock clock;
    private final LifecycleData shipped = LifecycleData.shipped();

    Lifecycles(JdbcClient db, Ledger ledger, Clock clock) {
        this.db = db;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A product that is known.
     *
     * @param asOf when its dates were looked up
     * @param uploadedBy null where they are as shipped
     */
    public record Known(
            String id,
            String title,
            LocalDate asOf,
            int releases,
            @Nullable String uploadedBy) {}

    private record Upload(String product, String content, String by, Instant at) {}

    /** All products that are recognised. */
    @Transactional(readOnly = true)
    public List<Known> list(Actor reader) {
        reader.require(Role.ANALYST, Role.SERVICE_MANAGER, Role.DIRECTOR, Role.AUDITOR, Role.ADMINISTRATOR);
        List<Upload> uploads = uploads();
        return data(uploads).products().stream()
                .map(product -> new Known(
                        product.id(),
                        product.title(),
                        product.asOf(),
                        product.releases().size(),
                        uploads.stream()
                                .filter(upload -> upload.product().equals(product.id()))
                                .map(Upload::by)
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    /** Takes newer dates of one product, in a form in which endoflife.date publishes them. */
    @Transactional
    public Uploaded upload(String product, String content, Actor by) {
        by.require(Role.ADMINISTRATOR);
        String id = product.strip();
        if (!PRODUCT.matcher(id).matches()) {
            return new Uploaded.Refused("Name the product in small letters and hyphens, as in windows-server.");
        }
        if (content.length() > LARGEST) {
            return new Uploaded.Refused("The file is larger than 2 MB.");
        }
        Instant now = clock.instant();
        try {
            Product read = LifecycleData.read(id, content, day(now));
            String digest = Sha256.hex(content);
            db.sql("insert into lifecycle_upload (id, product, content, digest, uploaded_by, uploaded_at)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(
                            UuidCreator.getTimeOrderedEpoch().toString(),
                            id,
                            content,
                            digest,
                            by.username(),
                            Times.column(now))
                    .update();
            ledger.append(new LedgerFact(
                    Chain.msp(),
                    "lifecycle-uploaded",
                    "",
                    by,
                    Map.of("product", id, "releases", read.releases().size(), "sha256", digest)));
            return new Uploaded.Kept();
        } catch (MalformedLifecycle e) {
            return new Uploaded.Refused(e.reason());
        }
    }

    /** What counts now. */
    LifecycleData data() {
        return data(uploads());
    }

    private LifecycleData data(List<Upload> uploads) {
        LifecycleData data = shipped;
        for (Upload upload : uploads) {
            try {
                data = data.with(LifecycleData.read(upload.product(), upload.content(), day(upload.at())));
            } catch (MalformedLifecycle e) {
                throw new IllegalStateException("The kept dates of " + upload.product() + " cannot be read", e);
            }
        }
        return data;
    }

    private List<Upload> uploads() {
        return db.sql(NEWEST)
                .query((row, n) -> new Upload(
                        row.getString("product"),
                        row.getString("content"),
                        row.getString("uploaded_by"),
                        Times.instant(row, "uploaded_at")))
                .list();
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
