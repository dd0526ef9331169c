package io.plimsoll.web;

import io.plimsoll.client.ClientChange;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.web.security.Access;
import io.plimsoll.web.security.Confirmed;
import io.plimsoll.web.security.FreshSignInToChange;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who of a client may answer without an account, by a code, over HTTP. */
@RestController
@Access(Role.ADMINISTRATOR)
@FreshSignInToChange
class ContactCodeApi {

    private final Clients clients;

    ContactCodeApi(Clients clients) {
        this.clients = clients;
    }

    /** @param allowed whether the person may, from now on */
    record Mark(@NotNull Boolean allowed) {}

    @PutMapping("/api/v1/clients/{client}/contacts/{contact}/by-code")
    ResponseEntity<?> mark(
            @PathVariable String client,
            @PathVariable String contact,
            @Valid @RequestBody Mark mark,
            @Confirmed Actor by) {
        if (!ClientId.isValid(client)) {
            throw new NotVisible();
        }
        ClientId id = new ClientId(client);
        ClientChange change = mark.allowed()
                ? clients.letAnswerByCode(id, contact, by)
                : clients.letAnswerByCodeNoMore(id, contact, by);
        if (change instanceof ClientChange.Invalid invalid) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    String.join(" ", invalid.problems().values()));
            return ResponseEntity.of(problem).build();
        }
        return ResponseEntity.ok(mark);
    }
}
