package io.plimsoll.web.page;

import io.plimsoll.client.DemoGatewayControls;
import io.plimsoll.client.DemoGatewayMode;
import io.plimsoll.identity.Actor;
import io.plimsoll.web.security.Access;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where whoever shows the demo tells its gateway to refuse, to be slow or to be away. */
@Controller
@Access.Msp
@Profile("demo")
class DemoGatewayPage {

    private final DemoGatewayControls controls;
    private final Worklist worklist;

    DemoGatewayPage(DemoGatewayControls controls, Worklist worklist) {
        this.controls = controls;
        this.worklist = worklist;
    }

    @GetMapping("/demo/gateway")
    String settings(Actor actor, Model model) {
        model.addAttribute("settings", controls.list(actor));
        model.addAttribute("modes", DemoGatewayMode.values());
        model.addAttribute("names", worklist.names(actor));
        return "demo-gateway";
    }

    @PostMapping("/demo/gateway/{service}")
    String set(
            @PathVariable String service,
            @RequestParam DemoGatewayMode mode,
            @RequestParam(defaultValue = "") String reason,
            Actor actor) {
        controls.set(service, mode, reason, actor);
        return "redirect:/demo/gateway";
    }
}
