package io.plimsoll.web;

import io.plimsoll.adoption.AdoptionNumber;
import io.plimsoll.adoption.AdoptionPage;
import io.plimsoll.adoption.AdoptionView;
import io.plimsoll.adoption.RolloutResult;
import io.plimsoll.adoption.Rollouts;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.web.security.Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Versions of standards on their way to clients, over HTTP; acknowledging is the task {@code acknowledge-standard}. */
@RestController
@Access.People
@RequestMapping("/api/v1")
class AdoptionsApi {

    private final Rollouts rollouts;

    AdoptionsApi(Rollouts rollouts) {
        this.rollouts = rollouts;
    }

    /**
     * What is rolled out.
     *
     * @param inForce the first day on which it binds
     * @param clients ids; null for all that have adopted an older version
     */
    record Rollout(
            @NotBlank @Size(max = 20) String version,
            @NotNull LocalDate inForce,
            @Size(max = 500) @Nullable List<@NotBlank @Size(max = 40) String> clients) {}

    record Withdrawal(
            @NotBlank @Size(max = 4000) @Pattern(regexp = TypedWords.PLAIN, message = TypedWords.NOT_PLAIN) String reason) {}

    /** A client that it did not go to, and why. */
    record PassedOver(String client, String reason) {}

    record RolledOut(List<Adoption> begun, List<PassedOver> passedOver) {}

    record Listed(List<Adoption> items, @Nullable String next) {}

    /**
     * A version on its way into force for a client, or there.
     *
     * @param from the version before, null where it is the first
     * @param answer acknowledged, refused or silent; null while there is none
     * @param document id of the text that was shown, null before it is made
     */
    record Adoption(
            String number,
            String client,
            String standard,
            @Nullable String from,
            String version,
            Instant announcedAt,
            Instant due,
            Instant inForceAt,
            @Nullable Instant inForceSince,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            String answeredBy,
            String reason,
            boolean open,
            @Nullable String document,
            String textSha256) {

        static Adoption of(AdoptionView view) {
            return new Adoption(
                    view.number().value(),
                    view.client().value(),
                    view.standard(),
                    view.from().isEmpty() ? null : view.from(),
                    view.to(),
                    view.announcedAt(),
                    view.dueAt(),
                    view.inForceAt(),
                    view.inForceSince(),
                    view.answer() == null ? null : view.answer().key(),
                    view.answeredAt(),
                    view.answeredBy(),
                    view.reason(),
                    view.open(),
                    view.documentId(),
                    view.textSha256());
        }
    }

    @GetMapping("/adoptions")
    Listed all(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Actor reader) {
        return listed(rollouts.list(null, cursor, limit, reader));
    }

    @GetMapping("/clients/{client}/adoptions")
    Listed list(
            @PathVariable String client,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Actor reader) {
        return listed(rollouts.list(client(client), cursor, limit, reader));
    }

    private static Listed listed(AdoptionPage page) {
        return new Listed(page.items().stream().map(Adoption::of).toList(), page.next());
    }

    @GetMapping("/adoptions/{number}")
    Adoption get(@PathVariable String number, Actor reader) {
        return Adoption.of(rollouts.get(number(number), reader));
    }

    @Access(Role.ADMINISTRATOR)
    @PostMapping("/standards/{id}/rollouts")
    ResponseEntity<?> rollOut(@PathVariable String id, @Valid @RequestBody Rollout wanted, Actor by) {
        List<String> named = wanted.clients();
        List<ClientId> chosen =
                named == null ? null : named.stream().map(AdoptionsApi::client).toList();
        RolloutResult result = rollouts.rollOut(id, wanted.version(), wanted.inForce(), chosen, by);
        if (result instanceof RolloutResult.Begun begun) {
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(new RolledOut(
                            begun.begun().stream().map(Adoption::of).toList(),
                            begun.passedOver().entrySet().stream()
                                    .map(one -> new PassedOver(one.getKey().value(), one.getValue()))
                                    .toList()));
        }
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, ((RolloutResult.Refused) result).message());
    }

    @Access(Role.ADMINISTRATOR)
    @PostMapping("/adoptions/{number}/withdraw")
    ResponseEntity<?> withdraw(@PathVariable String number, @Valid @RequestBody Withdrawal withdrawal, Actor by) {
        AdoptionNumber id = number(number);
        return rollouts.withdraw(id, withdrawal.reason(), by)
                ? ResponseEntity.ok(Adoption.of(rollouts.get(id, by)))
                : problem(HttpStatus.CONFLICT, "It is in force, or over already");
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
    }

    private static ClientId client(String text) {
        if (!ClientId.isValid(text)) {
            throw new NotVisible();
        }
        return new ClientId(text);
    }

    private static AdoptionNumber number(String text) {
        if (!AdoptionNumber.isValid(text)) {
            throw new NotVisible();
        }
        return new AdoptionNumber(text);
    }
}
