package io.plimsoll.client;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One of the three organisations of the demo, made unlike the others in calendar, tier and contract. */
record DemoClient(
        String id,
        ClientDetails details,
        CalendarDetails calendar,
        List<ContactDetails> contacts,
        List<ServiceDetails> services) {

    private static final Set<DayOfWeek> WEEKDAYS = Set.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY);

    /** Answers by a code that comes by mail. */
    private static final ContactDetails WITHOUT_ACCOUNT =
            new ContactDetails("Timo Frei", "timo.frei@alpine.example", Role.CLIENT_MEMBER, "en");

    static List<DemoClient> all() {
        return List.of(harbor(), alpine(), quayside());
    }

    private static DemoClient harbor() {
        ServiceTerms terms = new ServiceTerms(15, 3, 10);
        return new DemoClient(
                "harbor",
                new ClientDetails(
                        "Harbor Dental",
                        "silver",
                        "en",
                        Set.of("uses-m365", "uses-azure", "supports-conditional-access", "hosts-website")),
                new CalendarDetails("America/New_York", WEEKDAYS, LocalTime.of(8, 0), LocalTime.of(17, 0), "US-NY", ""),
                people("harbor", "Maya Okafor", "David Reyes"),
                List.of(
                        service(ServiceKind.HELPDESK, "Help desk", terms),
                        service(ServiceKind.MONITORING, "Monitoring around the clock", terms),
                        service(ServiceKind.ENDPOINT_PROTECTION, "Endpoint protection", terms),
                        service(ServiceKind.EMAIL, "Microsoft 365 mail", terms),
                        service(ServiceKind.IDENTITY, "Sign-in and accounts", terms),
                        service(ServiceKind.CLOUD, "Azure operations", terms),
                        service(ServiceKind.PATCHING, "Patch management", terms)));
    }

    private static DemoClient alpine() {
        ServiceTerms terms = new ServiceTerms(30, 5, 20);
        return new DemoClient(
                "alpine",
                new ClientDetails("Alpine Outfitters", "gold", "en", Set.of("uses-m365", "uses-azure", "uses-siem")),
                new CalendarDetails("Europe/Zurich", WEEKDAYS, LocalTime.of(9, 0), LocalTime.of(18, 0), "CH-ZH", ""),
                and(people("alpine", "Lukas Brunner", "Elena Moser"), WITHOUT_ACCOUNT),
                List.of(
                        service(ServiceKind.HELPDESK, "Service desk", terms),
                        service(ServiceKind.CLOUD, "Cloud platform", terms),
                        service(ServiceKind.BACKUP, "Managed backup", terms),
                        service(ServiceKind.NETWORK, "Shop networks", terms),
                        service(ServiceKind.REMOTE_ACCESS, "Remote access", terms),
                        service(ServiceKind.LOGGING, "Central logging", terms),
                        service(ServiceKind.PHISHING_SIMULATION, "Phishing exercises", terms)));
    }

    private static DemoClient quayside() {
        ServiceTerms terms = new ServiceTerms(10, 3, 10);
        return new DemoClient(
                "quayside",
                new ClientDetails("Quayside Foods", "bronze", "en", Set.of("uses-aws", "hosts-website")),
                new CalendarDetails(
                        "Asia/Dubai",
                        Set.of(SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY),
                        LocalTime.of(7, 30),
                        LocalTime.of(15, 30),
                        "AE",
                        ""),
                people("quayside", "Priya Nair", "Owen Clarke"),
                List.of(
                        service(ServiceKind.HOSTING, "Web shop hosting", terms),
                        service(ServiceKind.NETWORK, "Warehouse network", terms),
                        service(ServiceKind.CLOUD, "AWS operations", terms),
                        service(ServiceKind.BACKUP, "Server backup", terms),
                        service(ServiceKind.IDENTITY, "Staff accounts", terms)));
    }

    /** Enters the client as an administrator would. */
    void enter(Clients clients, Actor by) {
        ClientId client = new ClientId(id);
        entered(clients.create(id, details, calendar, by));
        contacts.forEach(contact -> entered(clients.addContact(client, contact, by)));
        clients.get(client, by).contacts().stream()
                .filter(contact -> contact.email().equals(WITHOUT_ACCOUNT.email()))
                .forEach(contact -> entered(clients.letAnswerByCode(client, contact.id(), by)));
        services.forEach(service -> entered(clients.addService(client, service, by)));
    }

    private static void entered(ClientChange change) {
        if (change instanceof ClientChange.Invalid invalid) {
            throw new IllegalStateException("The demo data is wrong: " + invalid.problems());
        }
    }

    private static List<ContactDetails> people(String client, String member, String signatory) {
        return List.of(
                new ContactDetails(member, "%1$s-member@%1$s.example".formatted(client), Role.CLIENT_MEMBER, "en"),
                new ContactDetails(
                        signatory, "%1$s-signatory@%1$s.example".formatted(client), Role.CLIENT_SIGNATORY, "en"));
    }

    private static List<ContactDetails> and(List<ContactDetails> people, ContactDetails other) {
        return Stream.concat(people.stream(), Stream.of(other)).toList();
    }

    private static ServiceDetails service(ServiceKind kind, String name, ServiceTerms terms) {
        return new ServiceDetails(name, kind, terms);
    }
}
