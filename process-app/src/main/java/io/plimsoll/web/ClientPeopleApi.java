package io.plimsoll.web;

import io.plimsoll.client.ContactView;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.people.Account;
import io.plimsoll.people.ClientPeople;
import io.plimsoll.people.Invitation;
import io.plimsoll.people.PeopleChange;
import io.plimsoll.people.PeopleView;
import io.plimsoll.web.PeopleAnswers.Divergence;
import io.plimsoll.web.security.Access;
import io.plimsoll.web.security.Confirmed;
import io.plimsoll.web.security.FreshSignInToChange;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The people of a client over HTTP. */
@RestController
@Access(Role.ADMINISTRATOR)
@FreshSignInToChange
@RequestMapping("/api/v1/clients/{client}/people")
class ClientPeopleApi {

    private final ClientPeople people;

    ClientPeopleApi(ClientPeople people) {
        this.people = people;
    }

    /**
     * @param account the id of the account, null where there is none
     * @param contact the id of the contact, null where there is none
     * @param signsIn whether the sign-in lets the person in
     * @param waiting whether the person was invited and has not chosen a password yet
     * @param secondFactor ready, missing or not-asked; "" without an account
     * @param getsMail whether mail goes to the person
     * @param byCode whether the person may answer without an account, by a code
     */
    record Item(
            @Nullable String account,
            @Nullable String contact,
            String name,
            String email,
            List<String> roles,
            boolean signsIn,
            boolean waiting,
            String secondFactor,
            boolean getsMail,
            boolean byCode) {

        static Item of(PeopleView.Person person) {
            Account account = person.account();
            ContactView contact = person.contact();
            return new Item(
                    account == null ? null : account.id(),
                    contact == null ? null : contact.id(),
                    person.name(),
                    contact != null ? contact.email() : account != null ? account.email() : "",
                    account == null ? List.of() : PeopleAnswers.claims(account.roles()),
                    account != null && account.enabled(),
                    account != null && account.isWaiting(),
                    account == null ? "" : PeopleAnswers.factor(account),
                    contact != null && contact.active(),
                    contact != null && contact.answersByCode());
        }
    }

    /**
     * @param warnings what the client lacks, in sentences
     * @param limits why nothing can be changed, "" where it can
     */
    record Listed(List<Item> items, List<Divergence> differences, List<String> warnings, String limits) {}

    /** Who is invited; roles by their names in tokens. */
    record Invited(
            @NotNull @Size(max = 200) String name,
            @NotNull @Size(max = 300) String email,
            @NotNull @Size(max = 10) List<@NotNull String> roles,
            @Nullable @Size(max = 35) String locale) {}

    /**
     * What changes: either the roles, or whether the person may sign in.
     *
     * @param successor who gets the tasks of somebody who may not sign in any more
     */
    record Change(
            @Nullable @Size(max = 10) List<@NotNull String> roles,
            @Nullable Boolean enabled,
            @Nullable @Size(max = 255) String successor) {}

    @Access({Role.ADMINISTRATOR, Role.AUDITOR})
    @GetMapping
    ResponseEntity<?> list(@PathVariable String client, Actor reader) {
        PeopleView view = people.view(id(client), reader);
        if (!view.outage().isEmpty()) {
            return ApiErrors.unavailable(view.outage());
        }
        return ResponseEntity.ok(new Listed(
                view.people().stream().map(Item::of).toList(),
                view.differences().stream().map(Divergence::of).toList(),
                view.warnings(),
                view.limits()));
    }

    @PostMapping
    ResponseEntity<?> invite(@PathVariable String client, @Valid @RequestBody Invited invited, @Confirmed Actor by) {
        Invitation invitation = new Invitation(
                invited.name(),
                invited.email(),
                PeopleAnswers.roles(invited.roles()),
                invited.locale() == null ? "en" : invited.locale());
        return PeopleAnswers.answer(people.invite(id(client), invitation, by));
    }

    @PatchMapping("/{account}")
    ResponseEntity<?> change(
            @PathVariable String client,
            @PathVariable String account,
            @Valid @RequestBody Change change,
            @Confirmed Actor by) {
        return PeopleAnswers.answer(changed(id(client), account, change, by));
    }

    private PeopleChange changed(ClientId client, String account, Change change, Actor by) {
        List<String> roles = change.roles();
        Boolean enabled = change.enabled();
        if ((roles == null) == (enabled == null)) {
            throw PeopleAnswers.oneAtATime();
        }
        if (roles != null) {
            return people.changeRoles(client, account, PeopleAnswers.roles(roles), by);
        }
        return Boolean.TRUE.equals(enabled)
                ? people.enable(client, account, by)
                : people.disable(client, account, change.successor(), by);
    }

    private static ClientId id(String client) {
        if (!ClientId.isValid(client)) {
            throw new NotVisible();
        }
        return new ClientId(client);
    }
}
