package io.plimsoll.web.page;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.mail.ChannelKind;
import io.plimsoll.mail.Channels;
import io.plimsoll.mail.NewChannel;
import io.plimsoll.web.TypedWords;
import io.plimsoll.web.security.Access;
import io.plimsoll.web.security.Confirmed;
import io.plimsoll.web.security.FreshSignIn;
import io.plimsoll.web.security.FreshSignInToChange;
import io.plimsoll.web.security.SignInFreshness;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where messages go besides people's mailboxes. Who sets it up decides who reads them, and so signs in anew for it. */
@Controller
@Access(value = Role.ADMINISTRATOR, everyClient = true)
@FreshSignInToChange(back = "/channels")
class ChannelsPage {

    private static final String BACK = "redirect:/channels";

    private final Channels channels;
    private final Clients clients;
    private final SignInFreshness freshness;

    ChannelsPage(Channels channels, Clients clients, SignInFreshness freshness) {
        this.channels = channels;
        this.clients = clients;
        this.freshness = freshness;
    }

    @Access(
            value = {Role.ADMINISTRATOR, Role.AUDITOR},
            everyClient = true)
    @GetMapping("/channels")
    String all(
            @RequestParam(name = FreshSignIn.AGAIN, required = false) @Nullable String again,
            Actor actor,
            Model model) {
        List<ClientView> all = clients.list(actor);
        model.addAttribute("channels", channels.list(actor));
        model.addAttribute("canBeAdded", channels.canBeAdded());
        model.addAttribute("clients", all);
        model.addAttribute(
                "names",
                all.stream().collect(Collectors.toMap(client -> client.id().value(), ClientView::name)));
        model.addAttribute("kinds", ChannelKind.values());
        model.addAttribute(
                "mspRoles", Arrays.stream(Role.values()).filter(Role::isMsp).toList());
        PeopleForms.freshness(model, again, freshness.isEnough(actor), "/channels");
        return "channels";
    }

    /** The form; what is not filled in is not sent. */
    record Wanted(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String url,
            @Nullable String secret,
            @Nullable String client,
            @Nullable Set<Role> roles) {

        NewChannel channel() {
            String chosen = PeopleForms.chosen(client);
            return new NewChannel(
                    text(name),
                    ChannelKind.of(text(kind)).orElse(null),
                    text(url),
                    text(secret),
                    chosen == null ? null : Path.client(chosen),
                    roles == null ? Set.of() : roles.stream().collect(Collectors.toUnmodifiableSet()));
        }

        private static String text(@Nullable String typed) {
            return typed == null ? "" : typed.strip();
        }
    }

    @PostMapping("/channels")
    String add(Wanted wanted, @Confirmed Actor by, RedirectAttributes to) {
        NewChannel channel = wanted.channel();
        if (!TypedWords.arePlain(channel.name())) {
            to.addFlashAttribute("problems", List.of("The name " + TypedWords.NOT_PLAIN + "."));
            return BACK;
        }
        Channels.Added added = channels.add(channel, by);
        if (added.problems().isEmpty()) {
            to.addFlashAttribute("done", "Added. Send a test message to see whether one arrives.");
        } else {
            to.addFlashAttribute("problems", List.copyOf(added.problems()));
            to.addFlashAttribute("typedName", channel.name());
        }
        return BACK;
    }

    @PostMapping("/channels/{channel}/test")
    String test(@PathVariable String channel, @Confirmed Actor by, RedirectAttributes to) {
        Channels.Tried tried = channels.test(channel, by);
        to.addFlashAttribute(tried.arrived() ? "done" : "problem", tried.words());
        return BACK;
    }

    @PostMapping("/channels/{channel}/off")
    String off(@PathVariable String channel, @Confirmed Actor by, RedirectAttributes to) {
        return turned(channels.turn(channel, false, by), "Switched off. What waits for it does not leave.", to);
    }

    @PostMapping("/channels/{channel}/on")
    String on(@PathVariable String channel, @Confirmed Actor by, RedirectAttributes to) {
        return turned(channels.turn(channel, true, by), "Switched on. It gets what is said from now on.", to);
    }

    private static String turned(boolean changed, String done, RedirectAttributes to) {
        to.addFlashAttribute(changed ? "done" : "problem", changed ? done : "It was so already.");
        return BACK;
    }
}
