package io.plimsoll.comment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommentNamesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Please look, @ada. | ada",
                "@ada: and (@finn) too | ada, finn",
                "@ada@msp.example knows | ada@msp.example",
                "write to ada@msp.example | ''",
                "the price @ 5 each | ''",
                "@ada @ada | ada",
                "@harbor-member, thanks! | harbor-member"
            })
    void aSignBeforeANameCallsSomebodyAndAnAddressDoesNot(String words, String named) {
        assertThat(String.join(", ", Names.in(words))).isEqualTo(named);
    }
}
