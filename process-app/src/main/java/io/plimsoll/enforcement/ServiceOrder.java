package io.plimsoll.enforcement;

import static io.plimsoll.enforcement.OrderState.BY_HAND;
import static io.plimsoll.enforcement.OrderState.DONE;
import static io.plimsoll.enforcement.OrderState.GIVEN;
import static io.plimsoll.enforcement.OrderState.REFUSED;
import static io.plimsoll.enforcement.OrderState.UNDER_WAY;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.ReckonedBy;
import io.plimsoll.client.ServiceGateway.Action;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the MSP's systems, or a person in their place, are told to do to one service. It is kept apart from
 * the hold, because the answer may come long after the matter has moved on.
 */
@Entity
@Filter(name = Tenancy.FILTER, condition = "(:clients = '*' or :clients like concat('% ', client, ' %'))")
@Table(name = "service_order")
class ServiceOrder {

    static final int LONGEST_SAID = 4000;
    private static final int LONGEST_REFERENCE = 200;

    @Id
    private String id;

    @Version
    private @Nullable Integer version;

    private String client;
    private String caseNumber;

    /** The pause, resumption or termination that it is for. */
    private String errand;

    @Column(name = "what")
    @Enumerated(EnumType.STRING)
    private Action action;

    private String serviceId;
    private @Nullable String holdId;
    private String orderKey;
    private int attempt = 1;

    @Enumerated(EnumType.STRING)
    private OrderState state = GIVEN;

    private String reference = "";
    private String statusAddress = "";
    private String said = "";
    private Instant givenAt;
    private @Nullable Instant sentAt;
    private @Nullable Instant heardBy;
    private @Nullable ReckonedBy reckonedBy;
    private @Nullable Instant endedAt;
    private String hand = "";

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected ServiceOrder() {}

    /**
     * @param key the same for the same thing to be done, whoever asks for it twice
     * @param holdId the hold that it carries out or releases; null where services end
     */
    ServiceOrder(String id, Errand errand, String key, String serviceId, @Nullable String holdId, Instant at) {
        this.id = id;
        this.client = errand.matter().client().value();
        this.caseNumber = errand.matter().number().value();
        this.errand = errand.id();
        this.action = errand.action();
        this.orderKey = key;
        this.serviceId = serviceId;
        this.holdId = holdId;
        this.givenAt = at;
    }

    /** Taken, and not done yet; false where that is nothing new. */
    boolean underWay(String taken, String status, Instant at, Deadline patience) {
        if (state != GIVEN) {
            return false;
        }
        reference = cut(taken, LONGEST_REFERENCE);
        statusAddress = status;
        sentAt = at;
        heardBy = patience.at();
        reckonedBy = patience.reckonedBy();
        state = UNDER_WAY;
        return true;
    }

    /** It is done; false where that was known. Whatever was believed before, done is done. */
    boolean done(String told, Instant at) {
        if (state == DONE) {
            return false;
        }
        reference = told.isEmpty() ? reference : cut(told, LONGEST_REFERENCE);
        endedAt = at;
        state = DONE;
        return true;
    }

    /** It will not be done; false where the order has come to an end otherwise. */
    boolean refused(String reason, Instant at) {
        if (state != GIVEN && state != UNDER_WAY && state != BY_HAND) {
            return false;
        }
        said = cut(reason, LONGEST_SAID);
        endedAt = at;
        state = REFUSED;
        return true;
    }

    /** A person is to do it. */
    void byHand() {
        require(GIVEN, UNDER_WAY, REFUSED);
        endedAt = null;
        state = BY_HAND;
    }

    /**
     * A person says that it is done.
     *
     * @param words who did what, and what shows it
     */
    void doneByPerson(String words, Instant at) {
        require(UNDER_WAY, BY_HAND, REFUSED);
        hand = cut(words, LONGEST_SAID);
        endedAt = at;
        state = DONE;
    }

    /** To be sent anew, as something that the system has not heard of. */
    void again() {
        require(UNDER_WAY, REFUSED);
        attempt++;
        said = "";
        statusAddress = "";
        sentAt = null;
        heardBy = null;
        endedAt = null;
        state = GIVEN;
    }

    /** What the gateway knows this attempt by. */
    String key() {
        return attempt == 1 ? orderKey : orderKey + ":" + attempt;
    }

    boolean is(OrderState one) {
        return state == one;
    }

    private void require(OrderState... allowed) {
        if (!Arrays.asList(allowed).contains(state)) {
            throw new IllegalStateException("The order %s is %s".formatted(orderKey, state));
        }
    }

    private static String cut(String text, int most) {
        int characters = text.codePointCount(0, text.length());
        return characters <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    String id() {
        return id;
    }

    ClientId client() {
        return new ClientId(client);
    }

    CaseNumber number() {
        return new CaseNumber(caseNumber);
    }

    Action action() {
        return action;
    }

    String serviceId() {
        return serviceId;
    }

    Optional<String> holdId() {
        return Optional.ofNullable(holdId);
    }

    OrderState state() {
        return state;
    }

    String reference() {
        return reference;
    }

    String statusAddress() {
        return statusAddress;
    }

    /** Why it was refused, in the gateway's or a person's words; "" where it was not. */
    String said() {
        return said;
    }

    /** What a person said who did it; "" where a system did. */
    String hand() {
        return hand;
    }

    Instant givenAt() {
        return givenAt;
    }

    Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }

    /** When the patience for an answer ends; only for what is under way. */
    Optional<Instant> heardBy() {
        return Optional.ofNullable(heardBy);
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }
}
