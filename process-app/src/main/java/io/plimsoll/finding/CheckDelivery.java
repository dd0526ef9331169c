package io.plimsoll.finding;

import io.plimsoll.finding.check.CheckResult;
import io.plimsoll.finding.reader.RowStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Results of our own checks as a delivery like any other, so that they go the same way. */
final class CheckDelivery {

    private static final String GONE = "It is no longer in what is looked at.";

    private CheckDelivery() {}

    /**
     * With what failed before and is not looked at any more, as met: a full scan alone would not clear it where another
     * result of the same check is unknown, or there is none.
     */
    static List<CheckResult> withGone(List<CheckResult> results, List<CheckTables.Failing> failing) {
        Set<CheckTables.Failing> seen = results.stream()
                .map(result -> new CheckTables.Failing(result.check(), result.asset()))
                .collect(Collectors.toSet());
        List<CheckResult> all = new ArrayList<>(results);
        failing.stream()
                .filter(before -> !seen.contains(before))
                .map(before -> new CheckResult(before.check(), before.asset(), RowStatus.MET, null, "", GONE))
                .forEach(all::add);
        return all;
    }

    /** In the plain list that anybody can deliver. */
    static byte[] csv(List<CheckResult> results) {
        var bytes = new ByteArrayOutputStream();
        try (var printer = new CSVPrinter(
                new OutputStreamWriter(bytes, StandardCharsets.UTF_8),
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader("check", "asset", "status", "severity", "title", "detail")
                        .get())) {
            for (CheckResult result : results) {
                printer.printRecord(
                        result.check(),
                        result.asset(),
                        word(result.status()),
                        result.severity() == null ? "" : result.severity().key(),
                        result.title(),
                        result.detail());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Results could not be written into memory", e);
        }
        return bytes.toByteArray();
    }

    private static String word(RowStatus status) {
        return switch (status) {
            case MET -> "met";
            case NOT_MET -> "not met";
            case NOT_APPLICABLE -> "not applicable";
            case UNKNOWN -> "unknown";
        };
    }

    /** The worst first, then what is unknown, then the rest; those of one kind by name. */
    static List<CheckResult> worstFirst(List<CheckResult> results) {
        return results.stream()
                .sorted(Comparator.comparingInt(CheckDelivery::rank)
                        .thenComparing(CheckResult::asset)
                        .thenComparing(CheckResult::check))
                .toList();
    }

    private static int rank(CheckResult result) {
        return switch (result.status()) {
            case NOT_MET -> result.severity() == null ? 4 : result.severity().ordinal();
            case UNKNOWN -> 5;
            case MET -> 6;
            case NOT_APPLICABLE -> 7;
        };
    }
}
