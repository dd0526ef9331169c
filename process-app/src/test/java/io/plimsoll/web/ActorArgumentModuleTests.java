package io.plimsoll.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.plimsoll.PlimsollTest;
import io.plimsoll.SignedIn;
import io.plimsoll.identity.Role;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PlimsollTest
class ActorArgumentModuleTests {

    @Autowired
    private MockMvc http;

    @Test
    void tokenAndSessionMakeTheSameActor() throws Exception {
        http.perform(get("/api/v1/me").with(SignedIn.bearer("vera", Role.CLIENT_MEMBER, "harbor")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.username").value("vera"))
                .andExpect(jsonPath("$.roles[0]").value("client-member"))
                .andExpect(jsonPath("$.clients[0]").value("harbor"));
        http.perform(get("/").with(SignedIn.session("vera", Role.CLIENT_MEMBER, "harbor")))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("vera")));
    }
}
