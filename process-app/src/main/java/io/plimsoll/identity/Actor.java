package io.plimsoll.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who acts: a person, a scanner, or the system itself. Passed explicitly, so that no decision lacks its author.
 *
 * @param subject the issuer's stable id of the person ({@code sub})
 * @param username the sign-in name
 * @param name the name as shown to others
 * @param email the address, "" for machines
 * @param roles what the actor may do
 * @param scope whose data the actor may see
 * @param signIn how the actor signed in
 * @param standIns the roles that the actor has only as somebody's deputy; they are among the roles too
 */
public record Actor(
        String subject,
        String username,
        String name,
        String email,
        Set<Role> roles,
        ClientScope scope,
        SignIn signIn,
        List<StandIn> standIns) {

    private static final String SYSTEM = "system";

    /** Stands before the contact of somebody who has no account and came by a code; no token may bear such a subject. */
    private static final String BY_CODE = "code:";

    /** What {@code acr} says of somebody who came by a code. */
    private static final String CODE_LEVEL = "code";

    public Actor {
        roles = Set.copyOf(roles);
        standIns = List.copyOf(standIns);
    }

    /** Somebody who acts for nobody else. */
    public Actor(
            String subject,
            String username,
            String name,
            String email,
            Set<Role> roles,
            ClientScope scope,
            SignIn signIn) {
        this(subject, username, name, email, roles, scope, signIn, List.of());
    }

    /** The same person with what they may do as deputies; a role of their own stays their own. */
    public Actor standingIn(Collection<StandIn> places) {
        List<StandIn> added =
                places.stream().filter(place -> !roles.contains(place.role())).toList();
        Set<Role> all = EnumSet.noneOf(Role.class);
        all.addAll(roles);
        added.forEach(place -> all.add(place.role()));
        return new Actor(subject, username, name, email, all, scope, signIn, added);
    }

    /** In whose place the actor has that role; empty where it is the actor's own. */
    public Optional<StandIn> inPlaceOf(Role role) {
        return standIns.stream().filter(place -> place.role() == role).findFirst();
    }

    /** The system acting for one client, as timers and jobs do. */
    public static Actor system(ClientId client) {
        return new Actor(SYSTEM, SYSTEM, "Plimsoll", "", Set.of(), ClientScope.of(client), SignIn.none());
    }

    /** The system acting for the MSP as a whole: start-up, relays, clean-up. */
    public static Actor system() {
        return new Actor(SYSTEM, SYSTEM, "Plimsoll", "", Set.of(), ClientScope.everyone(), SignIn.none());
    }

    /**
     * A client's person without an account, let in by a code that was sent to them, to one case. Never freshly signed in,
     * since nothing that wants a fresh sign-in is theirs to do; the name says how they came, wherever it is read.
     *
     * @param contact the id of the contact that the code was sent to
     * @param session what their acts have in common
     */
    public static Actor byCode(
            String contact, String name, String email, ClientId client, CaseNumber number, String session) {
        return new Actor(
                BY_CODE + contact,
                BY_CODE + contact,
                name + " (by code)",
                email,
                Set.of(Role.CLIENT_MEMBER),
                ClientScope.ofCase(client, number),
                new SignIn(null, CODE_LEVEL, "", "", session));
    }

    /** The same actor, as they send a request from that address. */
    public Actor from(String address, String agent) {
        SignIn from = new SignIn(
                signIn.authenticatedAt(), signIn.level(), address, TokenClaims.printable(agent), signIn.tokenId());
        return new Actor(subject, username, name, email, roles, scope, from, standIns);
    }

    /** Whether this is somebody without an account. */
    public boolean isByCode() {
        return isReserved(subject);
    }

    /** Whether no issuer may give somebody this subject. */
    static boolean isReserved(String subject) {
        return subject.startsWith(BY_CODE);
    }

    /** Whether no person stands behind this actor. */
    public boolean isSystem() {
        return SYSTEM.equals(subject);
    }

    /** Whether the actor holds at least one of the roles. */
    public boolean has(Role... any) {
        return Arrays.stream(any).anyMatch(roles::contains);
    }

    /** Whether the actor belongs to the MSP. */
    public boolean isMsp() {
        return isSystem() || roles.stream().anyMatch(Role::isMsp);
    }

    /**
     * Lets the call go on only for the system or a holder of one of the roles.
     *
     * @throws AccessDenied otherwise
     */
    public Actor require(Role... any) {
        if (!isSystem() && !has(any)) {
            throw new AccessDenied();
        }
        return this;
    }

    /**
     * Lets the call go on only where the actor may see this case of the client.
     *
     * @throws NotVisible otherwise; the same as for a case that does not exist
     */
    public Actor requireCase(ClientId client, CaseNumber number) {
        if (!scope.includes(number)) {
            throw new NotVisible();
        }
        return requireClient(client);
    }

    /**
     * Lets the call go on only where the actor may see the client.
     *
     * @throws NotVisible otherwise; the same as for a client that does not exist
     */
    public Actor requireClient(ClientId client) {
        if (!scope.includes(client)) {
            throw new NotVisible();
        }
        return this;
    }
}
