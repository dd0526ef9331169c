package io.plimsoll.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTests {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tasks/7?form=a&b=//c", "/cases/NC-2026-000001#top"})
    void pathsOfOursAreLocal(String path) {
        assertThat(LocalPath.isLocal(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tasks",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=y",
                "/\t/evil.example"
            })
    void whatLeadsElsewhereIsNot(String text) {
        assertThat(LocalPath.isLocal(text)).isFalse();
    }
}
