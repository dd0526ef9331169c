package io.plimsoll.mail;

import io.plimsoll.client.Clients;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.outbound.RestCalls;
import io.plimsoll.outbound.Strongbox;
import io.plimsoll.outbound.WebhookSecret;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where messages go besides people's mailboxes, as administrators of the whole house set it up. Who has a channel's
 * address can write there and reads what it is told, so it is kept sealed, and shown and written down nowhere.
 */
@Component
public class Channels {

    /** The longest name of one. */
    public static final int LONGEST_NAME = 60;

    private static final int LONGEST_URL = 1000;
    private static final int LONGEST_HOST = 253;

    private final ChannelRows rows;
    private final ChannelPost post;
    private final Strongbox strongbox;
    private final RestCalls calls;
    private final Clients clients;
    private final Ledger ledger;
    private final MailWording wording;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Channels(
            ChannelRows rows,
            ChannelPost post,
            Strongbox strongbox,
            RestCalls calls,
            Clients clients,
            Ledger ledger,
            MailWording wording,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.post = post;
        this.strongbox = strongbox;
        this.calls = calls;
        this.clients = clients;
        this.ledger = ledger;
        this.wording = wording;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** All of them, by name. */
    @Transactional(readOnly = true)
    public List<Channel> list(Actor reader) {
        reader.require(Role.ADMINISTRATOR, Role.AUDITOR);
        requireAllClients(reader);
        return rows.all();
    }

    /** Those that hear now what a client's people are told, for whoever says where a message goes. */
    @Transactional(readOnly = true)
    public List<Channel> besides(ClientId client) {
        return rows.listening(client).stream()
                .filter(channel -> client.equals(channel.client()))
                .toList();
    }

    /** Whether an address can be kept: without a key to seal it with it is not. */
    public boolean canBeAdded() {
        return strongbox.isReady();
    }

    /**
     * What came of wanting a channel.
     *
     * @param problems in sentences, none where it was added
     * @param channel null where it was not
     */
    public record Added(List<String> problems, @Nullable Channel channel) {}

    /** Adds one that gets what is queued from now on. NotVisible where there is no such client. */
    @Transactional
    public Added add(NewChannel wanted, Actor by) {
        requireToDecide(by);
        if (wanted.client() != null) {
            clients.get(wanted.client(), by);
        }
        Optional<URI> url = address(wanted.url());
        ChannelKind kind = wanted.kind();
        List<String> problems = problems(wanted, url);
        if (!problems.isEmpty() || kind == null || url.isEmpty()) {
            return new Added(problems, null);
        }
        Channel channel = new Channel(
                ChannelRows.newId(),
                wanted.client(),
                kind,
                PlainText.oneLine(wanted.name()),
                url.get().getHost().toLowerCase(Locale.ROOT),
                wanted.client() == null ? Set.copyOf(wanted.roles()) : Set.of(),
                true,
                by.name(),
                now());
        if (!rows.add(channel, sealed(channel, url.get(), wanted.secret().strip()), by)) {
            return new Added(List.of("There is a channel of that name already."), null);
        }
        record("channel-added", channel, by, Map.of());
        return new Added(List.of(), channel);
    }

    private ChannelPost.Sealed sealed(Channel channel, URI url, String secret) {
        return new ChannelPost.Sealed(
                channel.id(),
                channel.kind(),
                strongbox.close(url.toString(), ChannelPost.owner(channel.id(), "url")),
                secret.isEmpty() ? "" : strongbox.close(secret, ChannelPost.owner(channel.id(), "secret")));
    }

    private List<String> problems(NewChannel wanted, Optional<URI> url) {
        List<String> problems = new ArrayList<>();
        if (!strongbox.isReady()) {
            problems.add("No address can be kept before plimsoll.strongbox.key is set.");
        }
        String name = PlainText.oneLine(wanted.name());
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            problems.add("A channel has a name of up to " + LONGEST_NAME + " characters.");
        }
        if (wanted.kind() == null) {
            problems.add("Choose what kind of channel it is.");
        }
        if (url.isEmpty()) {
            problems.add("The address begins with https:// and has at most " + LONGEST_URL + " characters.");
        }
        if (wanted.kind() == ChannelKind.WEBHOOK
                ? !isSecret(wanted.secret())
                : !wanted.secret().isBlank()) {
            problems.add("A webhook, and no other kind, is signed with a secret: whsec_ and 24 to 64 bytes in base64.");
        }
        if (wanted.client() == null
                && (wanted.roles().isEmpty() || !wanted.roles().stream().allMatch(Role::isMsp))) {
            problems.add("Choose whose mail it gets as well.");
        }
        return problems;
    }

    private Optional<URI> address(String typed) {
        try {
            URI url = new URI(typed.strip());
            boolean fits = url.toString().length() <= LONGEST_URL
                    && calls.isCallable(url)
                    && url.getHost().length() <= LONGEST_HOST;
            return fits ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isSecret(String typed) {
        try {
            WebhookSecret.valueOf(typed.strip());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Switches one on or off; false where it was so already. What waits for one that is off does not leave. */
    @Transactional
    public boolean turn(String id, boolean on, Actor by) {
        requireToDecide(by);
        Channel channel = rows.one(id).orElseThrow(NotVisible::new);
        boolean changed = rows.turn(id, on ? null : now());
        if (changed) {
            record(on ? "channel-switched-on" : "channel-switched-off", channel, by, Map.of());
        }
        return changed;
    }

    /** What came of a message that was sent at once. */
    public record Tried(boolean arrived, String words) {}

    /** Sends a message that says it is an example, past the outbox, so that whoever asks for it hears what came of it. */
    public Tried test(String id, Actor by) {
        requireToDecide(by);
        Channel channel = rows.one(id).orElseThrow(NotVisible::new);
        Delivery result = post.send(
                rows.way(id),
                new ChannelMessage(
                        ChannelRows.newId(),
                        ExampleMark.EVENT,
                        channel.client() == null ? null : channel.client().value(),
                        null,
                        "Test message",
                        "This message was sent to see whether it arrives. Nothing is to be done.",
                        wording.link("/"),
                        now()));
        Tried tried = tried(result);
        transaction.executeWithoutResult(
                status -> record("channel-tested", channel, by, Map.of("arrived", tried.arrived())));
        return tried;
    }

    private static Tried tried(Delivery result) {
        if (result instanceof Delivery.Accepted) {
            return new Tried(true, "The message was taken.");
        } else if (result instanceof Delivery.Deferred later) {
            return new Tried(false, later.reason());
        } else if (result instanceof Delivery.Unknown lost) {
            return new Tried(false, "Perhaps it arrived. " + lost.reason());
        }
        return new Tried(false, ((Delivery.Refused) result).reason());
    }

    private static void requireToDecide(Actor by) {
        by.require(Role.ADMINISTRATOR);
        requireAllClients(by);
    }

    private static void requireAllClients(Actor actor) {
        if (!actor.scope().all()) {
            throw new AccessDenied();
        }
    }

    private void record(String event, Channel channel, Actor by, Map<String, Object> besides) {
        Map<String, Object> facts = new TreeMap<>(besides);
        facts.put("channel", channel.id());
        facts.put("kind", channel.kind().key());
        facts.put("host", channel.host());
        facts.put("roles", channel.roles().stream().map(Role::claim).sorted().toList());
        Chain chain = channel.client() == null ? Chain.msp() : Chain.of(channel.client());
        ledger.append(new LedgerFact(chain, event, "", by, facts));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
