package io.plimsoll.web.page;

import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.incident.IncidentWords;
import io.plimsoll.mail.Deliveries;
import io.plimsoll.mail.DeliveryFigures;
import io.plimsoll.web.security.Access;
import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** How mail to one client went, by month and domain. */
@Controller
@Access.Msp
class ClientMailPage {

    private static final int MONTHS = 12;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

    private final Clients clients;
    private final Deliveries deliveries;

    ClientMailPage(Clients clients, Deliveries deliveries) {
        this.clients = clients;
        this.deliveries = deliveries;
    }

    /** A row in words. */
    record Line(String month, DeliveryFigures figures, String median, String p95) {}

    @GetMapping("/clients/{client}/mail")
    String mail(@PathVariable("client") String id, Actor actor, Model model) {
        ClientId client = Path.client(id);
        List<DeliveryFigures> figures = deliveries.of(client, MONTHS, actor);
        model.addAttribute("client", clients.get(client, actor));
        model.addAttribute("lines", figures.stream().map(ClientMailPage::line).toList());
        return "client-mail";
    }

    private static Line line(DeliveryFigures one) {
        YearMonth month = one.month();
        return new Line(MONTH.format(month), one, words(one.median()), words(one.p95()));
    }

    /** As in "0.4 s", "12 s" or "3 hours 5 minutes"; "–" for none. */
    private static String words(@Nullable Duration time) {
        if (time == null) {
            return "–";
        }
        if (time.toSeconds() < 10) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        return time.toMinutes() < 2 ? time.toSeconds() + " s" : IncidentWords.lasting(time);
    }
}
