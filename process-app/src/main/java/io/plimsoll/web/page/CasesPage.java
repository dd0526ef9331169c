package io.plimsoll.web.page;

import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseQuery;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.standard.Severity;
import io.plimsoll.web.security.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** All cases in a table, its filters in the address. */
@Controller
@Access.People
class CasesPage {

    private static final int PAGE = 25;

    private final NonCompliances cases;
    private final Clients clients;
    private final Worklist worklist;

    CasesPage(NonCompliances cases, Clients clients, Worklist worklist) {
        this.cases = cases;
        this.clients = clients;
        this.worklist = worklist;
    }

    /**
     * The filters as they stand in the address; "" means any.
     *
     * @param open open, closed or all
     */
    record Filters(
            @Nullable String client,
            @Nullable String state,
            @Nullable String severity,
            @Nullable String control,
            @Nullable String open) {

        Filters {
            client = client == null ? "" : client;
            state = state == null ? "" : state;
            severity = severity == null ? "" : severity;
            control = control == null ? "" : control.strip();
            open = open == null ? "open" : open;
        }

        /** Whether anything but the usual is asked for. */
        public boolean narrow() {
            return !(client + state + severity + control).isEmpty() || !"open".equals(open);
        }

        private CaseQuery query(@Nullable String cursor) {
            return new CaseQuery(
                    Path.chosen(client),
                    Path.word(CaseState.class, state),
                    Path.word(Severity.class, severity),
                    blankToNull(control),
                    "all".equals(open) ? null : !"closed".equals(open),
                    cursor,
                    PAGE);
        }

        private String page(String cursor) {
            return UriComponentsBuilder.fromPath("/cases")
                    .queryParam("client", "{client}")
                    .queryParam("state", "{state}")
                    .queryParam("severity", "{severity}")
                    .queryParam("control", "{control}")
                    .queryParam("open", "{open}")
                    .queryParam("cursor", "{cursor}")
                    .encode()
                    .buildAndExpand(client, state, severity, control, open, cursor)
                    .toUriString();
        }

        private static @Nullable String blankToNull(@Nullable String text) {
            return text == null || text.isEmpty() ? null : text;
        }
    }

    @GetMapping("/cases")
    String cases(Filters filters, @RequestParam(required = false) @Nullable String cursor, Actor actor, Model model) {
        var page = cases.list(filters.query(cursor), actor);
        model.addAttribute("items", page.items());
        model.addAttribute("next", page.next() == null ? null : filters.page(page.next()));
        model.addAttribute("later", cursor != null);
        model.addAttribute("filters", filters);
        model.addAttribute("names", worklist.names(actor));
        model.addAttribute("clients", clients.list(actor));
        model.addAttribute("states", CaseState.values());
        model.addAttribute("severities", Severity.values());
        model.addAttribute("reminds", actor.has(Role.ANALYST, Role.SERVICE_MANAGER));
        return "cases";
    }
}
