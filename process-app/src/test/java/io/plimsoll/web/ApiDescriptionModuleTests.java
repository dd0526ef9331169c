package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.plimsoll.PlimsollTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PlimsollTest
class ApiDescriptionModuleTests {

    @Autowired
    MockMvc http;

    @Test
    void anybodyMayReadHowTheApiIsUsed() throws Exception {
        String description = http.perform(get("/api/v1/openapi").with(anonymous()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.openapi").value(startsWith("3.")))
                .andExpect(
                        jsonPath("$.paths['/api/v1/tasks/{id}/complete'].post").exists())
                .andExpect(jsonPath("$.paths['/api/v1/clients/{client}/scans'].post")
                        .exists())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(description).doesNotContain("\"actor\"", "\"name\":\"reader\"", "\"name\":\"by\"");
    }
}
