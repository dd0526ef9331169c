package io.plimsoll.mail;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Msp;
import io.plimsoll.client.Remaining;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every mail as it reads, in each language, with the values of an example; for those who answer for what is sent. */
@Component
public class MailGallery {

    private final MailExamples examples;
    private final Languages languages;
    private final MailWording wording;
    private final MailWording withOwnWords;
    private final Mails mails;
    private final Clients clients;
    private final Msp msp;
    private final Ledger ledger;

    MailGallery(
            MailExamples examples,
            MailTemplates templates,
            Languages languages,
            PublicAddress address,
            Environment environment,
            Mails mails,
            Clients clients,
            Msp msp,
            ClientMailWords own,
            ReplyAddress replies,
            Ledger ledger) {
        this.examples = examples;
        this.languages = languages;
        this.mails = mails;
        this.clients = clients;
        this.msp = msp;
        this.ledger = ledger;
        UnaryOperator<String> links = path -> address.link(path, environment);
        BiFunction<ClientId, Instant, Remaining> left = (client, at) -> examples.left(at);
        boolean on = replies.isOn();
        OwnWords.Source none = (client, event, language) -> OwnWords.NONE;
        this.wording = new MailWording(templates, languages, msp, links, left, none, on);
        this.withOwnWords = new MailWording(templates, languages, msp, links, left, own, on);
    }

    /**
     * A mail in the list.
     *
     * @param mail the name of its folder
     * @param event what is told
     * @param toClient whether the client reads it, or the MSP's own people
     * @param subject of the example
     */
    public record Piece(String mail, String event, boolean toClient, String subject) {}

    /** All of them in one language, as the code names them. */
    public List<Piece> all(String language, Actor reader) {
        require(reader);
        Locale locale = language(language);
        return Arrays.stream(MailEvent.values())
                .map(event -> new Piece(
                        event.folder(),
                        event.key(),
                        event.audience().equals("client"),
                        wording.of(order(event, locale, examples.client(), examples.model(event)))
                                .subject()))
                .toList();
    }

    /**
     * One of them.
     *
     * @param client whose name and own words stand in it; null for the example's
     */
    public MailContent one(String mail, String language, @Nullable ClientId client, Actor reader) {
        require(reader);
        return shown(MailEvent.ofFolder(mail), language(language), client, reader);
    }

    /** What the outbox calls it. */
    public String event(String mail, Actor reader) {
        require(reader);
        return MailEvent.ofFolder(mail).key();
    }

    /** Sends it to who asks, marked as an example; false where they have no address. It counts among that client's mail. */
    @Transactional
    public boolean sendToOneself(String mail, String language, ClientId client, Actor by) {
        by.require(Role.ADMINISTRATOR).requireClient(client);
        if (by.email().isBlank()) {
            return false;
        }
        MailEvent event = MailEvent.ofFolder(mail);
        Locale locale = language(language);
        MailContent shown = shown(event, locale, client, by);
        String cause = UuidCreator.getTimeOrderedEpoch().toString();
        var to = new Recipient(by.name(), by.email(), locale, msp.zone());
        MailOrder order = new MailOrder(
                ExampleMark.EVENT, "msp", to, client, null, cause, event.folder(), path(event, locale), Map.of());
        mails.queue(order, locale, ExampleMark.on(shown, languages.wordsFor(locale), by.name()));
        ledger.append(new LedgerFact(
                Chain.msp(),
                "mail-example-sent",
                "",
                by,
                Map.of("mail", event.folder(), "language", locale.getLanguage(), "client", client.value())));
        return true;
    }

    private MailContent shown(MailEvent event, Locale language, @Nullable ClientId client, Actor reader) {
        return client == null
                ? wording.of(order(event, language, examples.client(), examples.model(event)))
                : withOwnWords.of(order(event, language, client, named(event, client, reader)));
    }

    private MailOrder order(MailEvent event, Locale language, ClientId client, Map<String, Object> model) {
        return examples.order(event, examples.reader(event, language, msp), client, path(event, language), model);
    }

    /** The example with the client's name in it. */
    private Map<String, Object> named(MailEvent event, ClientId client, Actor reader) {
        String name = clients.get(client, reader).name();
        Map<String, Object> model = examples.model(event);
        model.computeIfPresent("clientName", (key, was) -> name);
        model.computeIfPresent("case", (key, was) -> with((Map<?, ?>) was, "clientName", name));
        model.computeIfPresent("about", (key, was) -> name);
        model.computeIfPresent("clients", (key, was) -> firstNamed((List<?>) was, name));
        model.computeIfPresent("told", (key, was) -> firstNamed((List<?>) was, name));
        return model;
    }

    /** Of the clients in a mail about several the first is that one. */
    private static List<Object> firstNamed(List<?> clients, String name) {
        List<Object> named = new ArrayList<>(clients);
        named.set(0, with((Map<?, ?>) clients.get(0), "name", name));
        return named;
    }

    private static Map<Object, Object> with(Map<?, ?> part, String key, String value) {
        Map<Object, Object> changed = new HashMap<>(part);
        changed.put(key, value);
        return changed;
    }

    /** What an example asks for is nowhere: its button leads back to the gallery. */
    private static String path(MailEvent event, Locale language) {
        return "/mail-templates/" + event.folder() + "/" + language.getLanguage();
    }

    private Locale language(String tag) {
        return languages.all().stream()
                .filter(each -> each.getLanguage().equals(tag))
                .findFirst()
                .orElseThrow(NotVisible::new);
    }

    private static void require(Actor reader) {
        reader.require(Role.ADMINISTRATOR, Role.AUDITOR);
    }
}
