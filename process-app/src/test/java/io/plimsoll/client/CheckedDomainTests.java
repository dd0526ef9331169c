package io.plimsoll.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedDomainTests {

    @ParameterizedTest
    @CsvSource({
        "harbor.example, harbor.example",
        "  Harbor.Example. ,harbor.example",
        "harbor.example s1 S2 s1, harbor.example s1 s2",
        "harbor.example\ts1;s2, harbor.example s1 s2",
        "b\u00fccher.example, xn--bcher-kva.example",
        "xn--bcher-kva.example k1._sub, xn--bcher-kva.example k1._sub"
    })
    void isReadAsTyped(String typed, String line) {
        assertThat(CheckedDomain.of(typed).orElseThrow().line()).isEqualTo(line);
        assertThat(CheckedDomain.of(line).orElseThrow().line()).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "192.0.2.1",
                "harbor..example",
                "-harbor.example",
                "harbor.example s1/..",
                "harbor.example a b c d e f g h i j k",
                "http://harbor.example",
                "harbor.example\u0000",
                "<b>.example",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example"
            })
    void othersAreNone(String typed) {
        assertThat(CheckedDomain.of(typed)).isEmpty();
    }
}
