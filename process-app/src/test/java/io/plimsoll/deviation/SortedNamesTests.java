package io.plimsoll.deviation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.deviation.SortedNames.Proof;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SortedNamesTests {

    @Test
    void isWhatSortAndSha256sumSay() {
        // printf '%s\n' web db Ärger db | LC_ALL=C sort -u | sha256sum
        assertThat(proof(List.of("web", "db", "Ärger", "db")))
                .isEqualTo(new Proof(3, "5b0f3aaab442173b9c3cc1c37f85b00f41a9ce5392066a0f86a9cf27b3e6f4ff"));
        assertThat(proof(List.of()))
                .isEqualTo(new Proof(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }

    @Test
    void doesNotDependOnTheOrderInWhichManyAreTold() throws Exception {
        List<String> names = new ArrayList<>(
                IntStream.range(0, 35_000).mapToObj(i -> "PC-" + i).toList());
        names.addAll(names.subList(0, 15_000));
        Collections.shuffle(names, new Random(7));
        var sorted = new TreeSet<byte[]>(Arrays::compareUnsigned);
        names.forEach(name -> sorted.add(name.getBytes(UTF_8)));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] name : sorted) {
            digest.update(name);
            digest.update((byte) '\n');
        }

        assertThat(proof(names)).isEqualTo(new Proof(35_000, HexFormat.of().formatHex(digest.digest())));
    }

    private static Proof proof(List<String> names) {
        var all = new SortedNames();
        names.forEach(all::add);
        return all.proof();
    }
}
