package io.plimsoll.noncompliance;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.CodeSettings;
import io.plimsoll.client.ContactView;
import io.plimsoll.client.Msp;
import io.plimsoll.database.Together;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.mail.Channel;
import io.plimsoll.mail.Channels;
import io.plimsoll.mail.Deadline;
import io.plimsoll.mail.DeadlineNews;
import io.plimsoll.mail.MailOrder;
import io.plimsoll.mail.Mails;
import io.plimsoll.mail.Recipient;
import io.plimsoll.policy.Way;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.Standards;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Queues mail about a case with the model that every case template may rely on. */
@Component
public class CaseMails {

    /** Whose people are told. */
    private record Told(ClientId client) {}

    private final Cases cases;
    private final ClientRequestRepository requests;
    private final CaseAssets assets;
    private final Standards standards;
    private final Clients clients;
    private final Msp msp;
    private final Mails mails;
    private final Channels channels;
    private final CodeSettings codes;

    CaseMails(
            Cases cases,
            ClientRequestRepository requests,
            CaseAssets assets,
            Standards standards,
            Clients clients,
            Msp msp,
            Mails mails,
            Channels channels,
            CodeSettings codes) {
        this.cases = cases;
        this.requests = requests;
        this.assets = assets;
        this.standards = standards;
        this.clients = clients;
        this.msp = msp;
        this.mails = mails;
        this.channels = channels;
        this.codes = codes;
    }

    /**
     * Where the mail's button leads.
     *
     * @param section of the case's page
     */
    public record Page(CaseNumber number, String section) {

        private String path() {
            return page(number) + "?section=" + section;
        }
    }

    /** Tells the client's contacts of these roles (all signatories if nobody has one of them). */
    public void tellClient(
            CaseNumber number, String event, Set<Role> roles, String cause, String step, Map<String, Object> model) {
        tell(cases.get(number), roles, new Letter(event, cause, step, page(number), model, null, false), null);
    }

    /** The same, leading to that page. Returns who was told. */
    public List<String> tellClient(
            Page page, String event, Set<Role> roles, String cause, String step, Map<String, Object> model) {
        return tell(
                cases.get(page.number()), roles, new Letter(event, cause, step, page.path(), model, null, false), null);
    }

    /** The same with one of the case's documents attached. */
    public void tellClient(
            CaseNumber number,
            String event,
            Set<Role> roles,
            String cause,
            String step,
            Map<String, Object> model,
            String document) {
        NonCompliance about = cases.get(number);
        tell(about, roles, new Letter(event, cause, step, page(number), model, document, false), null);
    }

    /**
     * Tells one person, whom the caller knows to be allowed to hear of the case.
     *
     * @param audience {@code msp} or {@code client}: what is for the MSP is hidden from the client's people
     */
    public void tellPerson(
            Page page,
            String event,
            String audience,
            Recipient to,
            String cause,
            String step,
            Map<String, Object> model) {
        NonCompliance about = cases.get(page.number());
        Letter letter = new Letter(event, cause, step, page.path(), model, null, false);
        Map<String, Object> full = model(about, client(about), running(about), audience, letter);
        mails.queue(new MailOrder(event, audience, to, about.client(), page.number(), cause, step, page.path(), full));
    }

    /** Tells the MSP's mailbox of that role. */
    public void tellMsp(
            CaseNumber number, String event, Role role, String cause, String step, Map<String, Object> model) {
        NonCompliance about = cases.get(number);
        tellMsp(about, role, new Letter(event, cause, step, page(number), model, null, false), running(about));
    }

    /** The same, leading to that page. */
    public void tellMsp(Page page, String event, Role role, String cause, String step, Map<String, Object> model) {
        NonCompliance about = cases.get(page.number());
        tellMsp(about, role, new Letter(event, cause, step, page.path(), model, null, false), running(about));
    }

    private void tellMsp(NonCompliance about, Role role, Letter letter, Optional<ClientRequest> running) {
        ClientView client = client(about);
        String address = msp.addresses().get(role);
        if (address == null) {
            throw new IllegalStateException("The MSP has no mail address for " + role.claim());
        }
        Recipient to = new Recipient(msp.name(), address, msp.language(), msp.zone());
        mails.queue(new MailOrder(
                letter.event(),
                "msp",
                to,
                client.id(),
                about.number(),
                letter.cause(),
                letter.step(),
                letter.path(),
                model(about, client, running, "msp", letter)));
    }

    /** Whom a mail to the client's contacts of these roles would tell now, by name. */
    List<String> wouldTell(NonCompliance about, Set<Role> roles) {
        return contacts(client(about), roles).stream().map(ContactView::name).toList();
    }

    /** Tells the client of a request; the button leads to the task, through sign-in. Returns who was told. */
    List<String> tellOfRequest(
            NonCompliance about,
            ClientRequest request,
            String event,
            Set<Role> roles,
            String step,
            Map<String, Object> model) {
        return tell(about, roles, ofRequest(request, event, step, model, false), request);
    }

