package io.plimsoll.web.issuer;

import io.plimsoll.web.security.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the embedded issuer where names and passwords are typed, with those of the demo beside it. */
@Controller
@Access.Anyone
@Profile("embedded")
class LoginPage {

    private final Realm realm;

    LoginPage(Realm realm) {
        this.realm = realm;
    }

    @GetMapping(IssuerChain.LOGIN)
    String login(
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(defaultValue = "") String username,
            Model model) {
        model.addAttribute("failed", error != null);
        model.addAttribute("username", username);
        model.addAttribute("people", realm.people().stream().map(Row::of).toList());
        return "issuer/login";
    }

    /** One sign-in of the demo, as components only: a template cannot call methods of a type that is not public. */
    record Row(String username, @Nullable String password, String name, String part) {

        static Row of(RealmPerson person) {
            return new Row(person.username(), person.password(), person.name(), person.part());
        }
    }
}
