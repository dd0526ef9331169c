package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.finding.TriageItem.Proposal;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.ControlRef;
import io.plimsoll.standard.Severity;
import io.plimsoll.standard.StandardView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProposalsTests {

    private static final StandardView STANDARD = new StandardView(
            "house",
            "1.0",
            "House rules",
            "Own",
            "Rules.",
            List.of(
                    control("HR-01.1", "Doors are locked", "Every door is locked at night."),
                    control("HR-01.2", "Windows are shut", "Every window is shut at night."),
                    control("HR-01.3", "Backups are immutable", "Each backup is immutable.")));

    private final SharedReferences mapped = new SharedReferences();
    private Proposals proposals;

    @BeforeEach
    void someChecksThatAreMapped() {
        mapped.add("radar door-a", Set.of("cis-house:1.5", "nist:all"), Set.of("HR-01.1"));
        mapped.add("radar door-b", Set.of("cis-house:1.5", "nist:all"), Set.of("HR-01.1"));
        mapped.add("radar window-a", Set.of("cis-house:2.1", "nist:all"), Set.of("HR-01.2"));
        mapped.add("radar ignored", Set.of("cis-house:1.5"), Set.of());
        proposals = new Proposals(List.of(STANDARD), mapped);
    }

    @Test
    void checksWithTheSameReferenceSpeakForTheirControl() {
        List<Proposal> found = proposals.of("x", List.of(), Set.of("cis-house:1.5", "nist:all"), Map.of());

        assertThat(found.get(0))
                .isEqualTo(new Proposal(
                        "HR-01.1", "Doors are locked", "House rules", "2 mapped checks share cis-house:1.5."));
        assertThat(found.get(1).why()).isEqualTo("1 mapped check shares nist:all.");
        assertThat(proposals.of("x", List.of(), Set.of("cis-house:9"), Map.of()))
                .isEmpty();
    }

    @Test
    void wordsInCommonSpeakForAControl() {
        assertThat(proposals.of("backup_vault", List.of("Vault is immutable"), Set.of(), Map.of()))
                .containsExactly(new Proposal(
                        "HR-01.3", "Backups are immutable", "House rules", "It shares the words backup, immutable."));
    }

    @Test
    void whatRulesLeaveOpenComesFirst() {
        assertThat(proposals.of(
                        "backup_vault",
                        List.of("Vault is immutable"),
                        Set.of("cis-house:1.5"),
                        Map.of("HR-01.2", "house-windows")))
                .extracting(Proposal::control)
                .containsExactly("HR-01.2", "HR-01.3", "HR-01.1");
    }

    private static Control control(String code, String title, String requirement) {
        return new Control(
                new ControlRef("house", "1.0", code),
                "Area",
                true,
                title,
                requirement,
                "Why",
                "Ask",
                Set.of("client"),
                Severity.HIGH,
                Set.of(),
                "",
                "look");
    }
}
