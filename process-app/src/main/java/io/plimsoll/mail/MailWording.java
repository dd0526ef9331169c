package io.plimsoll.mail;

import io.plimsoll.client.Msp;
import io.plimsoll.client.Remaining;
import io.plimsoll.identity.ClientId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Turns an order into the words that its reader gets. */
final class MailWording {

    private static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST_CLIENT = 60;

    private final MailTemplates templates;
    private final Languages languages;
    private final Msp msp;
    private final UnaryOperator<String> links;
    private final BiFunction<ClientId, Instant, Remaining> left;
    private final OwnWords.Source own;
    private final boolean replies;

    /**
     * @param links makes the absolute address of a path
     * @param left the working time that a client has until then
     * @param own what the provider adds for one client
     * @param replies whether answers by mail are read
     */
    MailWording(
            MailTemplates templates,
            Languages languages,
            Msp msp,
            UnaryOperator<String> links,
            BiFunction<ClientId, Instant, Remaining> left,
            OwnWords.Source own,
            boolean replies) {
        this.templates = templates;
        this.languages = languages;
        this.msp = msp;
        this.links = links;
        this.left = left;
        this.own = own;
        this.replies = replies;
    }

    /** What Java words in the language that its reader gets: another than wanted where there are no mails in that one. */
    Words wordsFor(MailOrder order) {
        return languages.wordsFor(order.to().locale());
    }

    /** The absolute address that the mail's button leads to. */
    String link(MailOrder order) {
        return link(order.path());
    }

    /** The absolute address of a page of ours. */
    String link(String path) {
        return links.apply(path);
    }

    MailContent of(MailOrder order) {
        MailEvent event = MailEvent.of(order.event(), order.audience());
        Map<String, Object> model = PlainModel.of(order.model());
        event.requireKeys(model);
        Words words = wordsFor(order);
        When when = when(order, words);
        Map<String, Object> context = context(order, model, words, when);
        OwnWords added = order.client() == null
                ? OwnWords.NONE
                : own.of(order.client(), event, words.language().getLanguage());
        Map<String, String> values =
                added.areNone() ? Map.of() : Placeholders.values(event, model, order.to(), msp.name(), when);
        context.put(
                "own",
                Map.of(
                        "introduction", Placeholders.fill(added.introduction(), values),
                        "closing", Placeholders.fill(added.closing(), values)));
        MailContent content = templates.render(event, words.language(), context);
        return added.subject().isEmpty()
                ? content
                : new MailContent(subject(added, values, model), content.html(), content.text());
    }

    /** What stands above it where the provider has no words of its own. */
    String subject(MailOrder order) {
        MailEvent event = MailEvent.of(order.event(), order.audience());
        Words words = wordsFor(order);
        return templates.subject(
                event, words.language(), context(order, PlainModel.of(order.model()), words, when(order, words)));
    }

    private When when(MailOrder order, Words words) {
        return new When(order.to().zone(), words, at -> left.apply(order.oneClient(), at));
    }

    private Map<String, Object> context(MailOrder order, Map<String, Object> model, Words words, When when) {
        MailEvent event = MailEvent.of(order.event(), order.audience());
        Map<String, Object> context = new HashMap<>(model);
        context.put("audience", event.audience());
        context.put(
                "recipient",
                PlainModel.of(
                        Map.of("name", order.to().name(), "email", order.to().email())));
        context.put("msp", PlainModel.of(Map.of("name", msp.name())));
        context.put("link", link(order));
        context.put("replies", replies && event.isAboutCase());
        // an address of ours, or nothing where the reader has an account or nothing is asked of them
        context.put("byCode", model.get("byCode") instanceof String path ? link(path) : "");
        context.put("when", when);
        context.put("say", new Say(words));
        return context;
    }

    /** Whatever the provider writes, a subject names the client and what it is about. */
    private static String subject(OwnWords added, Map<String, String> values, Map<String, Object> model) {
        String said = PlainText.cut(PlainText.oneLine(Placeholders.fill(added.subject(), values)), LONGEST_SUBJECT);
        String about = Stream.of(values.get("number"), model.get("incident"), model.get("adoption"))
                .filter(Objects::nonNull)
                .findFirst()
                .map(number -> ", " + number)
                .orElse("");
        String client = PlainText.cut(PlainText.oneLine(String.valueOf(values.get("client"))), LONGEST_CLIENT);
        return said + " (" + client + about + ")";
    }
}
