package io.plimsoll.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalJsonTests {

    @Test
    void sortsByUtf16UnitsAndEscapesOnlyWhatMustBe() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("\u20ac", "Euro");
        value.put("\r", "carriage return");
        value.put("\ufb33", "dalet");
        value.put("1", "one");
        value.put("\ud83d\ude00", "smile");
        value.put("\u0080", "control");
        value.put("\u00f6", "o");

        assertThat(CanonicalJson.of(value))
                .isEqualTo("{\"\\r\":\"carriage return\",\"1\":\"one\",\"\u0080\":\"control\",\"\u00f6\":\"o\","
                        + "\"\u20ac\":\"Euro\",\"\ud83d\ude00\":\"smile\",\"\ufb33\":\"dalet\"}");
    }

    @Test
    void writesEachKindOfValueWithoutSpaces() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("text", "a\"b\\c\u0001\u001f\b\t\n\f\r/<");
        value.put("list", Arrays.asList(1, true, null, List.of(), Map.of()));
        value.put("map", Map.of("b", 2L, "a", false));

        assertThat(CanonicalJson.of(value))
                .isEqualTo("{\"list\":[1,true,null,[],{}],\"map\":{\"a\":false,\"b\":2},"
                        + "\"text\":\"a\\\"b\\\\c\\u0001\\u001f\\b\\t\\n\\f\\r/<\"}");
    }

    /** The numbers are those of RFC 8785, appendix B, and of ECMA-262's rules. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "becbf647612f3696, -0.0000033333333333333333",
        "3fe0000000000000, 0.5"
    })
    void writesNumbersAsEcmaScriptDoes(String bits, String expected) {
        double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(CanonicalJson.of(Map.of("n", number))).isEqualTo("{\"n\":" + expected + "}");
    }

    @ParameterizedTest
    @CsvSource({"12.50, 12.5", "100, 100", "1E3, 1000", "0.10, 0.1", "-3.00, -3", "99999999.99, 99999999.99"})
    void writesAmountsExactly(BigDecimal amount, String expected) {
        assertThat(CanonicalJson.of(Map.of("n", amount))).isEqualTo("{\"n\":" + expected + "}");
    }

    static List<Object> strangers() {
        return new ArrayList<>(List.of(
                Instant.EPOCH,
                Thread.State.NEW,
                new int[] {1},
                'c',
                Double.NaN,
                Double.POSITIVE_INFINITY,
                1L << 53,
                new BigDecimal("0.12345678901234567890"),
                "half \ud83d",
                Map.of(1, "one"),
                List.of(new Object())));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void refusesWhatIsNoJsonValue(Object stranger) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.of(Map.of("n", stranger)))
                .withMessageStartingWith("Not a JSON value");
    }
}
