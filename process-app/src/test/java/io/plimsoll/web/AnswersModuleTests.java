package io.plimsoll.web;

import static io.plimsoll.SignedIn.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.document.Documents;
import io.plimsoll.document.NewDocument;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What answers say of themselves, whatever is in them. */
@PlimsollTest
class AnswersModuleTests {

    @Autowired
    MockMvc http;

    @Autowired
    Documents documents;

    private final ClientId client =
            new ClientId("a-" + UUID.randomUUID().toString().substring(0, 12));

    @Test
    void aDocumentIsKeptByNoBrowserAndCannotBeTakenForAnythingElse() throws Exception {
        StoredDocument kept = document("Notice\"; filename=\"run.exe\r\nX-Injected: 1");

        http.perform(get("/documents/" + kept.id())
                        .with(SignedIn.session("reader", Role.CLIENT_MEMBER, client.value())))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().doesNotExist("X-Injected"))
                .andExpect(header().string("Content-Type", "application/pdf"))
                .andExpect(result -> assertThat(result.getResponse().getHeader("Content-Disposition"))
                        .startsWith("inline; ")
                        .doesNotContain("\r", "\n"));
    }

    @Test
    void atTheApiADocumentIsADownloadUnderASafeName() throws Exception {
        StoredDocument kept = document("Notice\"; filename=\"run.exe\r\nX-Injected: 1");

        http.perform(get("/api/v1/documents/" + kept.id()).with(bearer("reader", Role.CLIENT_MEMBER, client.value())))
                .andExpect(header().doesNotExist("X-Injected"))
                .andExpect(result -> assertThat(result.getResponse().getHeader("Content-Disposition"))
                        .startsWith("attachment; ")
                        .doesNotContain("\r", "\n"));
        http.perform(get("/api/v1/documents/" + kept.id() + "/text")
                        .with(bearer("reader", Role.CLIENT_MEMBER, client.value())))
                .andExpect(header().string("Content-Type", "application/xhtml+xml;charset=UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"source=%zz", "source=%", "format=%e", "scope=%%"})
    void halfAnEscapeIsTheCallersMistake(String query) throws Exception {
        http.perform(post("/api/v1/clients/harbor/scans")
                        .with(request -> {
                            request.setQueryString(query);
                            return request;
                        })
                        .with(bearer("analyst", Role.ANALYST, "*"))
                        .content("check,asset\n"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.status").value(400));
    }

    private StoredDocument document(String title) {
        return documents.render(
                new NewDocument(
                        client,
                        "NC-2026-000001",
                        "test-note",
                        title,
                        "test-note",
                        Map.of("heading", "H", "text", "T", "lines", List.of(), "day", LocalDate.of(2026, 11, 22))),
                Actor.system(client));
    }
}
