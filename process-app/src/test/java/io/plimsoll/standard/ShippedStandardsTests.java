package io.plimsoll.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShippedStandardsTests {

    private final List<Catalogue> catalogues = ShippedFiles.in("catalogues").stream()
            .map(file -> CatalogueReader.read(file.name(), file.text()))
            .toList();

    @Test
    void threeStandardsWithAllTheirControlsAreShipped() {
        Catalogues.refuseSharedNames(catalogues);

        assertThat(catalogues.stream()
                        .collect(Collectors.toMap(
                                catalogue -> catalogue.view().id(),
                                catalogue -> catalogue.view().controls().size())))
                .isEqualTo(Map.of(
                        "minimum-technology-standards", 74,
                        "baseline-security-standards", 48,
                        "vendor-security-policy", 86));
    }
}
