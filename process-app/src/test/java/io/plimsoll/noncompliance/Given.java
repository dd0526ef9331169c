package io.plimsoll.noncompliance;

import io.plimsoll.client.ServiceKind;
import io.plimsoll.finding.Failure;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.ControlRef;
import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the tests of cases start from. */
final class Given {

    private Given() {}

    static Control control(String code, String version) {
        return new Control(
                new ControlRef("test-standard", version, code),
                "Backup",
                true,
                "Backup has no off-site copy",
                "Backups are also kept in another building.",
                "A fire would take data and backups together.",
                "Keep one copy somewhere else.",
                Set.of("client"),
                Severity.MEDIUM,
                Set.of(ServiceKind.BACKUP),
                "",
                "");
    }

    static Failure failing(String asset, @Nullable Severity reported) {
        return new Failure("key of " + asset, "scanner", asset, reported, Instant.parse("2026-11-01T08:00:00Z"), null);
    }
}
