package io.plimsoll.web.page;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.people.DirectoryUnavailable;
import io.plimsoll.people.Invitation;
import io.plimsoll.people.PeopleChange;
import io.plimsoll.web.security.FreshSignIn;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the two pages about people have in common: the forms, and what is told after one was sent. */
final class PeopleForms {

    private PeopleForms() {}

    /** The form of an invitation. */
    record Guest(
            @Nullable String name,
            @Nullable String email,
            @Nullable Set<Role> roles,
            @Nullable String locale) {

        Invitation invitation() {
            return new Invitation(text(name), text(email), orNone(roles), text(locale));
        }
    }

    /**
     * The form of what somebody of the MSP may do and see.
     *
     * @param everyone for all clients; a box that is not ticked is not sent
     */
    record Rights(
            @Nullable Set<Role> roles,
            @Nullable Boolean everyone,
            @Nullable List<String> clients) {

        Set<Role> granted() {
            return orNone(roles);
        }

        ClientScope scope() {
            return Boolean.TRUE.equals(everyone)
                    ? ClientScope.everyone()
                    : ClientScope.of((clients == null ? List.<String>of() : clients)
                            .stream()
                                    .filter(ClientId::isValid)
                                    .map(ClientId::new)
                                    .toArray(ClientId[]::new));
        }
    }

    /**
     * Says that nothing was done yet to who comes back from a fresh sign-in, and where to sign in, before they type, to
     * who would be sent there.
     */
    static void freshness(Model model, @Nullable String again, boolean fresh, String page) {
        model.addAttribute("notDoneYet", again != null);
        model.addAttribute("signInFirst", fresh ? "" : FreshSignIn.address(page));
    }

    /** Does it and tells what came of it; false where nothing was changed and what was typed should be kept. */
    static boolean tell(Supplier<PeopleChange> change, RedirectAttributes to) {
        try {
            return told(change.get(), to);
        } catch (DirectoryUnavailable away) {
            to.addFlashAttribute("problem", away.getMessage());
            return false;
        }
    }

    private static boolean told(PeopleChange change, RedirectAttributes to) {
        if (change instanceof PeopleChange.Invalid invalid) {
            to.addFlashAttribute("problems", List.copyOf(invalid.problems().values()));
        } else if (change instanceof PeopleChange.Refused refused) {
            to.addFlashAttribute("problem", refused.message());
        } else if (change instanceof PeopleChange.Done done) {
            to.addFlashAttribute("done", done.told().isEmpty() ? "Done." : String.join(" ", done.told()));
            return true;
        }
        return false;
    }

    static @Nullable String chosen(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static Set<Role> orNone(@Nullable Set<Role> roles) {
        return roles == null ? Set.of() : roles.stream().collect(Collectors.toUnmodifiableSet());
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
