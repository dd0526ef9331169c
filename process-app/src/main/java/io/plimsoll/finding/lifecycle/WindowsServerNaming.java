package io.plimsoll.finding.lifecycle;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Windows on servers: told by the year and, for the short-lived releases between, by theirs. */
final class WindowsServerNaming implements Naming {

    private static final Pattern YEAR = Pattern.compile("\\b(2000|2003|2008|2012|2016|2019|2022|2025)( r2)?\\b");
    private static final Pattern SHORT = Pattern.compile("\\b(1709|1803|1809|1903|1909|2004|20h2|23h2)\\b");
    private static final Pattern PACK = Pattern.compile("\\b(?:sp|service pack )(\\d)\\b");
    private static final Pattern BUILD = Pattern.compile("\\b10\\.0\\.(\\d{5})\\b");

    @Override
    public String product() {
        return "windows-server";
    }

    @Override
    public boolean speaksOf(String text) {
        return text.matches(
                        ".*\\b(windows|win) ?(nt )?(server|svr|srv)\\b.*|.*\\bwindows (2000|2003|2008|2012)\\b.*|.*\\bhyper-v server\\b.*")
                && !text.contains("sql server");
    }

    @Override
    public List<Release> candidates(Product product, String text) {
        Matcher year = YEAR.matcher(text);
        if (year.find()) {
            String cycle = year.group(1) + (year.group(2) == null ? "" : "-r2");
            return ofYear(product, cycle, text);
        }
        Matcher release = SHORT.matcher(text);
        if (release.find()) {
            return product.releases().stream()
                    .filter(one -> one.cycle().matches(release.group(1) + "-s?ac"))
                    .toList();
        }
        Matcher build = BUILD.matcher(text);
        return build.find()
                ? product.releases().stream()
                        .filter(one -> one.build().endsWith("." + build.group(1)))
                        .toList()
                : List.of();
    }

    /** A year may stand for several service packs; 2008 does not stand for 2008 R2. */
    private static List<Release> ofYear(Product product, String cycle, String text) {
        Matcher pack = PACK.matcher(text);
        String wanted = pack.find() ? Pattern.quote(cycle) + "-sp" + pack.group(1) : Pattern.quote(cycle) + "(-sp\\d)?";
        List<Release> found = product.releases().stream()
                .filter(one -> one.cycle().matches(wanted))
                .toList();
        return found.isEmpty()
                ? product.releases().stream()
                        .filter(one -> one.cycle().matches(Pattern.quote(cycle) + "(-sp\\d)?"))
                        .toList()
                : found;
    }
}
