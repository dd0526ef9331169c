package io.plimsoll.finding.lifecycle;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recognises products in what inventories write. */
final class ProductNames {

    private static final Pattern MARKS =
            Pattern.compile("\\((?:r|tm|c)\\)|[\u00ae\u2122\u00a9]", Pattern.CASE_INSENSITIVE);
    private static final String SQL_PARTS = "management studio|native client|odbc|ole db|driver|browser|compact|setup|"
            + "management objects|data-tier|report|policies|t-sql|transact-sql|clr types|vss writer|client tools|"
            + "local ?db|command line|data tools|system clr|upgrade advisor|database engine shared|batch parser|rs add-in";

    private static final List<Naming> SHIPPED = List.of(
            new WindowsServerNaming(),
            new WindowsNaming(),
            new BuiltNaming(
                    "mssqlserver",
                    Pattern.compile("\\bsql server\\b|\\bmssqlserver\\b"),
                    Pattern.compile(SQL_PARTS),
                    Map.of(
                            "2005", "9", "2008", "10.0", "2008 r2", "10.50", "2012", "11", "2014", "12", "2016", "13",
                            "2017", "14", "2019", "15", "2022", "16", "2025", "17"),
                    2),
            new BuiltNaming(
                    "msexchange",
                    Pattern.compile("\\bexchange\\b"),
                    Pattern.compile("online|management tools|web services|activesync|connector|outlook"),
                    Map.of(
                            "2007",
                            "8",
                            "2010",
                            "14",
                            "2013",
                            "15.0",
                            "2016",
                            "15.1",
                            "2019",
                            "15.2.0",
                            "subscription edition",
                            "15.2.2562"),
                    2),
            new OfficeNaming(),
            NumberedNaming.of(
                    "fortios",
                    "\\bfortios\\b|\\b(fortigate|fortiwifi|fgt|fwf)[-_ ]?\\d*[a-z]*(-[a-z0-9]+)*\\b",
                    "fortimanager|fortianalyzer|forticlient|fortiswitch|fortiap|fortiweb|fortimail"),
            NumberedNaming.of(
                    "cisco-ios-xe",
                    "\\bios[- ]xe\\b.*?(?=\\d+\\.\\d)|\\b(amsterdam|bengaluru|cupertino|dublin|gibraltar)\\b.*?(?=\\d+\\.\\d)",
                    ""),
            NumberedNaming.of("macos", "\\bmac ?os( x)?\\b|\\bos x\\b", ""),
            NumberedNaming.of("ubuntu", "\\bubuntu\\b", ""),
            NumberedNaming.of("debian", "\\bdebian\\b", ""));

    private final LifecycleData data;
    private final List<Naming> namings;

    ProductNames(LifecycleData data) {
        this.data = data;
        Set<String> shipped = SHIPPED.stream().map(Naming::product).collect(Collectors.toSet());
        this.namings = Stream.concat(
                        SHIPPED.stream(),
                        data.products().stream()
                                .filter(product -> !shipped.contains(product.id()))
                                .map(TitledNaming::new))
                .toList();
    }

    /**
     * What a name stands for.
     *
     * @param releases those it can be; none where the product is known and the release is not
     */
    record Found(Product product, List<Release> releases) {}

    /** The product and its possible releases; empty where it is none that is known. */
    Optional<Found> find(String name, String version) {
        String text = MARKS.matcher(name + " " + version)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
        return namings.stream()
                .filter(naming -> naming.speaksOf(text))
                .findFirst()
                .flatMap(naming -> data.product(naming.product())
                        .map(product -> new Found(product, naming.candidates(product, text))));
    }
}
