package io.plimsoll.finding.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleDataTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    private static final String SOURCE_FORM = """
            ---
            title: Harbor Linux
            category: os
            releases:
              - releaseCycle: "9"
                releaseDate: 2025-01-01
                eol: false
              - releaseCycle: "8.4"
                eol: 2027-05-31
                eoes: 2029-05-31
                lts: true
            ---
            > Words about it.
            """;

    @Test
    void theShippedProductsAreThere() {
        assertThat(LifecycleData.shipped().products())
                .extracting(Product::id)
                .containsExactly(
                        "cisco-ios-xe",
                        "debian",
                        "fortios",
                        "macos",
                        "msexchange",
                        "mssqlserver",
                        "office",
                        "ubuntu",
                        "windows",
                        "windows-server");
    }

    @Test
    void readsTheSourceForm() throws MalformedLifecycle {
        Product product = LifecycleData.read("harbor-linux", SOURCE_FORM, DAY);

        assertThat(product.title()).isEqualTo("Harbor Linux");
        assertThat(product.kind()).isEqualTo(ProductKind.OPERATING_SYSTEM);
        assertThat(product.releases()).extracting(Release::cycle).containsExactly("9", "8.4");
        assertThat(product.releases().get(0).ends()).isNull();
        assertThat(product.releases().get(1).extended()).isEqualTo(LocalDate.of(2029, 5, 31));
        assertThat(product.releases().get(1).longTerm()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"cycle\":\"9\",\"eol\":\"2027-01-01\",\"lts\":false},{\"cycle\":\"8\",\"eol\":true,\"releaseDate\":\"2019-01-01\"}]",
                "{\"result\":{\"label\":\"Harbor\",\"category\":\"os\",\"releases\":[{\"name\":\"9\",\"isEol\":false,"
                        + "\"eolFrom\":\"2027-01-01\"},{\"name\":\"8\",\"isEol\":true,\"eolFrom\":\"2020-01-01\"}]}}",
                "{\"releases\":{\"9\":{\"name\":\"9\",\"eol\":\"2027-01-01\"},\"8\":{\"name\":\"8\",\"eol\":\"2020-01-01\"},"
                        + "\"7\":{\"name\":\"7\"}},\"versions\":{}}"
            })
    void readsTheOtherPublicForms(String text) throws MalformedLifecycle {
        Product product = LifecycleData.read("harbor", text, DAY);

        assertThat(product.releases()).extracting(Release::cycle).containsExactly("9", "8");
        assertThat(product.releases().get(0).ends()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(product.releases().get(1).ends()).isBefore(DAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{\"releases\":{}}",
                "[{\"cycle\":\"9\",\"eol\":\"soon\"}]",
                "[{\"cycle\":\"9\",\"eol\":\"1601-01-01\"}]",
                "[{\"cycle\":\"9\",\"eol\":\"9999-12-31\"}]",
                "[{\"cycle\":\"<b>\",\"eol\":\"2027-01-01\"}]",
                "[{\"cycle\":\"9\",\"eol\":\"2027-01-01\"},{\"cycle\":\"9\",\"eol\":\"2027-01-01\"}]",
                "[{\"cycle\":\"9\",\"eol\":",
                "---\n!!javax.script.ScriptEngineManager [a]\n---\n",
                "---\na: &a [x]\nb: [*a, *a, *a]\n---\n",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
            })
    void refusesWhatIsNotOfThePublicForm(String text) {
        assertThatThrownBy(() -> LifecycleData.read("harbor", text, DAY)).isInstanceOf(MalformedLifecycle.class);
    }

    @Test
    void newerDatesCountAndNamesStay() throws MalformedLifecycle {
        Product newer = LifecycleData.read(
                "windows-server",
                "[{\"cycle\":\"2016\",\"eol\":\"2028-01-11\",\"latest\":\"10.0.14393\"},"
                        + "{\"cycle\":\"2028\",\"eol\":\"2038-01-11\",\"latest\":\"10.0.30000\"}]",
                DAY);
        LifecycleData data = LifecycleData.shipped().with(newer);

        Product merged = data.product("windows-server").orElseThrow();
        Release known = merged.releases().stream()
                .filter(release -> release.cycle().equals("2016"))
                .findFirst()
                .orElseThrow();
        assertThat(known.ends()).isEqualTo(LocalDate.of(2028, 1, 11));
        assertThat(known.extended()).isEqualTo(LocalDate.of(2030, 1, 12));
        assertThat(known.label()).isEqualTo("Windows Server 2016");
        assertThat(merged.asOf()).isEqualTo(DAY);
        assertThat(merged.releases()).extracting(Release::cycle).contains("2028", "2012-r2");
    }

    @Test
    void aProductThatWasNotShippedIsRecognisedByItsTitle() throws MalformedLifecycle {
        var names =
                new ProductNames(LifecycleData.shipped().with(LifecycleData.read("harbor-linux", SOURCE_FORM, DAY)));

        assertThat(names.find("Harbor Linux 8.4 (Pier)", "").orElseThrow().releases())
                .extracting(Release::cycle)
                .containsExactly("8.4");
        assertThat(names.find("Harbor Linux", "9.1").orElseThrow().releases())
                .extracting(Release::cycle)
                .containsExactly("9");
        assertThat(names.find("Harbor Lights", "9.1")).isEmpty();
    }

    @Test
    void aShippedFileThatIsWrongStopsTheStartWithItsName() {
        assertThatThrownBy(() -> ShippedLifecycle.read("odd.yaml", "product: odd\nkind: boat\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("standards/lifecycle/odd.yaml");
        assertThatThrownBy(() -> ShippedLifecycle.read("odd.yaml", "product: odd\nsurprise: 1\n"))
                .hasMessageContaining("surprise");
    }
}
