package io.plimsoll.web.security;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The two pages around signing in that need nobody to be signed in. */
@Controller
@Access.Anyone
class SignInPages {

    static final String GOODBYE = "/goodbye";
    static final String FAILED = "/sign-in/failed";

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
