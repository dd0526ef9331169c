package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.outbound.Loopback;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretWordsTests {

    private final SecretWords words = new SecretWords(Loopback.strongbox("0123456789abcdef0123456789abcdef"));
    private final SecretWords others = new SecretWords(Loopback.strongbox("fedcba9876543210fedcba9876543210"));

    @Test
    void codesHaveEightOfThirtyTwoSignsThatLookLikeNoOther() {
        Set<Character> seen = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (int id = 0; id < 2000; id++) {
            String code = words.of("id-" + id);
            assertThat(code).matches("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}");
            code.replace("-", "").chars().forEach(sign -> seen.add((char) sign));
            codes.add(code);
        }

        assertThat(seen).hasSize(32);
        assertThat(codes).as("40 bits: hardly two of 2000 alike").hasSizeGreaterThan(1998);
    }

    @Test
    void withoutTheKeyNobodyCanTellThem() {
        assertThat(words.of("id-1")).isEqualTo(words.of("id-1")).isNotEqualTo(others.of("id-1"));
        assertThat(words.isTyped("id-1", others.of("id-1"))).isFalse();
        assertThat(words.isTyped("id-1", words.of("id-2"))).isFalse();
    }

    @Test
    void howItIsTypedDoesNotMatter() {
        String code = words.of("id-1");

        assertThat(words.isTyped("id-1", code)).isTrue();
        assertThat(words.isTyped(
                        "id-1", " " + code.toLowerCase(java.util.Locale.ROOT).replace("-", " ") + "\n"))
                .isTrue();
        assertThat(words.isTyped("id-1", code.substring(1))).isFalse();
        assertThat(words.isTyped("id-1", "")).isFalse();
        assertThat(words.isTyped("id-1", SecretWord.PLACE)).isFalse();
    }
}
