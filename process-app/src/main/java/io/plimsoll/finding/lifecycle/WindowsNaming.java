package io.plimsoll.finding.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Windows on desks: told by build number or by the name of the half-year's release, and by edition, since Enterprise and
 * Education get updates for longer, and LTSC for longer still.
 */
final class WindowsNaming implements Naming {

    private static final Pattern NAME = Pattern.compile("\\bwindows (xp|vista|7|8\\.1|8|10|11)\\b");
    private static final Pattern BUILD = Pattern.compile("(?<!\\d)([12]\\d{4})(?!\\d)");
    private static final Pattern FEATURE =
            Pattern.compile("\\b(2[0-9]h[12]|1507|1511|1607|1703|1709|1803|1809|1903|1909|2004)\\b");
    private static final Pattern LONG_TERM = Pattern.compile("\\blts[bc]\\b");
    private static final Pattern LONG_TERM_YEAR =
            Pattern.compile("\\blts[bc](?: edition)? (20\\d\\d)\\b|\\b(20\\d\\d) lts[bc]\\b");
    private static final Pattern LONGER = Pattern.compile("\\b(enterprise|education|ent|edu|iot)\\b");
    private static final Map<String, String> OLD = Map.of("xp", "5-", "vista", "6-", "7", "7-", "8", "8", "8.1", "8.1");
    private static final Map<String, String> LONG_TERM_YEARS =
            Map.of("2015", "1507", "2016", "1607", "2019", "1809", "2021", "21h2", "2024", "24h2");

    @Override
    public String product() {
        return "windows";
    }

    @Override
    public boolean speaksOf(String text) {
        return NAME.matcher(text).find() && !text.contains("server");
    }

    @Override
    public List<Release> candidates(Product product, String text) {
        Matcher name = NAME.matcher(text);
        if (!name.find()) {
            return List.of();
        }
        String old = OLD.get(name.group(1));
        if (old != null) {
            return product.releases().stream()
                    .filter(release -> old.endsWith("-")
                            ? release.cycle().startsWith(old)
                            : release.cycle().equals(old))
                    .toList();
        }
        boolean longTerm = LONG_TERM.matcher(text).find();
        List<Release> same = product.releases().stream()
                .filter(release -> release.cycle().startsWith(name.group(1) + "-"))
                .filter(release -> release.longTerm() == longTerm)
                .filter(release -> fits(release, text, longTerm))
                .toList();
        return edition(same, text);
    }

    /** By build number, else by the release's name; where neither is told, every release fits. */
    private static boolean fits(Release release, String text, boolean longTerm) {
        Matcher build = BUILD.matcher(text);
        if (build.find()) {
            return release.build().endsWith("." + build.group(1));
        }
        Matcher feature = FEATURE.matcher(text);
        if (feature.find()) {
            return named(release, feature.group(1));
        }
        Matcher year = LONG_TERM_YEAR.matcher(text);
        if (longTerm && year.find()) {
            String told = year.group(1) == null ? year.group(2) : year.group(1);
            return named(release, LONG_TERM_YEARS.getOrDefault(told, told));
        }
        return true;
    }

    private static boolean named(Release release, String feature) {
        return release.cycle().matches("\\d+-" + Pattern.quote(feature) + "(-.*)?");
    }

    private static List<Release> edition(List<Release> releases, String text) {
        boolean iot = text.contains("iot");
        String wanted = LONGER.matcher(text).find() ? "e" : "w";
        return releases.stream()
                .filter(release -> {
                    List<String> parts = List.of(release.cycle().split("-", -1));
                    boolean both = Stream.of("e", "w", "iot").noneMatch(parts::contains);
                    boolean forIot = parts.contains("iot");
                    return both || (forIot ? iot : parts.contains(wanted) && !(iot && release.longTerm()));
                })
                .toList();
    }
}
