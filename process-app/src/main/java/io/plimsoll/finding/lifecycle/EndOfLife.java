package io.plimsoll.finding.lifecycle;

import io.plimsoll.finding.check.CheckResult;
import io.plimsoll.finding.lifecycle.ProductNames.Found;
import io.plimsoll.finding.reader.RowStatus;
import io.plimsoll.finding.reader.Texts;
import io.plimsoll.standard.Severity;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges an inventory on one day.
 *
 * <p>Past its end a thing is not met: critical for operating systems, servers and network devices, high for applications.
 * Before it, within the time of warning, it is not met too, so that there is time to act: medium in the last third of
 * that time, low before. Where it is not told which release it is, the one with the longest life decides: what has
 * ended even so has ended; else it is unknown. So is what is not recognised; both are listed and never dropped.
 */
public final class EndOfLife {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final int LONGEST = 140;
    private static final String EXTENDED_FACT = "extended-updates-";

    private final ProductNames names;
    private final LocalDate today;
    private final int warningDays;
    private final Set<String> facts;

    /**
     * @param warningDays how long before its end a thing is not met, 0 for not at all
     * @param facts of the client; {@code extended-updates-windows-server} says that they are paid for
     */
    public EndOfLife(LifecycleData data, LocalDate today, int warningDays, Set<String> facts) {
        this.names = new ProductNames(data);
        this.today = today;
        this.warningDays = warningDays;
        this.facts = Set.copyOf(facts);
    }

    /** One result for each item, in order. */
    public List<CheckResult> of(List<InventoryItem> items) {
        List<CheckResult> results = new ArrayList<>();
        for (InventoryItem item : items) {
            results.add(names.find(item.product(), item.version())
                    .map(found -> judge(item, found))
                    .orElseGet(() -> unknown(item, "We do not know this product: ")));
        }
        return results;
    }

    private CheckResult judge(InventoryItem item, Found found) {
        ProductKind kind = found.product().kind();
        boolean paid = item.extended()
                || facts.contains(EXTENDED_FACT + found.product().id());
        Optional<Release> longest =
                found.releases().stream().max(Comparator.comparing(release -> lastDay(release, paid)));
        if (longest.isEmpty()) {
            return unknown(item, kind, found.product(), "We do not know this release: ");
        }
        LocalDate end = longest.get().end(paid);
        boolean ended = end != null && end.isBefore(today);
        if (found.releases().size() > 1 && !ended) {
            return unknown(item, kind, found.product(), "It does not say which release it is: ");
        }
        String asset = asset(item, kind, found.product());
        Severity severity = end == null ? null : severity(kind, end);
        return new CheckResult(
                kind.check(),
                asset,
                severity == null ? RowStatus.MET : RowStatus.NOT_MET,
                severity,
                kind.title(),
                words(found, longest.get(), end, paid));
    }

    private static LocalDate lastDay(Release release, boolean paid) {
        LocalDate end = release.end(paid);
        return end == null ? LocalDate.MAX : end;
    }

    private @Nullable Severity severity(ProductKind kind, LocalDate end) {
        long left = ChronoUnit.DAYS.between(today, end);
        if (left < 0) {
            return kind == ProductKind.APPLICATION ? Severity.HIGH : Severity.CRITICAL;
        }
        if (left > warningDays || warningDays == 0) {
            return null;
        }
        return left * 3 <= warningDays ? Severity.MEDIUM : Severity.LOW;
    }

    /** Without a number of days: that would be news every day. */
    private String words(Found found, Release release, @Nullable LocalDate end, boolean paid) {
        if (end == null) {
            return release.label() + ": no end of security updates is announced.";
        }
        String kind = paid && end.equals(release.extended()) ? "extended security updates" : "security updates";
        String which = found.releases().size() > 1 ? "Even of the last release, " + release.label() : release.label();
        return "%s: %s %s on %s.".formatted(which, kind, end.isBefore(today) ? "ended" : "end", DAY.format(end));
    }

    private static CheckResult unknown(InventoryItem item, String why) {
        String kind = item.kind().toLowerCase(Locale.ROOT);
        ProductKind guessed = ProductKind.APPLICATION;
        if (kind.matches(".*(network|firewall|switch|router|access point|wireless).*")) {
            guessed = ProductKind.NETWORK_DEVICE;
        } else if (kind.matches(".*(server|workstation|desktop|laptop|notebook|computer|\\bpc\\b|\\bmac\\b).*")) {
            guessed = ProductKind.OPERATING_SYSTEM;
        }
        return unknown(item, guessed, null, why);
    }

    private static CheckResult unknown(InventoryItem item, ProductKind kind, @Nullable Product product, String why) {
        return new CheckResult(
                kind.check(),
                asset(item, kind, product),
                RowStatus.UNKNOWN,
                null,
                kind.title(),
                why + Texts.clean((item.product() + " " + item.version()).strip(), LONGEST) + ".");
    }

    /** A machine has one operating system, so it is named alone; of programs it has many. The version is left out. */
    private static String asset(InventoryItem item, ProductKind kind, @Nullable Product product) {
        String asset = Texts.clean(item.asset(), LONGEST);
        if (kind != ProductKind.APPLICATION) {
            return asset;
        }
        String name = product == null ? Texts.clean(item.product(), LONGEST) : product.title();
        return asset + ": " + name;
    }
}
