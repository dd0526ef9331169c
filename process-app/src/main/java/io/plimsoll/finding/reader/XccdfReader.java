package io.plimsoll.finding.reader;

import java.io.InputStream;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads results of the Extensible Configuration Checklist Description Format, versions 1.1 and 1.2: by themselves, after
 * their benchmark, or in an asset report collection (ARF). One row for each result of a rule. A result speaks about one
 * machine only, so the machine is the account too: a full scan of one clears nothing of another.
 */
final class XccdfReader implements RowReader {

    static final String NAMESPACE = "http://checklists.nist.gov/xccdf/1.";

    /** As in {@code cpe:/a:redhat:openscap:1.3.10} and {@code cpe:2.3:a:redhat:openscap:1.3.10}. */
    private static final Pattern CPE = Pattern.compile("cpe:(?:/a|2\\.3:a):[^:]*:([^:]+).*");

    private final XccdfRules rules = new XccdfRules();
    private boolean results;
    private long count;

    @Override
    public void read(InputStream content, RowSink sink) throws BrokenFile {
        try (var xml = new StrictXml(content)) {
            while (xml.next()) {
                if (isXccdf(xml) && xml.name().equals("Rule")) {
                    rules.read(xml);
                } else if (isXccdf(xml) && xml.name().equals("TestResult")) {
                    results = true;
                    result(xml, sink);
                }
            }
        }
        if (!results) {
            throw new BrokenFile(
                    "The file holds no results (TestResult); a benchmark alone says nothing of a machine.");
        }
    }

    static boolean isXccdf(StrictXml xml) {
        return xml.namespace().startsWith(NAMESPACE);
    }

    private void result(StrictXml xml, RowSink sink) throws BrokenFile {
        String tool = tool(xml.attribute("test-system"));
        Instant time = time(xml.attribute("end-time"), xml.attribute("start-time"));
        var target = new XccdfTarget();
        int depth = xml.depth();
        while (xml.nextWithin(depth)) {
            if (!isXccdf(xml)) {
                continue;
            }
            if (xml.name().equals("rule-result")) {
                count++;
                var result = new XccdfResult("rule-result %d (line %d)".formatted(count, xml.line()), time);
                result.read(xml);
                result.emit(tool, target, rules, sink);
            } else {
                target.read(xml);
            }
        }
    }

    private static String tool(String testSystem) {
        Matcher product = CPE.matcher(testSystem);
        String slug = product.matches() ? Texts.slug(product.group(1)) : "";
        return slug.isEmpty() ? "openscap" : slug;
    }

    private static @Nullable Instant time(String end, String start) {
        Instant time = Words.instant(end);
        return time == null ? Words.instant(start) : time;
    }
}
