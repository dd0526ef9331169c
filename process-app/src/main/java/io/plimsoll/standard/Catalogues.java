package io.plimsoll.standard;

import io.plimsoll.identity.NotVisible;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * All versions of all standards in memory. They change only with a new build; what a newer build on another node has
 * kept is read when it is asked for.
 */
@Component
class Catalogues {

    /** Versions compare number by number, so that 1.10 comes after 1.9. */
    static final Comparator<String> BY_VERSION = (left, right) -> {
        String[] a = left.split("\\.", -1);
        String[] b = right.split("\\.", -1);
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int order = Integer.compare(
                    i < a.length ? Integer.parseInt(a[i]) : 0, i < b.length ? Integer.parseInt(b[i]) : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    private final Map<String, Map<String, Catalogue>> versions = new ConcurrentHashMap<>();
    private final Map<ControlRef, Control> controls = new ConcurrentHashMap<>();
    private final Map<String, StandardView> newest = new LinkedHashMap<>();
    private final StandardVersions kept;

    Catalogues(StandardVersions kept) {
        this.kept = kept;
        List<Catalogue> shipped = ShippedFiles.in("catalogues").stream()
                .map(file -> CatalogueReader.read(file.name(), file.text()))
                .toList();
        refuseSharedNames(shipped);
        shipped.forEach(kept::keep);
        kept.all().forEach(this::add);
        newestOf(shipped).forEach(catalogue -> newest.put(catalogue.view().id(), catalogue.view()));
    }

    /** The newest version of each standard that is shipped, by id. */
    List<StandardView> newest() {
        return List.copyOf(newest.values());
    }

    Optional<Catalogue> version(String standard, String version) {
        Optional<Catalogue> known =
                Optional.ofNullable(versions.getOrDefault(standard, Map.of()).get(version));
        return known.or(() -> {
            Optional<Catalogue> later = kept.find(standard, version);
            later.ifPresent(this::add);
            return later;
        });
    }

    Control control(ControlRef ref) {
        version(ref.standard(), ref.version());
        Control control = controls.get(ref);
        if (control == null) {
            throw new NotVisible();
        }
        return control;
    }

    Conditions conditions(ControlRef ref) {
        return version(ref.standard(), ref.version())
                .map(catalogue -> catalogue.conditionsOf(ref.code()))
                .orElse(Conditions.NONE);
    }

    /** The control of that code in the newest version of whichever standard has it. */
    Optional<Control> newestControl(String code) {
        return newest.values().stream()
                .map(view -> controls.get(new ControlRef(view.id(), view.version(), code)))
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    private void add(Catalogue catalogue) {
        StandardView view = catalogue.view();
        versions.computeIfAbsent(view.id(), id -> new ConcurrentHashMap<>()).put(view.version(), catalogue);
        view.controls().forEach(control -> controls.put(control.ref(), control));
    }

    private static List<Catalogue> newestOf(List<Catalogue> shipped) {
        Map<String, Catalogue> newest = new LinkedHashMap<>();
        shipped.stream()
                .sorted(Comparator.comparing((Catalogue c) -> c.view().id())
                        .thenComparing(c -> c.view().version(), BY_VERSION))
                .forEach(catalogue -> newest.put(catalogue.view().id(), catalogue));
        return new ArrayList<>(newest.values());
    }

    /** A code belongs to one standard, and a version of a standard to one file. */
    static void refuseSharedNames(List<Catalogue> shipped) {
        Map<String, Catalogue> files = new HashMap<>();
        Map<String, Catalogue> owners = new HashMap<>();
        for (Catalogue catalogue : shipped) {
            String name = catalogue.view().id() + " " + catalogue.view().version();
            Catalogue twin = files.put(name, catalogue);
            if (twin != null) {
                throw new MalformedCatalogue(catalogue.file(), 1, name + " is already in " + twin.file());
            }
            for (Map.Entry<String, Integer> code : catalogue.lines().entrySet()) {
                Catalogue owner = owners.putIfAbsent(code.getKey(), catalogue);
                if (owner != null && !owner.view().id().equals(catalogue.view().id())) {
                    throw new MalformedCatalogue(
                            catalogue.file(),
                            code.getValue(),
                            "code %s is already used in %s:%d"
                                    .formatted(
                                            code.getKey(),
                                            owner.file(),
                                            owner.lines().get(code.getKey())));
                }
            }
        }
    }
}
