package io.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.NotVisible;
import jakarta.servlet.RequestDispatcher;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

class ErrorAnswersTests {

    private final MockMvc http = MockMvcBuilders.standaloneSetup(new FailingApi(), new FailingPage(), new ErrorPages())
            .setControllerAdvice(new ApiErrors(), new PageErrors())
            .setViewResolvers((name, locale) -> (model, request, response) -> {})
            .build();

    @ParameterizedTest
    @CsvSource({
        "denied, 403, Only directors may do this",
        "absent, 404, There is nothing here",
        "race, 409, Somebody else changed this at the same moment; look again and repeat",
        "large, 413, Maximum upload size exceeded"
    })
    void apiAnswersWithProblems(String fault, int status, String detail) throws Exception {
        http.perform(get("/api/v1/fail/" + fault).accept("text/csv", "application/json"))
                .andExpect(status().is(status))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.status").value(status))
                .andExpect(jsonPath("$.detail").value(detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"name\":         | 400",
                "application/json | {\"name\": \"\"}   | 400",
                "application/json | []                 | 400",
                "text/plain       | name               | 415"
            })
    void apiSaysThatInputIsBad(String type, String body, int status) throws Exception {
        http.perform(post("/api/v1/fail").contentType(type).content(body))
                .andExpect(status().is(status))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.status").value(status));
    }

    @Test
    void faultsOfOursGoOnToTheErrorPageUnexplained() throws Exception {
        assertThatThrownBy(() -> http.perform(get("/api/v1/fail/bug"))).hasRootCauseMessage("secret detail");

        String answer = http.perform(get("/error")
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 500)
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/api/v1/fail/bug")
                        .requestAttr(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("secret detail")))
                .andExpect(status().is(500))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer).contains("/api/v1/fail/bug").doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"denied, 403", "absent, 404", "race, 409"})
    void pagesAnswerWithAPage(String fault, int status) throws Exception {
        http.perform(get("/fail/" + fault)).andExpect(status().is(status)).andExpect(view().name("error"));
    }

    @Test
    void errorsOfPagesEndAtThePage() throws Exception {
        http.perform(get("/error")
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 400)
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/cases"))
                .andExpect(status().is(400))
                .andExpect(view().name("error"));
    }

    private static void fail(String fault) {
        throw switch (fault) {
            case "denied" -> new AccessDenied("Only directors may do this");
            case "absent" -> new NotVisible();
            case "race" -> new OptimisticLockingFailureException("row 7");
            case "large" -> new MaxUploadSizeExceededException(10);
            default -> new IllegalStateException("secret detail");
        };
    }

    @RestController
    static class FailingApi {

        @GetMapping("/api/v1/fail/{fault}")
        String fail(@PathVariable String fault) {
            ErrorAnswersTests.fail(fault);
            return "unreachable";
        }

        @PostMapping("/api/v1/fail")
        String take(@Valid @RequestBody Named named) {
            return named.name();
        }
    }

    @Controller
    static class FailingPage {

        @GetMapping("/fail/{fault}")
        String fail(@PathVariable String fault) {
            ErrorAnswersTests.fail(fault);
            return "unreachable";
        }
    }

    record Named(@NotBlank String name) {}
}
