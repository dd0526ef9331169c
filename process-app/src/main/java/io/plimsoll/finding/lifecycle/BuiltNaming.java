package io.plimsoll.finding.lifecycle;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Servers' programs that are known by a year and, inside, by a number that rises with every service pack: what counts is
 * the pack, whose number is the greatest that is not above the version's.
 *
 * @param product its id
 * @param name how it is called
 * @param not parts of it and tools for it, which have lives of their own
 * @param major which number stands for which name of the release
 * @param numbers how many numbers of a version tell releases of different names apart
 */
record BuiltNaming(String product, Pattern name, Pattern not, Map<String, String> major, int numbers)
        implements Naming {

    private static final Pattern VERSION = Pattern.compile("\\b(\\d{1,2}\\.\\d{1,2}\\.\\d{1,5}(?:\\.\\d{1,5})?)\\b");
    private static final Pattern PACK = Pattern.compile("\\b(?:sp|service pack )(\\d)\\b");

    @Override
    public boolean speaksOf(String text) {
        return name.matcher(text).find() && !not.matcher(text).find();
    }

    @Override
    public List<Release> candidates(Product product, String text) {
        Optional<Release> built = VersionNumber.find(VERSION, text).flatMap(version -> ofBuild(product, version));
        if (built.isPresent()) {
            return List.of(built.get());
        }
        return major.keySet().stream()
                .filter(named -> text.matches(".*\\b" + named + "\\b.*"))
                .max(Comparator.comparingInt(String::length))
                .map(named -> ofName(product, VersionNumber.of(String.valueOf(major.get(named))), text))
                .orElseGet(List::of);
    }

    private Optional<Release> ofBuild(Product product, VersionNumber version) {
        return product.releases().stream()
                .filter(release -> VersionNumber.of(release.number()).sameMajor(version, numbers))
                .filter(release -> VersionNumber.of(release.number()).compareTo(version) <= 0)
                .max(Comparator.comparing(release -> VersionNumber.of(release.number())));
    }

    private List<Release> ofName(Product product, VersionNumber wanted, String text) {
        List<Release> all = product.releases().stream()
                .filter(release -> VersionNumber.of(release.number()).startsWith(wanted))
                .toList();
        Matcher pack = PACK.matcher(text);
        if (!pack.find()) {
            return all;
        }
        return all.stream()
                .filter(release -> release.cycle().contains("-sp" + pack.group(1)))
                .toList();
    }
}
