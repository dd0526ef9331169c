package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.process.Completion.Problem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormValidatorTests {

    private final FormValidator validator = new FormValidator(FormSamples.CLOCK);

    private static Form form(String... components) {
        String outcome = """
                {"type":"radio","key":"outcome","label":"Decision","validate":{"required":true},
                 "values":[{"label":"Yes","value":"yes"},{"label":"No","value":"no"}]}""";
        String all = String.join(
                ",",
                Arrays.stream(components).map(one -> one.replace('\'', '"')).toList());
        return new FormReader().read("{\"id\":\"test\",\"components\":[" + outcome + "," + all + "]}");
    }

    private FormCheck check(Form form, Object... keysAndValues) {
        Map<String, Object> values = new HashMap<>(Map.of("outcome", "yes"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return validator.check(form, values, Map.of());
    }

    private Map<String, Object> clean(Form form, Object... keysAndValues) {
        return ((FormCheck.Fits) check(form, keysAndValues)).values().values();
    }

    private List<Problem> problems(Form form, Object... keysAndValues) {
        return ((FormCheck.Unfit) check(form, keysAndValues)).problems();
    }

    @Test
    void textIsStrippedAndItsLinesEndAlike() {
        Form form = form("{'type':'textarea','key':'note','label':'Note','validate':{'maxLength':100}}");

        assertThat(clean(form, "note", "  one\r\ntwo\n "))
                .containsEntry("note", "one\ntwo")
                .containsEntry("outcome", "yes");
    }

    @Test
    void optionalFieldsLeftEmptyAreNotThere() {
        Form form = form(
                "{'type':'textarea','key':'note','label':'Note','validate':{'maxLength':100}}",
                "{'type':'checkbox','key':'tick','label':'Tick'}",
                "{'type':'number','key':'days','label':'Days','decimalDigits':0}");

        assertThat(clean(form, "note", " \n ", "tick", false, "days", null)).containsOnlyKeys("outcome");
    }

    @Test
    void blankIsNotAnAnswerToARequiredQuestion() {
        Form form = form(
                "{'type':'textfield','key':'name','label':'Your name','validate':{'required':true,'maxLength':100}}");

        assertThat(problems(form, "name", "   ")).containsExactly(new Problem("name", "Please fill in “Your name”."));
    }

    @Test
    void lengthAndPatternHoldAtTheirEdges() {
        Form form = form("{'type':'textfield','key':'code','label':'Code',"
                + "'validate':{'minLength':2,'maxLength':4,'pattern':'^[A-Z]+$'}}");

        assertThat(clean(form, "code", "AB")).containsEntry("code", "AB");
        assertThat(clean(form, "code", "ABCD")).containsEntry("code", "ABCD");
        assertThat(problems(form, "code", "A")).hasSize(1);
        assertThat(problems(form, "code", "ABCDE")).hasSize(1);
        assertThat(problems(form, "code", "abc")).hasSize(1);
    }

    @Test
    void numbersHoldTheirBoundsAndPlaces() {
        Form form = form("{'type':'number','key':'amount','label':'Amount','decimalDigits':2,"
                + "'validate':{'min':0,'max':10}}");

        assertThat(clean(form, "amount", 0)).containsEntry("amount", new BigDecimal("0.00"));
        assertThat(clean(form, "amount", new BigDecimal("10.0"))).containsEntry("amount", new BigDecimal("10.00"));
        assertThat(clean(form, "amount", 9.99)).containsEntry("amount", new BigDecimal("9.99"));
        assertThat(problems(form, "amount", 10.01)).hasSize(1);
        assertThat(problems(form, "amount", -0.01)).hasSize(1);
        assertThat(problems(form, "amount", 1.005)).hasSize(1);
        assertThat(problems(form, "amount", new BigDecimal("1e-1000000000"))).hasSize(1);
        assertThat(problems(form, "amount", new BigDecimal("1e1000000000"))).hasSize(1);
    }

    @Test
    void threePointZeroIsAWholeNumber() {
        Form form = form("{'type':'number','key':'days','label':'Days','decimalDigits':0}");

        assertThat(clean(form, "days", 3.0)).containsEntry("days", new BigDecimal("3"));
    }

    @Test
    void aDayIsStillTodayWhileItIsTodaySomewhere() {
        Form form = form("{'type':'datetime','key':'until','dateLabel':'Until','subtype':'date',"
                + "'disallowPassedDates':true}");

        assertThat(clean(form, "until", "2026-11-19")).containsEntry("until", "2026-11-19");
        assertThat(problems(form, "until", "2026-11-18")).hasSize(1);
        assertThat(clean(form, "until", "2028-02-29")).containsEntry("until", "2028-02-29");
        assertThat(problems(form, "until", "2027-02-29")).hasSize(1);
    }

    @Test
    void aRequiredTickMustBeSet() {
        Form form = form("{'type':'checkbox','key':'understood','label':'Understood','validate':{'required':true}}");

        assertThat(clean(form, "understood", true)).containsEntry("understood", true);
        assertThat(problems(form, "understood", false))
                .containsExactly(new Problem("understood", "Please tick “Understood”."));
        assertThat(problems(form)).hasSize(1);
        assertThat(problems(form, "understood", "true")).hasSize(1);
    }

    @Test
    void anEmptyValueForAHiddenFieldIsDropped() {
        Form form = form("{'type':'textarea','key':'why','label':'Why',"
                + "'conditional':{'hide':'=outcome != \\'no\\''},'validate':{'required':true,'maxLength':100}}"
                        .replace("\\'", "\\\""));

        assertThat(clean(form, "why", "")).containsOnlyKeys("outcome");
        assertThat(clean(form, "why", null)).containsOnlyKeys("outcome");
        assertThat(problems(form, "why", "because"))
                .containsExactly(new Problem("why", "“Why” does not belong to this answer. Leave it out."));
    }

    @Test
    void rowsNameTheLineThatIsWrong() {
        Form form = form("{'type':'dynamiclist','path':'steps','label':'Steps',"
                + "'properties':{'minItems':'1','maxItems':'2'},'components':["
                + "{'type':'textfield','key':'title','label':'Title','validate':{'required':true,'maxLength':5}}]}");

        assertThat(clean(form, "steps", List.of(Map.of("title", " one "))))
                .containsEntry("steps", List.of(Map.of("title", "one")));
        assertThat(problems(form, "steps", List.of(Map.of("title", "one"), Map.of("title", "too long"))))
                .extracting(Problem::field)
                .containsExactly("steps[1].title");
        assertThat(problems(form, "steps", List.of())).hasSize(1);
        assertThat(problems(form)).hasSize(1);
    }

    @Test
    void anUndeclaredNameIsToldBackHarmlessly() {
        Form form = form("{'type':'checkbox','key':'tick','label':'Tick'}");

        assertThat(problems(form, "<script>x\n", 1)).singleElement().satisfies(problem -> assertThat(problem.message())
                .contains("“scriptx”"));
    }
}
