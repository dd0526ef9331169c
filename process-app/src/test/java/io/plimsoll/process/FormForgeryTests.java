package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.process.Completion.Problem;
import io.plimsoll.process.FormSamples.Forged;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every form of the build against answers that a browser would never send. */
class FormForgeryTests {

    private final FormValidator validator = new FormValidator(FormSamples.CLOCK);

    static List<Form> forms() {
        return FormFiles.all();
    }

    @Test
    void allFormsOfTheBuildAreThere() {
        assertThat(forms()).hasSizeGreaterThanOrEqualTo(21);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatTheFormAsksForIsAccepted(Form form) {
        for (String outcome : FormSamples.outcomes(form)) {
            FormCheck check = validator.check(form, FormSamples.fitting(form, outcome), FormSamples.options(form));

            assertThat(check).as(form.id() + " " + outcome).isInstanceOf(FormCheck.Fits.class);
            assertThat(((FormCheck.Fits) check).values().outcome()).isEqualTo(outcome);
        }
    }

    @TestFactory
    Stream<DynamicTest> whatTheFormDoesNotAskForIsRefusedAndNamed() {
        return forms().stream().flatMap(form -> FormSamples.outcomes(form).stream()
                .flatMap(outcome -> FormSamples.forged(form, outcome).stream()
                        .map(forged -> DynamicTest.dynamicTest(
                                "%s, %s: %s".formatted(form.id(), outcome, forged.what()),
                                () -> refused(form, forged)))));
    }

    private void refused(Form form, Forged forged) {
        FormCheck check = validator.check(form, forged.values(), FormSamples.options(form));

        assertThat(check).isInstanceOf(FormCheck.Unfit.class);
        List<Problem> problems = ((FormCheck.Unfit) check).problems();
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.field()).startsWith(forged.field());
            assertThat(problem.message()).isNotBlank().hasSizeLessThan(200);
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anAnswerOfMegabytesIsRefusedAsAWhole(Form form) {
        Map<String, Object> values =
                FormSamples.fitting(form, FormSamples.outcomes(form).get(0));
        values.put("padding", "x".repeat(65 * 1024));

        FormCheck check = validator.check(form, values, FormSamples.options(form));

        assertThat(((FormCheck.Unfit) check).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEmpty());
    }

    /** The server reads the hiding rules itself; the FEEL engine, which the browser's library agrees with, is the judge. */
    @Test
    void hiddenForTheServerIsWhatFeelSaysIsHidden() throws Exception {
        var feel = new ScalaFeelEngineFactory().createInstance();
        var json = new JsonMapper();
        int compared = 0;
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:forms/*.form")) {
            Form form = new FormReader().read(FormFiles.text(file));
            for (JsonNode component : json.readTree(FormFiles.text(file)).path("components")) {
                String hide = component.path("conditional").path("hide").asString("");
                for (String outcome : hide.isEmpty() ? List.<String>of() : FormSamples.outcomes(form)) {
                    Boolean hidden = feel.evaluateSimpleExpression(
                            hide.substring(1),
                            Variables.createVariables()
                                    .putValue("outcome", outcome)
                                    .asVariableContext());
                    assertThat(shown(form, component, outcome)).isEqualTo(!hidden);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    private static boolean shown(Form form, JsonNode component, String outcome) {
        String key = component.path("key").asString(component.path("path").asString(""));
        return form.fields().stream()
                .filter(field -> field.meta().key().equals(key))
                .findFirst()
                .orElseThrow()
                .meta()
                .shown(outcome);
    }
}
