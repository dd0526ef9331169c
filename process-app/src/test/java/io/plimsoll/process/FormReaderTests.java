package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormReaderTests {

    private static final String OUTCOME = "{'type':'radio','key':'outcome','label':'Decision',"
            + "'validate':{'required':true},'values':[{'value':'yes'}]}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'type':'html','content':'x'}|'html'
                    {'type':'expression','key':'sum','label':'Sum','expression':'=1'}|'expression'
                    {'type':'textfield','key':'a','label':'A'}|maxLength
                    {'type':'textfield','key':'a','label':'A','validate':{'maxLength':5,'validationType':'email'}}|validationType
                    {'type':'textfield','key':'a','label':'A','readonly':true,'validate':{'maxLength':5}}|readonly
                    {'type':'number','key':'a','label':'A'}|decimalDigits
                    {'type':'datetime','key':'a','dateLabel':'A','subtype':'time'}|date
                    {'type':'textfield','key':'a.b','label':'A','validate':{'maxLength':5}}|name
                    {'type':'textfield','key':'a','validate':{'maxLength':5}}|label
                    {'type':'checkbox','key':'a','label':'A','conditional':{'hide':'=risk > 3'}}|outcome
                    {'type':'checkbox','key':'a','label':'A','conditional':{'hide':'=outcome != "other"'}}|not offered
                    {'type':'checkbox','key':'outcome','label':'A'}|two fields
                    {'type':'radio','key':'a','label':'A','values':[]}|choices
                    {'type':'dynamiclist','path':'a','label':'A','components':[]}|minItems
                    """)
    void whatTheServerCouldNotCheckIsRefused(String component, String message) {
        String form = ("{'id':'test','components':[" + OUTCOME + "," + component + "]}")
                .replace("\"other\"", "\\\"other\\\"")
                .replace('\'', '"');

        assertThatThrownBy(() -> new FormReader().read(form))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Form test")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{'id':'test','components':[]}|outcome", "not json|JSON"})
    void aFormWithoutADecisionIsRefused(String form, String message) {
        assertThatThrownBy(() -> new FormReader().read(form.replace('\'', '"')))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }
}
