package io.plimsoll.people;

import static io.plimsoll.identity.Role.ANALYST;
import static io.plimsoll.identity.Role.CLIENT_MEMBER;
import static io.plimsoll.identity.Role.CLIENT_SIGNATORY;
import static io.plimsoll.people.Somebody.ALPINE;
import static io.plimsoll.people.Somebody.HARBOR;
import static io.plimsoll.people.Somebody.account;
import static io.plimsoll.people.Somebody.byCode;
import static io.plimsoll.people.Somebody.called;
import static io.plimsoll.people.Somebody.contact;
import static io.plimsoll.people.Somebody.disabled;
import static io.plimsoll.people.Somebody.in;
import static io.plimsoll.people.Somebody.inactive;
import static io.plimsoll.people.Somebody.staff;
import static io.plimsoll.people.Somebody.unlinked;
import static io.plimsoll.people.Somebody.withoutFactor;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.client.ContactView;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.people.Difference.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTests {

    private static final ContactView MIA = contact("mia", CLIENT_MEMBER);
    private static final ContactView SAM = contact("sam", CLIENT_SIGNATORY);
    private static final Account MIAS = account("mia", CLIENT_MEMBER);
    private static final Account SAMS = account("sam", CLIENT_MEMBER, CLIENT_SIGNATORY);

    @Test
    void whereAccountsAndContactsAgreeThereIsNothingToSay() {
        assertThat(drift(List.of(MIAS, SAMS), List.of(MIA, SAM))).isEmpty();
        assertThat(drift(List.of(MIAS, SAMS), List.of(unlinked(MIA), unlinked(SAM))))
                .as("found by address")
                .isEmpty();
    }

    @Test
    void aClientWithoutGroupIsSeenByNobody() {
        List<Difference> found = Drift.of(HARBOR, new Roster(false, List.of()), List.of());

        assertThat(found).extracting(Difference::kind).containsExactly(Kind.NO_GROUP);
    }

    @Test
    void aContactWithoutAccountCanBeInvited() {
        assertThat(drift(List.of(SAMS), List.of(unlinked(MIA), SAM)))
                .containsExactly(new Difference(
                        Kind.NO_ACCOUNT, "mia", "Gets mail, but has no account and cannot answer.", null, "c-mia"));
    }

    @Test
    void whoAnswersByACodeNeedsNone() {
        assertThat(drift(List.of(SAMS), List.of(byCode(unlinked(MIA)), SAM))).isEmpty();
    }

    @Test
    void whoLeftAndHasNoAccountIsNoDifference() {
        assertThat(drift(List.of(), List.of(inactive(MIA)))).isEmpty();
        assertThat(drift(List.of(disabled(MIAS)), List.of(inactive(MIA)))).isEmpty();
        assertThat(drift(List.of(disabled(MIAS)), List.of())).isEmpty();
    }

    @Test
    void anAccountWithoutContactGetsNoMail() {
        assertThat(drift(List.of(MIAS), List.of())).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.NO_CONTACT);
            assertThat(difference.account()).isEqualTo("sub-mia");
            assertThat(difference.contact()).isNull();
        });
    }

    @Test
    void aChangedAddressIsKnownForWhatItIsOnceTheAccountWasNoted() {
        Account moved = called(MIAS, "mia", "mia@elsewhere.example");

        assertThat(kinds(drift(List.of(moved), List.of(MIA)))).containsExactly(Kind.OTHER_EMAIL);
        assertThat(kinds(drift(List.of(moved), List.of(unlinked(MIA)))))
                .as("nothing says that they are one person")
                .containsExactlyInAnyOrder(Kind.NO_ACCOUNT, Kind.NO_CONTACT);
    }

    @Test
    void theCaseOfAnAddressIsNoDifference() {
        assertThat(drift(List.of(called(MIAS, "mia", "Mia@Harbor.Example")), List.of(unlinked(MIA))))
                .isEmpty();
    }

    @Test
    void anotherNameIsSaid() {
        Account married = called(MIAS, "Mia Muster", "mia@harbor.example");

        assertThat(drift(List.of(married), List.of(MIA))).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.OTHER_NAME);
            assertThat(difference.meaning()).contains("Mia Muster").contains("mia");
        });
    }

    @Test
    void rolesDifferEitherWay() {
        assertThat(kinds(drift(List.of(account("sam", CLIENT_MEMBER)), List.of(SAM))))
                .containsExactly(Kind.MAY_NOT_SIGN);
        assertThat(kinds(drift(List.of(account("mia", CLIENT_SIGNATORY)), List.of(MIA))))
                .containsExactly(Kind.SIGNS_UNNOTICED);
        assertThat(kinds(drift(List.of(account("mia")), List.of(MIA)))).containsExactly(Kind.NO_ROLE);
    }

    @Test
    void aSignatoryNeedsASecondFactorUnlessItIsAskedForAlready() {
        assertThat(kinds(drift(List.of(withoutFactor(SAMS)), List.of(SAM)))).containsExactly(Kind.NO_SECOND_FACTOR);
        assertThat(drift(List.of(withoutFactor(SAMS, SetUp.SECOND_FACTOR)), List.of(SAM)))
                .isEmpty();
        assertThat(drift(List.of(withoutFactor(MIAS)), List.of(MIA)))
                .as("who does not sign")
                .isEmpty();
    }

    @Test
    void anAccountOfTwoClientsIsSaidFirst() {
        Account both = in(SAMS, ClientScope.of(HARBOR, ALPINE));

        assertThat(kinds(drift(List.of(both), List.of(inactive(SAM)))))
                .containsExactly(Kind.TWO_CLIENTS, Kind.SIGNS_IN_UNWRITTEN);
    }

    @Test
    void aDisabledAccountMeansNoMoreMail() {
        assertThat(kinds(drift(List.of(disabled(called(MIAS, "X", "x@x.example"))), List.of(MIA))))
                .containsExactly(Kind.LEFT_BUT_WRITTEN_TO);
    }

    @Test
    void theMspsOwnPeopleInTheGroupAreNoneOfTheClients() {
        Account guest = in(staff("nora", ANALYST), ClientScope.of(HARBOR, ALPINE));

        assertThat(drift(List.of(guest), List.of())).isEmpty();
    }

    @Test
    void everyDifferenceThatIsAboutAClientOffersOneAction() {
        assertThat(Kind.values())
                .filteredOn(kind -> kind != Kind.STAFF_WITHOUT_CLIENTS)
                .allSatisfy(kind -> assertThat(kind.action()).isNotBlank());
    }

    private static List<Difference> drift(List<Account> accounts, List<ContactView> contacts) {
        return Drift.of(HARBOR, new Roster(true, accounts), contacts);
    }

    private static List<Kind> kinds(List<Difference> found) {
        return found.stream().map(Difference::kind).toList();
    }
}
