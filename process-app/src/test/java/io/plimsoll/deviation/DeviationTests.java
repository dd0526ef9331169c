package io.plimsoll.deviation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plimsoll.client.Deadline;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviationTests {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(30));
    private static final Actor ANALYST = person("analyst", Role.ANALYST);
    private static final Actor MANAGER = person("manager", Role.SERVICE_MANAGER);
    private static final Actor DIRECTOR = person("director", Role.DIRECTOR);

    private static final Map<String, Consumer<Deviation>> STEPS = Map.ofEntries(
            Map.entry(
                    "freeze",
                    deviation -> deviation.freeze(frozen(deviation), new Scope(List.of("SRV-1", "SRV-2"), 2, "ab"))),
            Map.entry("sign", deviation -> deviation.acknowledge(answer(true))),
            Map.entry("decline", deviation -> deviation.acknowledge(answer(false))),
            Map.entry("silent", deviation -> deviation.silent(NOW)),
            Map.entry("one", deviation -> deviation.requireLevels(1)),
            Map.entry("two", deviation -> deviation.requireLevels(2)),
            Map.entry("approve", deviation -> deviation.decide(MANAGER, true, "Sound.", NOW)),
            Map.entry("approve2", deviation -> deviation.decide(DIRECTOR, true, "Sound.", NOW)),
            Map.entry("reject", deviation -> deviation.decide(MANAGER, false, "Too long.", NOW)),
            Map.entry("reject2", deviation -> deviation.decide(DIRECTOR, false, "Too long.", NOW)),
            Map.entry(
                    "force",
                    deviation -> deviation.putInForce(
                            NOW, new Deadline(LATER, ZoneOffset.UTC, 1), LATER.minus(Duration.ofDays(10)))),
            Map.entry("renew", deviation -> deviation.renew("Still needed.")),
            Map.entry(
                    "reassess",
                    deviation -> deviation.reassess(text(deviation.current().version() + 1, ANALYST))),
            Map.entry("revise", deviation -> deviation.revise(MANAGER, "Too vague.", NOW)),
            Map.entry("giveUp", deviation -> deviation.giveUp("Replaced.")),
            Map.entry("lapse", deviation -> deviation.lapse(NOW)),
            Map.entry("void", deviation -> deviation.voidIt("Worse.", NOW)),
            Map.entry("over", deviation -> deviation.matterOver("Met.", NOW)));

    private static Actor person(String name, Role... roles) {
        return new Actor(name, name, name, "", Set.of(roles), ClientScope.everyone(), SignIn.none());
    }

    private static DeviationText text(int version, Actor assessor) {
        Assessment assessment = new Assessment(
                "Somebody gets in.",
                4,
                4,
                "Cut off from the internet.",
                2,
                4,
                Advice.ACCEPT_WITH_CONDITIONS,
                "Keep it cut off.",
                "Replaced in spring.",
                LocalDate.of(2026, 12, 22),
                "");
        return new DeviationText(
                "text-" + version, version, new Wish("technical", "Old software."), assessment, assessor, NOW);
    }

    private static FrozenText frozen(Deviation deviation) {
        return new FrozenText("doc-" + deviation.current().version(), "text-hash", "pdf-hash", NOW);
    }

    private static Acknowledgement answer(boolean signed) {
        return new Acknowledgement(
                signed,
                "sig",
                "Sam",
                "sam",
                signed ? "" : "No.",
                NOW,
                "Europe/Zurich",
                "",
                "",
                "",
                "",
                NOW,
                "",
                "",
                "");
    }

    private static Deviation after(String way) {
        Deviation deviation =
                new Deviation("id", new ClientId("harbor"), new CaseNumber("NC-2026-000123"), 1, text(1, ANALYST));
        for (String step : way.isBlank() ? new String[0] : way.split(" ")) {
            STEPS.get(step).accept(deviation);
        }
        return deviation;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "freeze decline",
                "freeze silent",
                "freeze sign one reject",
                "freeze sign two approve reject2",
                "freeze sign one approve force lapse",
                "freeze sign two approve approve2 force lapse",
                "freeze sign one approve force giveUp lapse",
                "freeze sign one approve force renew reassess freeze sign two approve approve2 force lapse",
                "freeze sign one approve force renew reassess freeze decline lapse",
                "freeze sign one approve force giveUp lapse",
                "freeze revise reassess freeze sign one revise reassess freeze silent",
                "void",
                "freeze void",
                "freeze sign one void",
                "freeze sign two approve over",
                "freeze sign one approve force void",
                "freeze sign one approve force renew over"
            })
    void everyWayOfTheModelEnds(String way) {
        Deviation ended = after(way);

        assertThat(ended.state().isOver()).isTrue();
        assertThat(ended.endedAt()).contains(NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sign",
                "freeze freeze",
                "freeze sign sign",
                "freeze sign decline",
                "freeze decline sign",
                "freeze silent sign",
                "freeze approve",
                "freeze sign approve",
                "freeze sign one force",
                "freeze sign two approve force",
                "freeze sign one approve approve2",
                "freeze sign one approve lapse",
                "freeze sign one approve renew",
                "freeze sign one approve force renew lapse",
                "freeze sign one approve force renew freeze",
                "freeze sign one approve force renew reassess sign",
                "freeze sign one approve force renew reassess freeze sign approve",
                "freeze sign one approve force lapse void",
                "freeze sign one reject force",
                "void void",
                "over reassess"
            })
    void noOtherWayIsOpen(String way) {
        assertThatIllegalStateException().isThrownBy(() -> after(way));
    }

    @ParameterizedTest
    @EnumSource(DeviationState.class)
    void whatIsOverLeadsNowhere(DeviationState state) {
        for (DeviationState next : DeviationState.values()) {
            if (state.isOver()) {
                assertThat(state.leadsTo(next)).isFalse();
            }
        }
    }

    @Test
    void whoAssessedMayNotApprove() {
        Deviation signed = after("freeze sign one");

        assertThat(signed.current().isInvolved(ANALYST, Optional.empty())).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> signed.decide(ANALYST, true, "Mine.", NOW));
        assertThat(signed.state()).isEqualTo(DeviationState.SIGNED);
    }

    @Test
    void oneDirectorWhoIsAlsoManagerCannotBeBothApprovers() {
        Deviation half = after("freeze sign two approve");

        assertThat(half.awaitsSecondApproval()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> half.decide(MANAGER, true, "Again.", NOW));
    }

    @Test
    void aRenewedTextStartsWithoutSignatureAndApproval() {
        Deviation renewed = after("freeze sign one approve force renew reassess");

        assertThat(renewed.current().version()).isEqualTo(2);
        assertThat(renewed.current().acknowledgement()).isEmpty();
        assertThat(renewed.current().approvals()).isEmpty();
        assertThat(renewed.levels()).isZero();
        assertThat(renewed.renewals()).isEqualTo(1);
        assertThat(renewed.texts().get(0).acknowledgement()).isPresent();
    }

    @Test
    void theOldTermGoesOnWhileARenewalWaitsButNotPastItsDate() {
        Deviation waiting = after("freeze sign one approve force renew reassess freeze");

        assertThat(waiting.isInForceAt(LATER.minusMillis(1))).isTrue();
        assertThat(waiting.isInForceAt(LATER)).isFalse();
        assertThat(waiting.inForceText().version()).isEqualTo(1);
        assertThat(waiting.reference(waiting.inForceText())).isEqualTo("DV-2026-000123-1.1");
        assertThat(waiting.reference()).isEqualTo("DV-2026-000123-1.2");
    }

    @Test
    void worseEvidenceEndsWhatIsInForce() {
        assertThat(after("freeze sign one approve force void").isInForceAt(NOW)).isFalse();
    }

    @Test
    void whatTheSignatorySawIsKeptWithTheText() {
        DeviationText text = after("freeze sign").current();

        assertThat(text.scope()).isEqualTo(new Scope(List.of("SRV-1", "SRV-2"), 2, "ab"));
        assertThat(text.requireFrozen().textSha256()).isEqualTo("text-hash");
    }
}
