package io.plimsoll.standard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The mapping files as they are shipped. */
final class ShippedMappings {

    private ShippedMappings() {}

    static List<MappingReader.Rules> all() {
        Map<String, Control> controls = ShippedFiles.in("catalogues").stream()
                .flatMap(file -> CatalogueReader.read(file.name(), file.text()).view().controls().stream())
                .collect(Collectors.toMap(control -> control.ref().code(), Function.identity()));
        return MappingRules.shipped(new MappingReader(code -> Optional.ofNullable(controls.get(code))));
    }
}
