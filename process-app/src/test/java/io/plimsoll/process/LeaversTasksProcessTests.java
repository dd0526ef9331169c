package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollTest;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.people.OpenWork;
import io.plimsoll.people.OpenWork.HandedOver;
import io.plimsoll.process.LiveCases.Live;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@PlimsollTest
class LeaversTasksProcessTests {

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    Inbox inbox;

    @Autowired
    OpenWork work;

    @Autowired
    TransactionTemplate transaction;

    private LiveCases cases;
    private Live live;
    private Actor leaver;

    @BeforeEach
    void somebodyHasTakenATask() {
        cases = beans.createBean(LiveCases.class);
        live = cases.ask("laptop-1");
        leaver = People.at(live.client, "leaver-of-" + live.client, Role.CLIENT_MEMBER);
        assertThat(inbox.claim(live.task("respond", leaver).id(), leaver)).isTrue();
    }

    @Test
    void aLeaversTaskIsFreeAgainForAllWhoMayDoIt() {
        assertThat(handOver(null)).isEqualTo(new HandedOver(List.of(), List.of(live.number)));

        assertThat(assignee()).isNull();
        assertThat(inbox.claim(live.task("respond", live.signatory()).id(), live.signatory()))
                .isTrue();
    }

    @Test
    void aSuccessorWhoMayDoItHasItNow() {
        assertThat(handOver(live.member())).isEqualTo(new HandedOver(List.of(live.number), List.of()));

        assertThat(assignee()).isEqualTo(live.member().username());
    }

    @Test
    void aSuccessorGetsNothingThatIsNotTheirs() {
        Actor analyst = People.msp("nora", Role.ANALYST);
        Actor elsewhere = People.at(new ClientId("elsewhere"), "owen", Role.CLIENT_MEMBER);

        assertThat(handOver(analyst).given()).isEmpty();
        assertThat(inbox.claim(live.task("respond", leaver).id(), leaver)).isTrue();
        assertThat(handOver(elsewhere).given()).isEmpty();
        assertThat(assignee()).isNull();
    }

    @Test
    void whatOthersHaveTakenStaysTheirs() {
        Live other = cases.ask("laptop-2");
        assertThat(inbox.claim(other.task("respond", other.member()).id(), other.member()))
                .isTrue();

        handOver(null);

        assertThat(other.task("respond", other.member()).assignee())
                .isEqualTo(other.member().username());
        assertThat(handOver(null)).as("again").isEqualTo(new HandedOver(List.of(), List.of()));
    }

    @Test
    void nothingIsHandedOverUnlessItIsRecordedInTheSameTransaction() {
        assertThatThrownBy(() -> work.handOver(leaver, null)).isInstanceOf(IllegalTransactionStateException.class);
    }

    private HandedOver handOver(@Nullable Actor successor) {
        return transaction.execute(status -> work.handOver(leaver, successor));
    }

    private @Nullable String assignee() {
        return live.task("respond", live.signatory()).assignee();
    }
}
