package io.plimsoll.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.exception.VelocityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateEngineTests {

    private final VelocityEngine engine = TemplateEngine.start(TemplateEngine.strict());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$text.class.forName('java.lang.Runtime').getRuntime().exec('true')",
                "$text.getClass()",
                "$text.class",
                "$text.length()",
                "$text.bytes",
                "$tool.class",
                "$tool.getClass().classLoader",
                "$list.getClass()",
                "$list.stream()",
                "$list.class",
                "$map.getClass()",
                "$map.put('a', 'b')",
                "$map.entrySet()",
                "$map.class.classLoader",
                "#set($map.text = 'changed')$map.text.length()",
                "#set($x = $text.class)$x",
                "#foreach($c in $text.class.methods)$c#end",
                "#foreach($entry in $map.entrySet())$entry#end",
                "$foreach.class",
                "$missing",
                "#evaluate('$text')",
                "#include('application.yml')",
                "#parse('application.yml')",
                "#parse('/etc/passwd')",
                "#parse('documents/../application.yml')"
            })
    void nothingLeadsOutOfTheValues(String template) {
        assertThatThrownBy(() -> merge(template)).isInstanceOf(VelocityException.class);
    }

    @Test
    void whatPeopleTypedIsAValueAndNeverATemplate() {
        assertThat(merge("$typed")).isEqualTo("$text #set($a = 1) ${tool.date('x')} #parse('application.yml')");
    }

    @Test
    void valuesToolsListsAndTheirPlacesCanBeUsed() {
        assertThat(merge("$map.text #foreach($one in $list)$one$foreach.count#end $map.inner.deep"))
                .isEqualTo("words a1b2 down");
        assertThat(merge("$tool.money($number, 'EUR')")).isEqualTo("12.50 EUR");
    }

    private String merge(String template) {
        StringWriter out = new StringWriter();
        var context = new VelocityContext(new HashMap<>(Map.of(
                "text",
                "typed",
                "typed",
                "$text #set($a = 1) ${tool.date('x')} #parse('application.yml')",
                "tool",
                new Formats(),
                "number",
                new BigDecimal("12.5"),
                "list",
                List.of("a", "b"),
                "map",
                Map.of("text", "words", "inner", Map.of("deep", "down")))));
        engine.evaluate(context, out, "test", template);
        return out.toString();
    }
}
