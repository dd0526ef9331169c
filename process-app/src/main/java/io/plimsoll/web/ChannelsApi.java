package io.plimsoll.web;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.mail.Channel;
import io.plimsoll.mail.ChannelKind;
import io.plimsoll.mail.Channels;
import io.plimsoll.mail.NewChannel;
import io.plimsoll.web.security.Access;
import io.plimsoll.web.security.Confirmed;
import io.plimsoll.web.security.FreshSignInToChange;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The channels over HTTP. */
@RestController
@Access(value = Role.ADMINISTRATOR, everyClient = true)
@FreshSignInToChange
@RequestMapping("/api/v1/channels")
class ChannelsApi {

    private final Channels channels;

    ChannelsApi(Channels channels) {
        this.channels = channels;
    }

    /**
     * A channel.
     *
     * @param client whose people it stands beside, null for the MSP's own
     * @param kind {@code slack}, {@code teams} or {@code webhook}
     * @param host of its address, which is told to nobody
     * @param roles whose mail it gets as well
     */
    record Item(
            String id,
            @Nullable String client,
            String kind,
            String name,
            String host,
            List<String> roles,
            boolean on,
            String addedBy,
            Instant addedAt) {

        static Item of(Channel one) {
            return new Item(
                    one.id(),
                    one.client() == null ? null : one.client().value(),
                    one.kind().key(),
                    one.name(),
                    one.host(),
                    PeopleAnswers.claims(one.roles()),
                    one.isOn(),
                    one.addedBy(),
                    one.addedAt());
        }
    }

    record Listed(List<Item> items) {}

    /**
     * What to add.
     *
     * @param client whose people it stands beside; without one it is the MSP's own and needs roles
     * @param secret of a webhook, as in {@code whsec_…}
     * @param roles of the MSP, whose mail it gets as well
     */
    record Wanted(
            @NotBlank @Size(max = Channels.LONGEST_NAME) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) String name,

            @NotNull @Size(max = 20) String kind,
            @NotNull @Size(max = 1000) String url,
            @Nullable @Size(max = 200) String secret,
            @Nullable @Size(max = 40) String client,
            @Nullable @Size(max = 10) List<@NotNull @Size(max = 40) String> roles) {}

    record Turned(@NotNull Boolean on) {}

    /** @param words what came of it */
    record Tried(boolean arrived, String words) {}

    @Access(
            value = {Role.ADMINISTRATOR, Role.AUDITOR},
            everyClient = true)
    @GetMapping
    Listed list(Actor reader) {
        return new Listed(channels.list(reader).stream().map(Item::of).toList());
    }

    @PostMapping
    ResponseEntity<?> add(@Valid @RequestBody Wanted wanted, @Confirmed Actor by) {
        List<String> roles = wanted.roles();
        Channels.Added added = channels.add(
                new NewChannel(
                        wanted.name(),
                        ChannelKind.of(wanted.kind()).orElse(null),
                        wanted.url(),
                        wanted.secret() == null ? "" : wanted.secret(),
                        client(wanted.client()),
                        roles == null ? Set.of() : PeopleAnswers.roles(roles)),
                by);
        Channel channel = added.channel();
        if (channel == null) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.UNPROCESSABLE_CONTENT, String.join(" ", added.problems()));
            return ResponseEntity.of(problem).build();
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(Item.of(channel));
    }

    /** Switches one on or off; twice is as good as once. */
    @PatchMapping("/{channel}")
    Turned turn(@PathVariable String channel, @Valid @RequestBody Turned wanted, @Confirmed Actor by) {
        channels.turn(channel, wanted.on(), by);
        return wanted;
    }

    /** Sends a message that says it is an example, at once. */
    @PostMapping("/{channel}/test")
    Tried test(@PathVariable String channel, @Confirmed Actor by) {
        Channels.Tried tried = channels.test(channel, by);
        return new Tried(tried.arrived(), tried.words());
    }

    private static @Nullable ClientId client(@Nullable String id) {
        if (id == null) {
            return null;
        }
        if (!ClientId.isValid(id)) {
            throw new NotVisible();
        }
        return new ClientId(id);
    }
}
