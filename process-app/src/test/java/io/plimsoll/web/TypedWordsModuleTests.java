package io.plimsoll.web;

import static io.plimsoll.SignedIn.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@PlimsollTest
class TypedWordsModuleTests {

    private static final RequestPostProcessor ANALYST = bearer("analyst", Role.ANALYST, "*");

    @Autowired
    MockMvc http;

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "bell \\u0007", "half \\ud83d", "escape \\u001b[31m", "c1 \\u0085"})
    void whatCannotBeStoredOrShownIsRefusedAtTheApi(String json) throws Exception {
        refused("/api/v1/clients/harbor/cases", "{\"control\": \"BSS-01.1\", \"summary\": \"%s\"}".formatted(json));
        refused(
                "/api/v1/clients/harbor/cases",
                "{\"control\": \"BSS-01.1\", \"summary\": \"s\", \"assets\": [\"%s\"]}".formatted(json));
        refused("/api/v1/cases/NC-2026-000001/withdraw", "{\"reason\": \"%s\"}".formatted(json));
        refused("/api/v1/cases/NC-2026-000001/met", "{\"evidence\": \"%s\"}".formatted(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdraw", "met"})
    void andAtThePages(String what) throws Exception {
        http.perform(post("/cases/NC-2026-000001/" + what)
                        .param("words", "a\u0000b")
                        .with(SignedIn.session("analyst", Role.ANALYST, "*"))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andExpect(redirectedUrlPattern("/cases/NC-2026-000001?note=words-missing*"));
    }

    @Test
    void whatPeopleWriteIsPlain() {
        assertThat(TypedWords.arePlain("Straße 北京 🚀 👩‍👩‍👧 \t tab\r\nnext line"))
                .isTrue();
        assertThat(TypedWords.arePlain("x".repeat(4000))).isTrue();
        assertThat(TypedWords.arePlain("\ud83d")).isFalse();
    }

    private void refused(String path, String body) throws Exception {
        http.perform(post(path)
                        .with(ANALYST)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isBadRequest());
    }
}
