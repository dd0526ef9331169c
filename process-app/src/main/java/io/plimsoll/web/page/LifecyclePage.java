package io.plimsoll.web.page;

import io.plimsoll.finding.Lifecycles;
import io.plimsoll.finding.Uploaded;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.web.security.Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The products whose ends of life are known, as of when, and where newer dates come in. */
@Controller
@Access.Msp
class LifecyclePage {

    private final Lifecycles lifecycles;

    LifecyclePage(Lifecycles lifecycles) {
        this.lifecycles = lifecycles;
    }

    @GetMapping("/lifecycle")
    String show(Actor actor, Model model) {
        model.addAttribute("products", lifecycles.list(actor));
        return "lifecycle";
    }

    @Access(value = Role.ADMINISTRATOR, everyClient = true)
    @PostMapping("/lifecycle")
    String upload(@RequestParam String product, @RequestParam MultipartFile file, Actor by, RedirectAttributes to)
            throws IOException {
        String content = new String(file.getBytes(), StandardCharsets.UTF_8);
        if (lifecycles.upload(product, content, by) instanceof Uploaded.Refused refused) {
            to.addFlashAttribute("problem", refused.reason());
        } else {
            to.addFlashAttribute("done", "The dates of " + product.strip() + " count from now on.");
        }
        return "redirect:/lifecycle";
    }
}
