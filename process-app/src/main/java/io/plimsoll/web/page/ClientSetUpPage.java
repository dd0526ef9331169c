package io.plimsoll.web.page;

import io.plimsoll.adoption.Rollouts;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientChange;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactDetails;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.ClockMoves;
import io.plimsoll.standard.Standards;
import io.plimsoll.web.security.Access;
import java.io.Serial;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes what an administrator says of a client; what is wrong is shown with what was typed. */
@Controller
@Access(Role.ADMINISTRATOR)
class ClientSetUpPage {

    private final Clients clients;
    private final Standards standards;
    private final Rollouts rollouts;
    private final ClockMoves moves;

    ClientSetUpPage(Clients clients, Standards standards, Rollouts rollouts, ClockMoves moves) {
        this.clients = clients;
        this.standards = standards;
        this.rollouts = rollouts;
        this.moves = moves;
    }

    /** The form of name, tier, language and facts; facts are separated by blanks or commas. May wait in a session. */
    record Basics(
            @Nullable String name,
            @Nullable String tier,
            @Nullable String locale,
            @Nullable String facts) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        ClientDetails details() {
            Set<String> words = Arrays.stream(text(facts).split("[\\s,]+"))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return new ClientDetails(text(name), text(tier), text(locale), words);
        }
    }

    /** The form of the working time; times as {@code HH:mm}, free days one a line. */
    record Hours(
            @Nullable String zone,
            @Nullable Set<DayOfWeek> days,
            @Nullable LocalTime from,
            @Nullable LocalTime to,
            @Nullable String country,
            @Nullable String region,
            @Nullable String ownDays) {

        CalendarDetails details() {
            return new CalendarDetails(
                    text(zone),
                    days == null ? Set.of() : days,
                    from == null ? LocalTime.MIN : from,
                    to == null ? LocalTime.MIN : to,
                    holidaysOf(),
                    text(ownDays));
        }

        /** A part of another country than the one that is chosen was left over from before. */
        private String holidaysOf() {
            String whole = text(country);
            String part = text(region);
            return !whole.isEmpty() && part.startsWith(whole + "-") ? part : whole;
        }
    }

    /** The form of a person. */
    record Person(
            @Nullable String name,
            @Nullable String email,
            @Nullable Role role,
            @Nullable String locale) {

        ContactDetails details() {
            return new ContactDetails(text(name), text(email), role == null ? Role.CLIENT_MEMBER : role, text(locale));
        }
    }

    /** The form of terms; in working days. */
    record Terms(int noticeDays, int cureDays, int longestPauseDays) {

        ServiceTerms details() {
            return new ServiceTerms(noticeDays, cureDays, longestPauseDays);
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    @Access(value = Role.ADMINISTRATOR, everyClient = true)
    @PostMapping("/clients")
    String create(@RequestParam String id, Basics basics, Hours hours, Actor by, RedirectAttributes to) {
        ClientChange change = clients.create(id.strip(), basics.details(), hours.details(), by);
        if (change instanceof ClientChange.Invalid invalid) {
            to.addFlashAttribute("problems", List.copyOf(invalid.problems().values()));
            to.addFlashAttribute("typed", basics);
            to.addFlashAttribute("typedId", id);
            return "redirect:/clients/new";
        }
        return "redirect:/clients/" + id.strip() + "/change";
    }

    @PostMapping("/clients/{client}/basics")
    String basics(@PathVariable("client") String id, Basics basics, Actor by, RedirectAttributes to) {
        return back(id, clients.change(Path.client(id), basics.details(), by), to);
    }

    @PostMapping("/clients/{client}/calendar")
    String calendar(@PathVariable("client") String id, Hours hours, Actor by, RedirectAttributes to) {
        ClientChange change = clients.changeCalendar(Path.client(id), hours.details(), by);
        if (change instanceof ClientChange.Done
                && !moves.open(Path.client(id), by).isEmpty()) {
            to.addFlashAttribute("done", "Saved. Now decide whether clocks that run follow the calendar.");
            to.addAttribute("id", id);
            return "redirect:/clients/{id}/clocks";
        }
        return back(id, change, to);
    }

    @PostMapping("/clients/{client}/contacts")
    String addContact(@PathVariable("client") String id, Person person, Actor by, RedirectAttributes to) {
        return back(id, clients.addContact(Path.client(id), person.details(), by), to);
    }

    @PostMapping("/clients/{client}/contacts/{contact}")
    String changeContact(
            @PathVariable("client") String id,
            @PathVariable String contact,
            Person person,
            Actor by,
            RedirectAttributes to) {
        return back(id, clients.changeContact(Path.client(id), contact, person.details(), by), to);
    }

    @PostMapping("/clients/{client}/contacts/{contact}/remove")
    String removeContact(
            @PathVariable("client") String id, @PathVariable String contact, Actor by, RedirectAttributes to) {
        return back(id, clients.removeContact(Path.client(id), contact, by), to);
    }

    @PostMapping("/clients/{client}/services")
    String addService(
            @PathVariable("client") String id,
            @RequestParam String name,
            @RequestParam ServiceKind kind,
            Terms terms,
            Actor by,
            RedirectAttributes to) {
        ServiceDetails details = new ServiceDetails(name.strip(), kind, terms.details());
        return back(id, clients.addService(Path.client(id), details, by), to);
    }

    @PostMapping("/clients/{client}/services/{service}")
    String terms(
            @PathVariable("client") String id,
            @PathVariable String service,
            Terms terms,
            Actor by,
            RedirectAttributes to) {
        return back(id, clients.changeTerms(Path.client(id), service, terms.details(), by), to);
    }

    @PostMapping("/clients/{client}/standards")
    String adopt(
            @PathVariable("client") String id,
            @RequestParam String standard,
            @RequestParam String version,
            Actor by,
            RedirectAttributes to) {
        ClientId client = Path.client(id);
        if (rollouts.adoptFirst(client, standard, version, by)) {
            to.addFlashAttribute("done", "Adopted from now on. Who signs for the client is asked to acknowledge it.");
        } else {
            to.addFlashAttribute(
                    "problems", List.of("A version of it is in force already. Roll the new one out from its page."));
        }
        return "redirect:/clients/" + client + "/change";
    }

    private static String back(String id, ClientChange change, RedirectAttributes to) {
        if (change instanceof ClientChange.Invalid invalid) {
            to.addFlashAttribute("problems", List.copyOf(invalid.problems().values()));
        } else {
            to.addFlashAttribute("done", "Saved.");
        }
        to.addAttribute("id", id);
        return "redirect:/clients/{id}/change";
    }
}
