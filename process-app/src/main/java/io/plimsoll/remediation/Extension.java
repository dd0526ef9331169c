package io.plimsoll.remediation;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.ReckonedBy;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.StandIn;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The client's wish for later days, with its reason and what the MSP said to it. */
@Entity
@Table(name = "remediation_extension")
class Extension {

    @Id
    private String id;

    private int extensionNr;
    private int attempt;

    @Enumerated(EnumType.STRING)
    private ExtensionState state;

    private String reason;
    private String askerSubject;
    private String askerName;
    private Instant askedAt;
    private Instant decideBy;
    private @Nullable ReckonedBy reckonedBy;

    @ElementCollection
    @CollectionTable(name = "remediation_extension_day", joinColumns = @JoinColumn(name = "extension_id"))
    @OrderColumn(name = "nr")
    private List<MovedDay> days = new ArrayList<>();

    private @Nullable String explanation;
    private @Nullable String deciderSubject;
    private @Nullable String deciderName;
    private @Nullable String inPlaceOf;
    private @Nullable Instant decidedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Extension() {}

    Extension(
            String id,
            int nr,
            int attempt,
            List<MovedDay> days,
            String reason,
            Actor by,
            Instant at,
            Deadline decideBy) {
        this.id = id;
        this.extensionNr = nr;
        this.attempt = attempt;
        this.state = ExtensionState.ASKED;
        this.days.addAll(days);
        this.reason = reason;
        this.askerSubject = by.subject();
        this.askerName = by.name();
        this.askedAt = at;
        this.decideBy = decideBy.at();
        this.reckonedBy = decideBy.reckonedBy();
    }

    void decide(ExtensionState how, String why, Actor by, Instant at) {
        end(how, at);
        explanation = why;
        deciderSubject = by.subject();
        deciderName = by.name();
        inPlaceOf = by.inPlaceOf(Role.ANALYST).map(StandIn::name).orElse(null);
    }

    /** Keeps which day each milestone was given. */
    void give(UnaryOperator<MovedDay> given) {
        days.replaceAll(given);
    }

    void needless(Instant at) {
        end(ExtensionState.NEEDLESS, at);
    }

    private void end(ExtensionState how, Instant at) {
        if (!isOpen()) {
            throw new IllegalStateException("This request is decided already");
        }
        state = how;
        decidedAt = at;
    }

    boolean isOpen() {
        return state == ExtensionState.ASKED;
    }

    /** Until when it is to be decided, while it is; empty where the calendar of that was not kept. */
    Optional<Deadline> running() {
        return isOpen() && reckonedBy != null ? Optional.of(reckonedBy.deadline(decideBy)) : Optional.empty();
    }

    /** There is time to decide until another moment. */
    void decideUntil(Deadline end) {
        decideBy = end.at();
        reckonedBy = end.reckonedBy();
    }

    /** Four eyes: nobody decides on their own request, nor anybody in their place. */
    boolean isAskedBy(Actor actor) {
        return askerSubject.equals(actor.subject())
                || actor.inPlaceOf(Role.ANALYST)
                        .filter(absent -> askerSubject.equals(absent.subject()))
                        .isPresent();
    }

    /** The milestones whose days are being talked about. */
    Set<Integer> milestones() {
        return days.stream().map(MovedDay::milestone).collect(Collectors.toSet());
    }

    /** The latest day that is asked for. */
    LocalDate lastDay() {
        return days.stream().map(MovedDay::to).max(Comparator.naturalOrder()).orElseThrow();
    }

    String id() {
        return id;
    }

    int nr() {
        return extensionNr;
    }

    int attempt() {
        return attempt;
    }

    ExtensionState state() {
        return state;
    }

    String reason() {
        return reason;
    }

    String askerName() {
        return askerName;
    }

    Instant askedAt() {
        return askedAt;
    }

    Instant decideBy() {
        return decideBy;
    }

    List<MovedDay> days() {
        return List.copyOf(days);
    }

    String explanation() {
        return explanation == null ? "" : explanation;
    }

    /** Who decided, and in whose place, "" where nobody did. */
    String deciderName() {
        if (deciderName == null) {
            return "";
        }
        return inPlaceOf == null ? deciderName : "%s, in the place of %s".formatted(deciderName, inPlaceOf);
    }

    @Nullable Instant decidedAt() {
        return decidedAt;
    }
}
