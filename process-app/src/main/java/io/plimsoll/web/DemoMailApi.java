package io.plimsoll.web;

import io.plimsoll.mail.CaughtMail;
import io.plimsoll.mail.DemoMailbox;
import io.plimsoll.web.security.Access;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets a script read the mail that the demo caught; there only in the embedded profile, which listens to this machine alone. */
@RestController
@Access.Anyone
@Profile("embedded")
class DemoMailApi {

    static final String PATH = "/api/v1/demo/mail";

    private final DemoMailbox mailbox;

    DemoMailApi(DemoMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping(PATH)
    List<CaughtMail> caught(@RequestParam(defaultValue = "") String to) {
        return mailbox.messages(to);
    }
}
