package io.plimsoll.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.deviation.Change.Kind;
import io.plimsoll.deviation.Change.Piece;
import io.plimsoll.identity.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangesTests {

    private static final Scope TWO = new Scope(List.of("PC-02", "PC-01"), 2, "aa");

    @Test
    void whatSaysTheSameIsNotListed() {
        assertThat(Changes.between(text(1, "Data is lost.", TWO), text(2, "Data is lost.", TWO)))
                .isEmpty();
    }

    @Test
    void wordsThatWentAndCameAreToldApart() {
        assertThat(Changes.between(text(1, "Data is lost.", TWO), text(2, "All data may be lost.", TWO)))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.label()).isEqualTo("Risk");
                    assertThat(change.before()).isEqualTo("Data is lost.");
                    assertThat(change.after()).isEqualTo("All data may be lost.");
                    assertThat(change.pieces())
                            .contains(new Piece(Kind.KEPT, "lost."), new Piece(Kind.ADDED, "may be "));
                });
    }

    @Test
    void assetsAreComparedByNameOrWhereTheyAreManyByTheirHash() {
        var three = new Scope(List.of("PC-01", "PC-02", "PC-03"), 3, "bb");
        assertThat(Changes.between(text(1, "Risk", TWO), text(2, "Risk", three)))
                .singleElement()
                .satisfies(change -> assertThat(change.pieces())
                        .containsExactly(new Piece(Kind.KEPT, "PC-01, PC-02"), new Piece(Kind.ADDED, ", PC-03")));
        var many = new Scope(List.of("PC-01"), 4_000, "cc");
        var others = new Scope(List.of("PC-01"), 4_000, "dd");
        assertThat(Changes.between(text(1, "Risk", many), text(2, "Risk", others)))
                .singleElement()
                .satisfies(change -> assertThat(change.after()).isEqualTo("4,000 assets (SHA-256 dd)"));
    }

    @Test
    void whateverIsComparedBothVersionsCanBeReadFromIt() {
        var random = new Random(20261126);
        for (int i = 0; i < 500; i++) {
            String before = words(random);
            String after = words(random);
            List<Change> changes = Changes.between(text(1, before, TWO), text(2, after, TWO));
            if (before.equals(after)) {
                assertThat(changes).isEmpty();
            } else {
                assertThat(changes).singleElement().satisfies(change -> {
                    assertThat(change.before()).isEqualTo(before);
                    assertThat(change.after()).isEqualTo(after);
                });
            }
        }
    }

    private static String words(Random random) {
        List<String> some = List.of("server", " ", "\n", "ä", "<b>", "no", ",", "𝒳");
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(i -> some.get(random.nextInt(some.size())))
                .collect(Collectors.joining());
    }

    private static DeviationText text(int version, String risk, Scope scope) {
        Assessment assessment = new Assessment(
                risk, 4, 4, "", 2, 4, Advice.FIX_INSTEAD, "Fix it.", "In spring.", LocalDate.of(2026, 12, 22), "");
        DeviationText text = new DeviationText(
                "text-" + version, version, new Wish("technical", "Old."), assessment, Actor.system(), Instant.EPOCH);
        text.freeze(new FrozenText("document", "ab", "cd", Instant.EPOCH), scope);
        return text;
    }
}
