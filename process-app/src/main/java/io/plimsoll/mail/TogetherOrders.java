package io.plimsoll.mail;

import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of several mails to one person the order of one that tells them all. */
@Component
class TogetherOrders {

    private static final String TASKS = "/tasks";

    private final MailWording wording;
    private final Clients clients;

    TogetherOrders(MailWording wording, Clients clients) {
        this.wording = wording;
        this.clients = clients;
    }

    /** @param parts client by client; of one client's person all are that client's */
    MailOrder of(GatheredMails.Reader reader, Map<ClientId, List<NotedMails.Note>> parts, String cause, String step) {
        Map.Entry<ClientId, List<NotedMails.Note>> first =
                parts.entrySet().iterator().next();
        boolean toClient = reader.client() != null;
        return new MailOrder(
                toClient ? "reminders" : "reminders-told",
                reader.audience(),
                first.getValue().get(0).order().to(),
                parts.size() == 1 ? first.getKey() : null,
                null,
                cause,
                step,
                TASKS,
                toClient ? ofClient(first.getKey(), first.getValue()) : ofAll(parts));
    }

    private Map<String, Object> ofClient(ClientId client, List<NotedMails.Note> notes) {
        List<Map<String, Object>> reminders = latest(notes).stream()
                .map(note -> reminder(note.order()))
                .sorted(Comparator.comparing(one -> (Instant) one.get("due")))
                .toList();
        return Map.of(
                "clientName", name(client),
                "count", reminders.size(),
                "due", reminders.get(0).get("due"),
                "lastOnes",
                        reminders.stream()
                                .filter(one -> Boolean.TRUE.equals(one.get("last")))
                                .count(),
                "matters", reminders);
    }

    /** Of each case the last. */
    private static Collection<NotedMails.Note> latest(List<NotedMails.Note> notes) {
        Map<Object, NotedMails.Note> latest = new LinkedHashMap<>();
        notes.forEach(note -> latest.put(String.valueOf(note.order().number()), note));
        return latest.values();
    }

    private Map<String, Object> reminder(MailOrder order) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.putAll(some(order.model().get("case"), List.of("number", "title", "severity")));
        said.putAll(some(order.model().get("control"), List.of("ask")));
        said.putAll(some(order.model(), List.of("task", "nr", "of", "last", "due")));
        said.put("link", wording.link(order));
        said.put("byCode", order.model().get("byCode") instanceof String path ? wording.link(path) : "");
        return said;
    }

    private static Map<String, Object> some(@Nullable Object model, List<String> keys) {
        return model instanceof Map<?, ?> map
                ? keys.stream().collect(Collectors.toMap(key -> key, key -> Objects.requireNonNull(map.get(key), key)))
                : Map.of();
    }

    private Map<String, Object> ofAll(Map<ClientId, List<NotedMails.Note>> parts) {
        ClientId first = parts.keySet().iterator().next();
        return Map.of(
                "count",
                parts.values().stream().mapToInt(part -> latest(part).size()).sum(),
                "about",
                name(first),
                "others",
                parts.size() - 1,
                "told",
                parts.entrySet().stream()
                        .map(part ->
                                Map.<String, Object>of("name", name(part.getKey()), "items", items(part.getValue())))
                        .toList());
    }

    private List<Map<String, Object>> items(List<NotedMails.Note> notes) {
        return latest(notes).stream()
                .map(note -> Map.<String, Object>of("title", note.subject(), "link", wording.link(note.order())))
                .toList();
    }

    private String name(ClientId client) {
        return clients.get(client, Actor.system(client)).name();
    }
}
