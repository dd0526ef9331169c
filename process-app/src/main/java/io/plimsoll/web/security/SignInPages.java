package io.plimsoll.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The two pages around signing in that need nobody to be signed in. */
@Controller
@Access.Anyone
class SignInPages {

    static final String GOODBYE = "/goodbye";
    static final String FAILED = "/sign-in/failed";

    /** The page that says that a session is over, and leads back to where the person was. */
    static String over(HttpServletRequest request) {
        String query = request.getQueryString();
        String back = request.getRequestURI() + (query == null ? "" : "?" + query);
        return UriComponentsBuilder.fromPath(FAILED)
                .queryParam("reason", SignInFailure.OVER.word())
                .queryParam("back", "{back}")
                .encode()
                .buildAndExpand(LocalPath.isLocal(back) ? back : "/")
                .toUriString();
    }

    @GetMapping(GOODBYE)
    String goodbye() {
        return "sign-in/goodbye";
    }

    @GetMapping(FAILED)
    String failed(
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "/") String back,
            Model model,
            HttpServletResponse response) {
        SignInFailure failure = SignInFailure.ofWord(reason);
        response.setStatus(failure.status().value());
        model.addAttribute("title", failure.title());
        model.addAttribute("text", failure.text());
        model.addAttribute("back", LocalPath.isLocal(back) ? back : "/");
        return "sign-in/failed";
    }
}
