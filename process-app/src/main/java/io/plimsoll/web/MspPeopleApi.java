package io.plimsoll.web;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.people.Account;
import io.plimsoll.people.Invitation;
import io.plimsoll.people.MspPeople;
import io.plimsoll.people.PeopleChange;
import io.plimsoll.people.StaffView;
import io.plimsoll.web.PeopleAnswers.Divergence;
import io.plimsoll.web.security.Access;
import io.plimsoll.web.security.Confirmed;
import io.plimsoll.web.security.FreshSignInToChange;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The MSP's own people over HTTP. */
@RestController
@Access(value = Role.ADMINISTRATOR, everyClient = true)
@FreshSignInToChange
@RequestMapping("/api/v1/people")
class MspPeopleApi {

    private static final String EVERY_CLIENT = "*";

    private final MspPeople people;

    MspPeopleApi(MspPeople people) {
        this.people = people;
    }

    /**
     * @param clients ids of the clients that the person sees, or {@code *}
     * @param secondFactor ready, missing or not-asked
     */
    record Item(
            String account,
            String name,
            String email,
            List<String> roles,
            List<String> clients,
            boolean signsIn,
            boolean waiting,
            String secondFactor) {

        static Item of(Account account) {
            return new Item(
                    account.id(),
                    account.shown(),
                    account.email(),
                    PeopleAnswers.claims(account.roles()),
                    account.scope().all()
                            ? List.of(EVERY_CLIENT)
                            : account.scope().clients().stream()
                                    .map(ClientId::value)
                                    .sorted()
                                    .toList(),
                    account.enabled(),
                    account.isWaiting(),
                    PeopleAnswers.factor(account));
        }
    }

    /** @param limits why nothing can be changed, "" where it can */
    record Listed(List<Item> items, List<Divergence> differences, String limits) {}

    /** @param clients ids of the clients that the person may see, or {@code *} */
    record Invited(
            @NotNull @Size(max = 200) String name,
            @NotNull @Size(max = 300) String email,
            @NotNull @Size(max = 10) List<@NotNull String> roles,
            @NotNull @Size(max = 1000) List<@NotNull String> clients,
            @Nullable @Size(max = 35) String locale) {}

    /**
     * What changes: either roles and clients together, or whether the person may sign in.
     *
     * @param successor who gets the tasks of somebody who may not sign in any more
     */
    record Change(
            @Nullable @Size(max = 10) List<@NotNull String> roles,
            @Nullable @Size(max = 1000) List<@NotNull String> clients,
            @Nullable Boolean enabled,
            @Nullable @Size(max = 255) String successor) {}

    @Access({Role.ADMINISTRATOR, Role.AUDITOR})
    @GetMapping
    ResponseEntity<?> list(Actor reader) {
        StaffView view = people.view(reader);
        if (!view.outage().isEmpty()) {
            return ApiErrors.unavailable(view.outage());
        }
        return ResponseEntity.ok(new Listed(
                view.people().stream().map(Item::of).toList(),
                view.differences().stream().map(Divergence::of).toList(),
                view.limits()));
    }

    @PostMapping
    ResponseEntity<?> invite(@Valid @RequestBody Invited invited, @Confirmed Actor by) {
        Invitation invitation = new Invitation(
                invited.name(),
                invited.email(),
                PeopleAnswers.roles(invited.roles()),
                invited.locale() == null ? "en" : invited.locale());
        return PeopleAnswers.answer(people.invite(invitation, scope(invited.clients()), by));
    }

    @PatchMapping("/{colleague}")
    ResponseEntity<?> change(
            @PathVariable("colleague") String account, @Valid @RequestBody Change change, @Confirmed Actor by) {
        return PeopleAnswers.answer(changed(account, change, by));
    }

    private PeopleChange changed(String account, Change change, Actor by) {
        List<String> roles = change.roles();
        List<String> clients = change.clients();
        Boolean enabled = change.enabled();
        if (roles != null && clients != null && enabled == null) {
            Set<Role> granted = PeopleAnswers.roles(roles);
            return people.change(account, granted, scope(clients), by);
        }
        if (roles != null || clients != null || enabled == null) {
            throw PeopleAnswers.oneAtATime();
        }
        return enabled ? people.enable(account, by) : people.disable(account, change.successor(), by);
    }

    private static ClientScope scope(List<String> clients) {
        if (clients.contains(EVERY_CLIENT)) {
            return ClientScope.everyone();
        }
        if (!clients.stream().allMatch(ClientId::isValid)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "There is no such client");
        }
        return ClientScope.of(clients.stream().map(ClientId::new).toArray(ClientId[]::new));
    }
}
