package io.plimsoll.client.gateway;

import io.plimsoll.client.ServiceKind;
import io.plimsoll.outbound.WebhookSecret;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who carries orders out ({@code plimsoll.gateway}).
 *
 * @param by the way for all services; a person where nothing is said, or the stand-in where the demo runs
 * @param kinds the way for single kinds of service, by their key, where it is another one
 * @param webhook needed where orders go out by webhook
 * @param ticket needed where orders become tickets
 */
@Validated
@ConfigurationProperties("plimsoll.gateway")
record GatewaySettings(
        @Nullable Way by,
        @DefaultValue Map<String, Way> kinds,
        @Valid @Nullable Webhook webhook,
        @Valid @Nullable Ticket ticket) {

    GatewaySettings {
        kinds = Map.copyOf(kinds);
        for (String kind : kinds.keySet()) {
            if (ServiceKind.ofKey(kind).isEmpty()) {
                throw new IllegalArgumentException("plimsoll.gateway.kinds names no kind of service: " + kind);
            }
        }
        if (webhook == null && (by == Way.WEBHOOK || kinds.containsValue(Way.WEBHOOK))) {
            throw new IllegalArgumentException("plimsoll.gateway.webhook is missing");
        }
        if (ticket == null && (by == Way.TICKET || kinds.containsValue(Way.TICKET))) {
            throw new IllegalArgumentException("plimsoll.gateway.ticket is missing");
        }
    }

    /** How orders are carried out. */
    public enum Way {
        BY_HAND,
        WEBHOOK,
        TICKET
    }

    /**
     * A receiver of Standard Webhooks.
     *
     * @param url what may be called is said by {@code plimsoll.outbound}
     * @param secret {@code whsec_} and 24 to 64 bytes in base64
     */
    public record Webhook(@NotNull URI url, @NotNull WebhookSecret secret) {}

    /**
     * A system of tickets, described by its addresses and by where in its JSON things stand (RFC 6901 pointers). The
     * texts know the placeholders of {@link OrderWords}.
     *
     * @param base what the addresses below are put behind, without a slash at the end
     * @param create where a ticket is posted to
     * @param template of the ticket, JSON with placeholders in its texts
     * @param createdId where the answer to that has the ticket's id
     * @param find where tickets with our reference are found
     * @param list where the answer to that has the list; "" where it is one
     * @param id where a ticket in the list has its id
     * @param reference where a ticket in the list has our reference, which has to be ours exactly
     * @param status where one ticket is read; knows {@code {{id}}} too
     * @param state where that has the state
     * @param done states that mean that it is done
     * @param refused states that mean that it will not be done
     * @param reason where that says why; "" where it does not
     * @param headers sent with every call, as for authentication
     * @param oauth2 where tokens have to be asked for
     * @param companies what the system calls our clients, by our id; our id where one is missing
     */
    public record Ticket(
            @NotNull URI base,
            @NotBlank String create,
            @NotBlank String template,
            @DefaultValue("/id") String createdId,
            @NotBlank String find,
            @DefaultValue("") String list,
            @DefaultValue("/id") String id,
            @NotBlank String reference,
            @NotBlank String status,
            @NotBlank String state,
            @NotEmpty Set<String> done,
            @DefaultValue Set<String> refused,
            @DefaultValue("") String reason,
            @DefaultValue Map<String, String> headers,
            @Valid @Nullable OAuth2 oauth2,
            @DefaultValue Map<String, String> companies) {

        /** Shows no header, since one of them is a secret. */
        @Override
        public String toString() {
            return "Ticket[" + base + "]";
        }
    }

    /**
     * Client credentials (RFC 6749, section 4.4).
     *
     * @param scope "" for none
     */
    public record OAuth2(
            @NotNull URI token,
            @NotBlank String clientId,
            @NotBlank String clientSecret,
            @DefaultValue("") String scope) {

        @Override
        public String toString() {
            return "OAuth2[" + token + "]";
        }
    }
}
