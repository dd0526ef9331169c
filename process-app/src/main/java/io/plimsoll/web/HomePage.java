package io.plimsoll.web;

import io.plimsoll.identity.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a person lands who signed in without a link to follow. */
@Controller
class HomePage {

    @GetMapping("/")
    String home(Actor actor, Model model) {
        model.addAttribute("actor", actor);
        return "home";
    }
}
