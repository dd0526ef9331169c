package io.plimsoll.mail;

import io.plimsoll.client.Msp;
import io.plimsoll.client.Remaining;
import io.plimsoll.identity.ClientId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Turns an order into the words that its reader gets. */
final class MailWording {

    private final MailTemplates templates;
    private final Languages languages;
    private final Msp msp;
    private final UnaryOperator<String> links;
    private final BiFunction<ClientId, Instant, Remaining> left;

    /**
     * @param links makes the absolute address of a path
     * @param left the working time that a client has until then
     */
    MailWording(
            MailTemplates templates,
            Languages languages,
            Msp msp,
            UnaryOperator<String> links,
            BiFunction<ClientId, Instant, Remaining> left) {
        this.templates = templates;
        this.languages = languages;
        this.msp = msp;
        this.links = links;
        this.left = left;
    }

    /** What Java words in the language that its reader gets: another than wanted where there are no mails in that one. */
    Words wordsFor(MailOrder order) {
        return languages.wordsFor(order.to().locale());
    }

    /** The absolute address that the mail's button leads to. */
    String link(MailOrder order) {
        return links.apply(order.path());
    }

    MailContent of(MailOrder order) {
        MailEvent event = MailEvent.of(order.event(), order.audience());
        Map<String, Object> model = PlainModel.of(order.model());
        event.requireKeys(model);
        Recipient to = order.to();
        Words words = wordsFor(order);

        Map<String, Object> context = new HashMap<>(model);
        context.put("audience", event.audience());
        context.put("recipient", PlainModel.of(Map.of("name", to.name(), "email", to.email())));
        context.put("msp", PlainModel.of(Map.of("name", msp.name())));
        context.put("link", link(order));
        context.put("when", new When(to.zone(), words, at -> left.apply(order.client(), at)));
        context.put("say", new Say(words));
        return templates.render(event, words.language(), context);
    }
}
