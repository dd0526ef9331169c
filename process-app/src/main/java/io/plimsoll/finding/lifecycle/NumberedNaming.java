package io.plimsoll.finding.lifecycle;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Products that are told by the first numbers of their version.
 *
 * @param product its id
 * @param name how it is called
 * @param not what is called alike and is something else
 * @param version where the number stands, as the pattern's first group
 */
record NumberedNaming(String product, Pattern name, Pattern not, Pattern version) implements Naming {

    /** Of an operating system or a network device: name, words between, number. */
    static NumberedNaming of(String product, String name, String not) {
        return new NumberedNaming(
                product,
                Pattern.compile(name),
                Pattern.compile(not.isEmpty() ? "$^" : not),
                Pattern.compile("(?<![\\w.])v?(\\d{1,3}(?:\\.\\d{1,4}){0,3}[a-z]?)\\b"));
    }

    @Override
    public boolean speaksOf(String text) {
        return name.matcher(text).find() && !not.matcher(text).find();
    }

    @Override
    public List<Release> candidates(Product product, String text) {
        Matcher called = name.matcher(text);
        // the number of the model often stands before the name, the version's after it
        String rest = called.find() ? text.substring(called.end()) + " " + text.substring(0, called.start()) : text;
        Optional<VersionNumber> told = VersionNumber.find(version, rest);
        if (told.isPresent()) {
            return product.releases().stream()
                    .filter(release -> told.get().startsWith(VersionNumber.of(release.number())))
                    .max(Comparator.comparing(release -> VersionNumber.of(release.number())))
                    .map(List::of)
                    .orElseGet(List::of);
        }
        return product.releases().stream()
                .filter(release -> release.aliases().stream().anyMatch(rest::contains))
                .max(Comparator.comparing(release -> release.aliases().get(0).length()))
                .map(List::of)
                .orElseGet(List::of);
    }
}