    /** Reminds the client of a request as the rung says: whom, and whether their channels get a copy. */
    ReminderTold remind(
            NonCompliance about, ClientRequest request, PlannedRung rung, String step, Map<String, Object> model) {
        Letter letter = ofRequest(request, "reminder", step, model, rung.way() == Way.MAIL);
        List<String> people = tell(about, request.toldAt(rung), letter, request);
        return new ReminderTold(people, people.isEmpty() ? List.of() : copied(about, rung));
    }

    /** Tells the service manager that this reminder of a request went out. */
    void tellOfReminder(NonCompliance about, ClientRequest request, String step, Map<String, Object> model) {
        Letter letter = new Letter("reminder-told", request.id(), step, page(about.number()), model, null, false);
        tellMsp(about, Role.SERVICE_MANAGER, letter, Optional.of(request));
    }

    /** Which channels would get a copy of that reminder now. */
    List<Channel> copied(NonCompliance about, PlannedRung rung) {
        return rung.way() == Way.MAIL ? List.of() : channels.besides(about.client());
    }

    /** What a mail to the client is, but for whom it is and what every mail about its case says. */
    private record Letter(
            String event,
            String cause,
            String step,
            String path,
            Map<String, Object> model,
            @Nullable String document,
            boolean mailOnly) {}

    private static Letter ofRequest(
            ClientRequest request, String event, String step, Map<String, Object> model, boolean mailOnly) {
        String path = page(request.number()) + "/tasks/" + request.task();
        return new Letter(event, request.id(), step, path, model, null, mailOnly);
    }

    private List<String> tell(NonCompliance about, Set<Role> roles, Letter letter, @Nullable ClientRequest asked) {
        ClientView client = client(about);
        Optional<ClientRequest> running = asked == null
                ? running(about)
                : Optional.of(asked).filter(request -> request.stopped().isEmpty());
        Map<String, Object> full = model(about, client, running, "client", letter);
        DeadlineNews deadlines = deadlines(about, asked, running);
        List<ContactView> told = contacts(client, roles);
        for (ContactView contact : told) {
            Recipient to = new Recipient(
                    contact.name(),
                    contact.email(),
                    contact.locale(),
                    client.calendar().zone());
            Map<String, Object> theirs = new LinkedHashMap<>(full);
            if (asked != null && mayAnswerByCode(contact, asked)) {
                theirs.put("byCode", ByCode.door(about.number(), contact.id()));
            }
            mails.queue(new MailOrder(
                    letter.event(),
                    "client",
                    to,
                    client.id(),
                    about.number(),
                    letter.cause(),
                    letter.step(),
                    letter.path(),
                    theirs,
                    letter.document(),
                    deadlines,
                    letter.mailOnly()));
        }
        return told.stream().map(ContactView::name).toList();
    }

    private boolean mayAnswerByCode(ContactView contact, ClientRequest asked) {
        return codes.enabled() && contact.answersByCode() && ByCode.FORMS.contains(asked.task());
    }

    /** Whatever a mail to the client is about, it takes out of calendars what is over. */
    private static DeadlineNews deadlines(
            NonCompliance about, @Nullable ClientRequest asked, Optional<ClientRequest> running) {
        if (asked == null || running.isEmpty()) {
            return new DeadlineNews(null, running.map(ClientRequest::id).orElse(""));
        }
        String title = "%s (%s)".formatted(about.title(), about.number());
        return new DeadlineNews(new Deadline(asked.id(), asked.due(), title), asked.id());
    }

    /** What its client is asked for, and whose time is not stopped. */
    private Optional<ClientRequest> running(NonCompliance about) {
        return requests.findByOpenKey(about.number().value())
                .filter(request -> request.stopped().isEmpty());
    }

    private static List<ContactView> contacts(ClientView client, Set<Role> roles) {
        List<ContactView> asked = client.reachable().stream()
                .filter(contact -> roles.contains(contact.role()))
                .toList();
        return asked.isEmpty()
                ? client.reachable().stream()
                        .filter(contact -> contact.role() == Role.CLIENT_SIGNATORY)
                        .toList()
                : asked;
    }

    private ClientView client(NonCompliance about) {
        return Together.once(new Told(about.client()), () -> clients.get(about.client(), Actor.system(about.client())));
    }

    private static String page(CaseNumber number) {
        return "/cases/" + number;
    }

    private Map<String, Object> model(
            NonCompliance about, ClientView client, Optional<ClientRequest> running, String audience, Letter letter) {
        Control control = standards.control(about.control());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put(
                "case",
                Map.of(
                        "number", about.number().value(),
                        "title", about.title(),
                        "severity", about.severity().key(),
                        "clientName", client.name()));
        model.put(
                "control",
                Map.of(
                        "code", control.ref().code(),
                        "requirement", control.requirement(),
                        "why", control.why(),
                        "ask", control.ask()));
        model.put("due", running.map(ClientRequest::due).orElse(null));
        if (!mails.wordsLater(letter.event(), audience, letter.model())) {
            model.putAll(assets.of(about));
        }
        model.putAll(letter.model());
        return model;
    }
}
