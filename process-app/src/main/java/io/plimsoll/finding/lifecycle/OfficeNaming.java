package io.plimsoll.finding.lifecycle;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Microsoft Office, whose versions from 2016 on all call themselves 16.0: only the year in the name tells them apart. */
final class OfficeNaming implements Naming {

    private static final Pattern NAME =
            Pattern.compile("\\bmicrosoft office\\b|\\boffice (professional|standard|home|ltsc|20)");
    private static final Pattern NOT = Pattern.compile(
            "\\b(365|proof|proofing|mui|language pack|click-to-run|web components|"
                    + "compatibility pack|validation|shared|access database engine|interop|viewer|online server|web apps|sharepoint)");
    private static final Pattern YEAR = Pattern.compile("\\b(2007|2008|2010|2011|2013|2016|2019|2021|2024)\\b");

    @Override
    public String product() {
        return "office";
    }

    @Override
    public boolean speaksOf(String text) {
        return NAME.matcher(text).find() && !NOT.matcher(text).find();
    }

    @Override
    public List<Release> candidates(Product product, String text) {
        Matcher year = YEAR.matcher(text);
        if (!year.find()) {
            return List.of();
        }
        boolean longTerm = text.contains("ltsc");
        List<Release> same = product.releases().stream()
                .filter(release -> release.cycle().matches(year.group(1) + "(-.*)?"))
                .toList();
        List<Release> exact =
                same.stream().filter(release -> release.longTerm() == longTerm).toList();
        return exact.isEmpty() ? same : exact;
    }
}
