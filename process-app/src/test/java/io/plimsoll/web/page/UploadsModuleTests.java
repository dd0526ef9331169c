package io.plimsoll.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

@PlimsollTest
class UploadsModuleTests {

    private static final String ROWS = "check,asset,status,severity,title,detail,observed_at,account\n";

    @Autowired
    MockMvc http;

    @Autowired
    Clients clients;

    private final String client = "up-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void aClient() {
        clients.create(
                client,
                new ClientDetails("Uploaded", "gold", "en", Set.of()),
                new CalendarDetails("Europe/Zurich", Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(17, 0)),
                Actor.system());
    }

    @ParameterizedTest
    @ValueSource(strings = {"results.exe", "results", "results.csv.html", "results.xlsx", ".csv/../../x.sh", ""})
    void aFileThatDoesNotEvenClaimToBeAListIsRefused(String name) throws Exception {
        MvcResult answer = upload(name, "auto");

        assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/imports?client=" + client);
        assertThat(String.valueOf(answer.getFlashMap().get("problem"))).contains(".csv", ".json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"results.csv", "RESULTS.CSV", "results.csv.gz"})
    void aListIsTaken(String name) throws Exception {
        assertThat(upload(name, "auto").getResponse().getRedirectedUrl()).startsWith("/imports/");
    }

    @ParameterizedTest
    @CsvSource({"results.csv, ocsf", "results.json, csv", "results.jsonl, csv", "results.sarif, oscal"})
    void aNameThatContradictsTheChosenFormatIsRefused(String name, String format) throws Exception {
        MvcResult answer = upload(name, format);

        assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/imports?client=" + client);
        assertThat(String.valueOf(answer.getFlashMap().get("problem"))).contains(format);
    }

    @Test
    void theNameSaysHowTheContentIsRead() {
        assertThat(UploadName.of("a.csv").format("auto")).contains("csv");
        assertThat(UploadName.of("arf.XML.gz").format("auto")).contains("xccdf");
        assertThat(UploadName.of("a.ocsf.json").format("auto")).contains("auto-json");
        assertThat(UploadName.of("a.ndjson.gz").format("ocsf")).contains("ocsf");
        assertThat(UploadName.of("a.json").format("csv")).isEmpty();
        assertThat(UploadName.of("a.sarif.gz").format("auto")).contains("sarif");
        assertThat(UploadName.of("a.gz").isAllowed()).isFalse();
    }

    private MvcResult upload(String name, String format) throws Exception {
        return http.perform(multipart("/imports")
                        .file(new MockMultipartFile("file", name, null, ROWS.getBytes(StandardCharsets.UTF_8)))
                        .param("client", client)
                        .param("format", format)
                        .with(SignedIn.session("up-analyst", Role.ANALYST, "*"))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andReturn();
    }
}
