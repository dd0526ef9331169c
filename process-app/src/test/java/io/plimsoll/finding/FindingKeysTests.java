package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.TestDatabase;
import io.plimsoll.identity.ClientId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@Tag(TestDatabase.TAG)
class FindingKeysTests {

    private static final ClientId HARBOR = new ClientId("harbor");

    @Test
    void findingsOfAnEarlierVersionAreFoundUnderTheirNewKeys() throws NoSuchAlgorithmException {
        DataSource source = TestDatabase.with("V140__finding");
        var db = new JdbcTemplate(source);
        String state = Fingerprints.ofState("met", null, "Seen", null);
        db.update(
                "insert into finding values (?, 'harbor', 'rmm', 'hq', 'disk', 'PC-1', 'met', null, 'Title', 'Seen', ?,"
                        + " timestamp '2026-11-10 08:00:00', null, timestamp '2026-11-10 08:00:00', 'scan', null)",
                earlierKey("harbor", "rmm", "hq", "disk", "PC-1"),
                state);

        TestDatabase.add(source, "V300__finding_keys");

        String key = Fingerprints.of(HARBOR, "rmm", "hq", "disk", "PC-1");
        assertThat(new FindingTable(db).known(List.of(key)).get(key))
                .extracting(KnownFinding::stateHash, KnownFinding::check)
                .containsExactly(state, "disk");
    }

    @Test
    void theKeysOfAClientBeginAlikeAndTheirRestTellsThemApart() {
        String one = Fingerprints.of(HARBOR, "rmm", "hq", "disk", "PC-1");
        String other = Fingerprints.of(HARBOR, "rmm", "hq", "disk", "PC-2");
        String elsewhere = Fingerprints.of(new ClientId("alpine"), "rmm", "hq", "disk", "PC-1");

        assertThat(one).hasSize(64).startsWith(other.substring(0, 16));
        assertThat(Fingerprints.shortened(one)).isNotEqualTo(Fingerprints.shortened(other));
        assertThat(elsewhere.substring(0, 16)).isNotEqualTo(one.substring(0, 16));
    }

    private static String earlierKey(String... parts) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
