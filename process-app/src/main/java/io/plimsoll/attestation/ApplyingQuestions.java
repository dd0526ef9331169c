package io.plimsoll.attestation;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.Applicability;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.Question;
import io.plimsoll.standard.Questions;
import io.plimsoll.standard.Standards;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which questions concern a client: those about a control that it has adopted and that opens cases for it. */
@Component
class ApplyingQuestions {

    private final Questions questions;
    private final Standards standards;

    ApplyingQuestions(Questions questions, Standards standards) {
        this.questions = questions;
        this.standards = standards;
    }

    /** A question with the first area of the controls that make it apply, and their codes. */
    record Applying(Question question, String area, List<String> controls) {}

    /** By area, in the order of the files within. */
    List<Applying> of(ClientId client) {
        Map<String, Control> adopted = new LinkedHashMap<>();
        standards.adoptedBy(client, Actor.system(client)).forEach(view -> view.controls()
                .forEach(control -> adopted.put(control.ref().code(), control)));
        Map<String, Applicability> answers = standards.applicability(client, asked(adopted));
        List<Applying> applying = new ArrayList<>();
        for (Question question : questions.all()) {
            List<String> codes = question.controls().stream()
                    .filter(code -> Optional.ofNullable(answers.get(code))
                            .filter(Applicability::applies)
                            .isPresent())
                    .toList();
            codes.stream()
                    .map(adopted::get)
                    .findFirst()
                    .ifPresent(control -> applying.add(new Applying(question, control.area(), codes)));
        }
        applying.sort(Comparator.comparing(Applying::area));
        return applying;
    }

    private List<Control> asked(Map<String, Control> adopted) {
        return questions.all().stream()
                .flatMap(question -> question.controls().stream())
                .distinct()
                .filter(adopted::containsKey)
                .map(adopted::get)
                .toList();
    }
}
