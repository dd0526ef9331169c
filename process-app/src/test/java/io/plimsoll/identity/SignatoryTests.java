package io.plimsoll.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatoryTests {

    private static final ClientId HARBOR = new ClientId("harbor");
    private static final ClientId ALPINE = new ClientId("alpine");
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private static Signatory person(ClientScope scope, Instant authenticated, Role... roles) {
        SignIn signIn = new SignIn(authenticated, "", "", "", "");
        return new Signatory(new Actor("s", "s", "Séverine O'Hara", "", Set.of(roles), scope, signIn));
    }

    private static Signatory named() {
        return person(ClientScope.of(HARBOR), NOW, Role.CLIENT_SIGNATORY);
    }

    @Test
    void onlyASignatoryOfTheClientItselfMaySign() {
        assertThat(named().maySignFor(HARBOR)).isTrue();
        assertThat(named().maySignFor(ALPINE)).isFalse();
        assertThat(person(ClientScope.of(HARBOR), NOW, Role.CLIENT_MEMBER).maySignFor(HARBOR))
                .isFalse();
    }

    @Test
    void peopleOfTheMspNeverSignForAClient() {
        assertThat(person(ClientScope.everyone(), NOW, Role.CLIENT_SIGNATORY).maySignFor(HARBOR))
                .isFalse();
        assertThat(person(ClientScope.of(HARBOR), NOW, Role.CLIENT_SIGNATORY, Role.ANALYST)
                        .maySignFor(HARBOR))
                .isFalse();
        assertThat(new Signatory(Actor.system(HARBOR)).maySignFor(HARBOR)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Séverine O'Hara", "séverine o'hara", "  SÉVERINE   O'HARA ", "Se\u0301verine O'Hara"})
    void ownNameIsTakenWhateverCaseAndSpacing(String typed) {
        assertThat(named().isNamed(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Severine O'Hara", "O'Hara Séverine", "Séverine", "SéverineO'Hara"})
    void anotherNameIsNot(String typed) {
        assertThat(named().isNamed(typed)).isFalse();
    }
}
