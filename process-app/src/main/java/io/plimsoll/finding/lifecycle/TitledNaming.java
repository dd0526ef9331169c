package io.plimsoll.finding.lifecycle;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Products that came with an upload: told by all the words of their title, and by the cycle's number or year. */
final class TitledNaming implements Naming {

    private static final Set<String> MAKERS =
            Set.of("microsoft", "apple", "cisco", "adobe", "oracle", "google", "mozilla");
    private static final Pattern VERSION = Pattern.compile("(?<![\\d.])v?(\\d{1,4}(?:\\.\\d{1,5}){0,3})\\b");

    private final Product known;
    private final List<String> words;

    TitledNaming(Product known) {
        this.known = known;
        this.words = Arrays.stream(known.title().toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty() && !MAKERS.contains(word))
                .toList();
    }

    @Override
    public String product() {
        return known.id();
    }

    @Override
    public boolean speaksOf(String text) {
        return !words.isEmpty() && words.stream().allMatch(word -> text.matches(".*\\b" + word + "\\b.*"));
    }

    @Override
    public List<Release> candidates(Product product, String text) {
        List<VersionNumber> told = VERSION.matcher(text)
                .results()
                .map(found -> VersionNumber.of(found.group(1)))
                .toList();
        return product.releases().stream()
                .filter(release -> {
                    VersionNumber cycle = VersionNumber.of(release.cycle());
                    return cycle.parts().isEmpty()
                            ? text.contains(release.cycle().toLowerCase(Locale.ROOT))
                            : told.stream().anyMatch(version -> version.startsWith(cycle));
                })
                .max(Comparator.comparing((Release release) -> release.cycle().length()))
                .map(List::of)
                .orElseGet(List::of);
    }
}
