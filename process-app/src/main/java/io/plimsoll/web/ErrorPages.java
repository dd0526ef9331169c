package io.plimsoll.web;

import io.plimsoll.web.security.Access;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where every error ends that nobody answered before: problem details for the API, a page for people, no causes. */
@Controller
@Access.Anyone
class ErrorPages implements ErrorController {

    static final String DATABASE_AWAY =
            "Look again in a minute, and before you repeat something look whether it was done";

    private static final String API = "/api/";

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        return answer(
                status(request), String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)), request);
    }

    /** A problem or a page, as whoever calls this path reads it. */
    static Object answer(HttpStatus status, String path, HttpServletRequest request) {
        return path.startsWith(request.getContextPath() + API) ? problem(status, path) : page(status);
    }

    /** The page for this status with its usual words. */
    static ModelAndView page(HttpStatus status) {
        return page(status, advice(status));
    }

    /** The page for this status with words of its own. */
    static ModelAndView page(HttpStatus status, String text) {
        return page(status, title(status), text);
    }

    /** The page for this status with a title and words of its own. */
    static ModelAndView page(HttpStatus status, String title, String text) {
        ModelAndView page = new ModelAndView("error", status);
        page.addObject("status", status.value());
        page.addObject("title", title);
        page.addObject("text", text);
        return page;
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String path) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, advice(status));
        problem.setTitle(status.getReasonPhrase());
        problem.setInstance(URI.create(path));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus known = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return Objects.requireNonNullElse(known, HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing here";
            case FORBIDDEN -> "You may not do this";
            case CONFLICT -> "Somebody else was faster";
            case TOO_MANY_REQUESTS -> "That was a lot at once";
            case SERVICE_UNAVAILABLE -> "Sign-in is not available";
            default -> status.is4xxClientError() ? "This did not work" : "Something went wrong";
        };
    }

    private static String advice(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "A valid bearer token is needed";
            case FORBIDDEN -> "Your role does not allow it, or the page was open for too long: load it again";
            case NOT_FOUND -> "It does not exist, or it is not yours to see";
            case METHOD_NOT_ALLOWED -> "This address does not take requests of this kind";
            case CONFLICT -> "Somebody else changed this at the same moment: look again and repeat";
            case CONTENT_TOO_LARGE -> "What was sent is larger than allowed";
            case UNSUPPORTED_MEDIA_TYPE -> "What was sent is not of a kind that is read here";
            case TOO_MANY_REQUESTS -> "Too much was asked in a short time: wait a minute and go on";
            case SERVICE_UNAVAILABLE -> "The sign-in provider does not answer: try again in a minute";
            default ->
                status.is4xxClientError()
                        ? "The request was not understood"
                        : "It is our fault and was recorded: try again, and tell us if it stays";
        };
    }
}
