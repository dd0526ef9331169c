package io.plimsoll.web;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.standard.Standards;
import io.plimsoll.web.security.Access;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Why controls do or do not open cases for a client, over HTTP. */
@RestController
@Access.People
class ApplicabilityApi {

    private final Standards standards;

    ApplicabilityApi(Standards standards) {
        this.standards = standards;
    }

    /** Every control of the client's standards; there is no second page. */
    record Explained(List<Line> items, @Nullable String next) {}

    /**
     * One control.
     *
     * @param applies whether it opens cases for the client
     * @param reason one or two plain sentences
     */
    record Line(String control, String standard, String version, String title, boolean applies, String reason) {}

    @GetMapping("/api/v1/clients/{client}/applicability")
    Explained applicability(@PathVariable String client, Actor reader) {
        if (!ClientId.isValid(client)) {
            throw new NotVisible();
        }
        List<Line> lines = new ArrayList<>();
        standards
                .explained(new ClientId(client), reader)
                .forEach((control, answer) -> lines.add(new Line(
                        control.ref().code(),
                        control.ref().standard(),
                        control.ref().version(),
                        control.title(),
                        answer.applies(),
                        answer.reason())));
        return new Explained(lines, null);
    }
}
