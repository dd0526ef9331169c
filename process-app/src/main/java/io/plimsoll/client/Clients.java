package io.plimsoll.client;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.Tenancy;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The organisations that the MSP serves, their people, calendars and contracts. */
@Component
public class Clients {

    /** Under which a change that comes too late says so. */
    public static final String VERSION = "version";

    /** A deadline that runs when the calendar is saved may have begun in the year before. */
    private static final int YEARS_BACK = 1;

    private static final int YEARS_AHEAD = 10;

    private final ClientRows clients;
    private final ContactRows contacts;
    private final ServiceRows services;
    private final KeptCalendarRows calendars;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Clients(
            ClientRows clients,
            ContactRows contacts,
            ServiceRows services,
            KeptCalendarRows calendars,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.clients = clients;
        this.contacts = contacts;
        this.services = services;
        this.calendars = calendars;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** The clients the actor may see, by name. */
    @Transactional(readOnly = true)
    public List<ClientView> list(Actor reader) {
        return views(Tenancy.within(reader.scope(), clients::findAllByOrderByName));
    }

    /** One client; NotVisible where it is absent or not the reader's. */
    @Transactional(readOnly = true)
    public ClientView get(ClientId id, Actor reader) {
        reader.requireClient(id);
        return view(existing(id));
    }

    /** Services of the client that are not terminated and of one of the kinds. */
    @Transactional(readOnly = true)
    public List<ServiceView> servicesOf(ClientId id, Set<ServiceKind> kinds, Actor reader) {
        return get(id, reader).services().stream()
                .filter(service -> service.state() != ServiceState.TERMINATED && kinds.contains(service.kind()))
                .toList();
    }

    /** Takes on a client; contacts and services are added afterwards. */
    @Transactional
    public ClientChange create(String id, ClientDetails details, CalendarDetails calendar, Actor by) {
        by.require(Role.ADMINISTRATOR);
        Problems problems = new Problems().id(id).of(details).of(calendar);
        if (!problems.any()) {
            problems.taken(clients.existsById(id), "id", "There is a client with this id already.");
        }
        if (problems.any()) {
            return new ClientChange.Invalid(problems.found());
        }
        ClientId client = new ClientId(id);
        Client created = clients.save(new Client(client, details, calendar, freeDays(calendar)));
        record(client, "client-created", by, facts(details));
        keep(created, "calendar-set", by);
        return done(created);
    }

    /** Changes name, tier, locale and facts. */
    @Transactional
    public ClientChange change(ClientId id, ClientDetails details, Actor by) {
        Client client = forChange(id, by);
        Problems problems = new Problems().of(details);
        if (problems.any()) {
            return new ClientChange.Invalid(problems.found());
        }
        client.change(details);
        record(id, "client-changed", by, facts(details));
        events.publishEvent(new CircumstancesChanged(id));
        return done(client);
    }

    /** Gives the client another calendar, as a new version; whether running clocks move is decided by itself. */
    @Transactional
    public ClientChange changeCalendar(ClientId id, CalendarDetails calendar, Actor by) {
        Client client = forChange(id, by);
        Problems problems = new Problems().of(calendar);
        if (problems.any()) {
            return new ClientChange.Invalid(problems.found());
        }
        client.change(calendar, freeDays(calendar));
        keep(client, "calendar-changed", by);
        return done(client);
    }

    /** The same for whoever read the present calendar a while ago: nothing is changed where it is another by now. */
    @Transactional
    public ClientChange changeCalendar(ClientId id, CalendarDetails calendar, int seen, Actor by) {
        if (forChange(id, by).calendar().version() != seen) {
            return new ClientChange.Invalid(Map.of(VERSION, "The calendar has been changed since; read it again."));
        }
        return changeCalendar(id, calendar, by);
    }

    /** The calendar that would come of saving this; nothing is changed. Ask for {@link #problemsWith} before. */
    @Transactional(readOnly = true)
    public CalendarView tried(ClientId id, CalendarDetails calendar, Actor by) {
        CalendarView present = forChange(id, by).calendar();
        return new CalendarView(
                present.version() + 1,
                ZoneId.of(calendar.zone()),
                calendar.days(),
                calendar.from(),
                calendar.to(),
                freeDays(calendar));
    }

    /** What is wrong with a calendar, by field. */
    public Map<String, String> problemsWith(CalendarDetails calendar) {
        return new Problems().of(calendar).found();
    }

    /** Adds a person of the client. */
    @Transactional
    public ClientChange addContact(ClientId id, ContactDetails details, Actor by) {
        Client client = forChange(id, by);
        String contact = newId();
        Problems problems = problemsOf(client, contact, details);
        if (problems.any()) {
            return new ClientChange.Invalid(problems.found());
        }
        contacts.save(new Contact(contact, id, details));
        record(id, "contact-added", by, facts(contact, details));
        return done(client);
    }

    /** Changes a person of the client. */
    @Transactional
    public ClientChange changeContact(ClientId id, String contactId, ContactDetails details, Actor by) {
        Client client = forChange(id, by);
        Contact contact = contact(id, contactId);
        Problems problems = problemsOf(client, contactId, details);
        if (problems.any()) {
            return new ClientChange.Invalid(problems.found());
        }
        change(contact, details);
        record(id, "contact-changed", by, facts(contactId, details));
        return done(client);
    }

    private void change(Contact contact, ContactDetails details) {
        String before = contact.email();
        contact.change(details);
        contact.moved(before, now());
    }

    /** As finely as it is kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** From now on this person may answer without an account, by a code that is sent to their address. */
    @Transactional
    public ClientChange letAnswerByCode(ClientId id, String contactId, Actor by) {
        Client client = forChange(id, by);
        Contact contact = contact(id, contactId);
        if (contact.hasAccount()) {
            return new ClientChange.Invalid(
                    Map.of("byCode", "This person has an account, and signs in with it: a code would prove less."));
        }
        if (contact.view().byCodeSince() == null) {
            contact.answerByCode(now());
            record(id, "contact-may-answer-by-code", by, Map.of("contact", contactId));
        }
        return done(client);
    }

    /** This person may not answer by a code any more; who is let in by one, is so no more. */
    @Transactional
    public ClientChange letAnswerByCodeNoMore(ClientId id, String contactId, Actor by) {
        Client client = forChange(id, by);
        Contact contact = contact(id, contactId);
        if (contact.view().byCodeSince() != null) {
            contact.answerByCodeNoMore();
            record(id, "contact-answers-by-code-no-more", by, Map.of("contact", contactId));
        }
        return done(client);
    }

    /** Somebody who may answer by a code, and of which client. */
    public record ByCode(ClientId client, ContactView contact) {}

    /** That contact, if it is one who may answer by a code as far as is known here. */
    @Transactional(readOnly = true)
    public Optional<ByCode> byCode(String contactId) {
        return contacts.findById(contactId)
                .map(contact -> new ByCode(new ClientId(contact.clientId()), contact.view()))
                .filter(found -> found.contact().answersByCode());
    }

    /** Removes a person of the client: no mail goes to them any more. */
    @Transactional
    public ClientChange removeContact(ClientId id, String contactId, Actor by) {
        Client client = forChange(id, by);
        contacts.delete(contact(id, contactId));
        record(id, "contact-removed", by, Map.of("contact", contactId));
        return done(client);
    }

    /**
     * Keeps a person of the client with the account that they sign in with: the contact that has the account, else the
     * one with the address, else a new one. Whoever had left is written to again.
     *
     * @param account the issuer's id of the account
     */
    @Transactional
    public ClientChange keepContact(ClientId id, ContactDetails details, String account, Actor by) {
        Client client = forChange(id, by);
        Optional<Contact> known = known(id, details, account);
        String contactId = known.map(Contact::id).orElseGet(Clients::newId);
        Problems problems = problemsOf(client, contactId, details);
        if (problems.any()) {
            return new ClientChange.Invalid(problems.found());
        }
        Contact contact = known.orElseGet(() -> new Contact(contactId, id, details));
        change(contact, details);
        contact.belongsTo(account);
        contacts.save(contact);
        record(id, known.isPresent() ? "contact-changed" : "contact-added", by, facts(contactId, details));
        return done(client);
    }

    private Optional<Contact> known(ClientId client, ContactDetails details, String account) {
        List<Contact> people = contacts.findByClientIdInOrderByName(List.of(client.value()));
        return people.stream()
                .filter(contact -> contact.hasAccount(account))
                .findFirst()
                .or(() -> people.stream()
                        .filter(contact -> contact.hasAddress(details.email()))
                        .findFirst());
    }

    /** What is wrong with a person's details, by field; for callers that have to know before they begin. */
    public Map<String, String> problemsWith(ContactDetails details) {
        return new Problems().of(details).found();
    }

    /** No mail goes to the person any more; what was told to them stays on record. */
    @Transactional
    public void writeNoMore(ClientId id, String contactId, Actor by) {
        forChange(id, by);
        contact(id, contactId).writeNoMore();
        record(id, "contact-deactivated", by, Map.of("contact", contactId));
    }

    /** Mail goes to the person again. */
    @Transactional
    public void writeAgain(ClientId id, String contactId, Actor by) {
        forChange(id, by);
        contact(id, contactId).writeAgain(now());
        record(id, "contact-activated", by, Map.of("contact", contactId));
    }

    /** Adds a service to the client's contract. */
    @Transactional
    public ClientChange addService(ClientId id, ServiceDetails details, Actor by) {
        Client client = forChange(id, by);
        Problems problems = new Problems().of(details);
        if (problems.any()) {
            return new ClientChange.Invalid(problems.found());
        }
        ContractedItem service = services.save(new ContractedItem(newId(), id, details));
        client.becomeActive();
        record(id, "service-contracted", by, facts(service.view()));
        events.publishEvent(new CircumstancesChanged(id));
        return done(client);
    }

    /** Changes what the contract says about pausing and ending a service; running notices keep their dates. */
    @Transactional
    public ClientChange changeTerms(ClientId id, String serviceId, ServiceTerms terms, Actor by) {
        Client client = forChange(id, by);
        ContractedItem service = services.findById(serviceId)
                .filter(found -> found.clientId().equals(id))
                .orElseThrow(NotVisible::new);
        Problems problems = new Problems().of(terms);
        if (problems.any()) {
            return new ClientChange.Invalid(problems.found());
        }
        service.change(terms);
        record(id, "service-terms-changed", by, facts(service.view()));
        return done(client);
    }

    private void keep(Client client, String event, Actor by) {
        CalendarView calendar = client.calendar();
        calendars.save(new KeptCalendar(client.id(), calendar));
        record(client.id(), event, by, facts(calendar));
    }

    /** As they are known today, for as long as deadlines reach; kept, so that a new release moves none of them. */
    private FreeDays freeDays(CalendarDetails calendar) {
        int year = clock.instant().atZone(ZoneId.of(calendar.zone())).getYear();
        return new FreeDays(
                calendar.region(),
                PublicHolidays.of(calendar.region(), year - YEARS_BACK, year + YEARS_AHEAD),
                NamedDays.typed(calendar.ownDays()).orElseThrow());
    }

    private Client forChange(ClientId id, Actor by) {
        by.requireClient(id).require(Role.ADMINISTRATOR);
        return existing(id);
    }

    private Client existing(ClientId id) {
        return clients.findById(id.value()).orElseThrow(NotVisible::new);
    }

    private Contact contact(ClientId client, String id) {
        return contacts.findById(id)
                .filter(contact -> contact.clientId().equals(client.value()))
                .orElseThrow(NotVisible::new);
    }

    private Problems problemsOf(Client client, String contact, ContactDetails details) {
        boolean taken = contacts.existsByClientIdAndEmailAndIdNot(
                client.id().value(), details.email().strip(), contact);
        return new Problems().of(details).taken(taken, "email", "Another contact has this address.");
    }

    private ClientChange done(Client client) {
        return new ClientChange.Done(view(client));
    }

    private ClientView view(Client client) {
        return views(List.of(client)).get(0);
    }

    private List<ClientView> views(List<Client> those) {
        List<String> ids = those.stream().map(client -> client.id().value()).toList();
        Map<String, List<Contact>> people =
                contacts.findByClientIdInOrderByName(ids).stream().collect(Collectors.groupingBy(Contact::clientId));
        Map<ClientId, List<ContractedItem>> contracted = services.findByClientIdInOrderByName(ids).stream()
                .collect(Collectors.groupingBy(ContractedItem::clientId));
        return those.stream()
                .map(client -> client.view(
                        people.getOrDefault(client.id().value(), List.of()),
                        contracted.getOrDefault(client.id(), List.of())))
                .toList();
    }

    private void record(ClientId client, String event, Actor by, Map<String, Object> facts) {
        ledger.append(new LedgerFact(Chain.of(client), event, "", by, facts));
    }

    private static Map<String, Object> facts(ClientDetails details) {
        return Map.of(
                "name", details.name().strip(),
                "tier", details.tier(),
                "locale", details.locale(),
                "facts", new TreeSet<>(details.facts()));
    }

    private static Map<String, Object> facts(CalendarView calendar) {
        return Map.of(
                "version", calendar.version(),
                "zone", calendar.zone().getId(),
                "days", calendar.days().stream().sorted().map(Enum::name).toList(),
                "from", calendar.from().toString(),
                "to", calendar.to().toString(),
                "region", calendar.freeDays().region(),
                "freeDays",
                        calendar.freeDays().dates().stream()
                                .map(LocalDate::toString)
                                .toList());
    }

    private static Map<String, Object> facts(String contact, ContactDetails details) {
        return Map.of("contact", contact, "role", details.role().claim());
    }

    private static Map<String, Object> facts(ServiceView service) {
        return Map.of(
                "service", service.id(),
                "kind", service.kind().key(),
                "name", service.name(),
                "noticeDays", service.terms().noticeDays(),
                "cureDays", service.terms().cureDays(),
                "longestPauseDays", service.terms().longestPauseDays());
    }

    private static String newId() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }
}
