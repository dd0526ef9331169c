package io.plimsoll.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The condition in a cell. Of FEEL's unary tests only those that say at once what they mean: anything ({@code -}),
 * words, numbers, comparisons, ranges, not known ({@code null}), several of them, and all others ({@code not(…)}).
 * Names, calls and calculations are not read, so a table cannot become a program.
 */
final class UnaryTests {

    static final String ANY = "-";

    private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{1,4})?)";
    private static final Pattern NOT = Pattern.compile("not\\s*\\((.*)\\)");
    private static final Pattern WORD = Pattern.compile("\"([^\"\\\\]*)\"");
    private static final Pattern VALUE = Pattern.compile(NUMBER);
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)\\s*" + NUMBER);
    private static final Pattern RANGE =
            Pattern.compile("([\\[(])\\s*" + NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "\\s*([\\])])");

    /** One of the tests between commas. */
    private sealed interface Test {

        boolean matches(@Nullable Object value);

        /** Whether it cannot say: what is not known is neither less nor more than a number. */
        default boolean cannotSay(@Nullable Object value) {
            return false;
        }

        default Stream<BigDecimal> boundaries() {
            return Stream.of();
        }
    }

    private record Word(String word) implements Test {

        @Override
        public boolean matches(@Nullable Object value) {
            return word.equals(value);
        }
    }

    private record Unknown() implements Test {

        @Override
        public boolean matches(@Nullable Object value) {
            return value == null;
        }
    }

    private record Amount(BigDecimal amount) implements Test {

        @Override
        public boolean matches(@Nullable Object value) {
            return value instanceof Number number && new BigDecimal(number.toString()).compareTo(amount) == 0;
        }

        @Override
        public Stream<BigDecimal> boundaries() {
            return Stream.of(amount);
        }
    }

    /** A missing bound is null. */
    private record Range(
            @Nullable BigDecimal from,
            boolean withFrom,
            @Nullable BigDecimal to,
            boolean withTo) implements Test {

        @Override
        public boolean matches(@Nullable Object value) {
            if (!(value instanceof Number number)) {
                return false;
            }
            BigDecimal given = new BigDecimal(number.toString());
            return (from == null || given.compareTo(from) > 0 || withFrom && given.compareTo(from) == 0)
                    && (to == null || given.compareTo(to) < 0 || withTo && given.compareTo(to) == 0);
        }

        @Override
        public boolean cannotSay(@Nullable Object value) {
            return value == null;
        }

        @Override
        public Stream<BigDecimal> boundaries() {
            return Stream.of(from, to).flatMap(Stream::ofNullable);
        }
    }

    private final List<Test> tests;
    private final boolean negated;

    private UnaryTests(List<Test> tests, boolean negated) {
        this.tests = tests;
        this.negated = negated;
    }

    static UnaryTests read(String cell, Column column) throws BadCell {
        if (cell.equals(ANY)) {
            return new UnaryTests(List.of(), true);
        }
        Matcher not = NOT.matcher(cell);
        boolean negated = not.matches();
        List<Test> tests = new ArrayList<>();
        for (String part : (negated ? not.group(1) : cell).split(",", -1)) {
            tests.add(test(part.strip(), column));
        }
        return new UnaryTests(tests, negated);
    }

    private static Test test(String part, Column column) throws BadCell {
        if (part.equals("null")) {
            return new Unknown();
        }
        return column.type() == ValueType.TEXT ? word(part, column) : numbers(part, column);
    }

    private static Test word(String part, Column column) throws BadCell {
        Matcher word = WORD.matcher(part);
        if (!word.matches()) {
            throw new BadCell(
                    "“%s” is no condition; possible are -, words in quotes with commas between them, not(…) and null."
                            .formatted(part));
        }
        if (!column.allowed().isEmpty() && !column.allowed().contains(part)) {
            throw new BadCell("%s is none of %s.".formatted(part, column.choices()));
        }
        return new Word(word.group(1));
    }

    private static Test numbers(String part, Column column) throws BadCell {
        Matcher value = VALUE.matcher(part);
        if (value.matches()) {
            return new Amount(number(value.group(1), column));
        }
        Matcher comparison = COMPARISON.matcher(part);
        if (comparison.matches()) {
            BigDecimal bound = number(comparison.group(2), column);
            boolean with = comparison.group(1).endsWith("=");
            return comparison.group(1).startsWith("<")
                    ? new Range(null, false, bound, with)
                    : new Range(bound, with, null, false);
        }
        Matcher range = RANGE.matcher(part);
        if (range.matches()) {
            return range(range, column);
        }
        throw new BadCell(
                "“%s” is no condition; possible are -, a number from 0, < 5, <= 5, > 5, >= 5, a range such as [1..5), several with commas between them, not(…) and null."
                        .formatted(part));
    }

    private static Range range(Matcher range, Column column) throws BadCell {
        BigDecimal from = number(range.group(2), column);
        BigDecimal to = number(range.group(3), column);
        if (from.compareTo(to) > 0) {
            throw new BadCell("The range begins with %s and ends before that.".formatted(range.group(2)));
        }
        return new Range(from, range.group(1).equals("["), to, range.group(4).equals("]"));
    }

    private static BigDecimal number(String text, Column column) throws BadCell {
        if (column.type() == ValueType.WHOLE && text.contains(".")) {
            throw new BadCell("%s is no whole number.".formatted(text));
        }
        return new BigDecimal(text);
    }

    boolean matches(@Nullable Object value) {
        if (negated && tests.stream().anyMatch(test -> test.cannotSay(value))) {
            return false;
        }
        return negated != tests.stream().anyMatch(test -> test.matches(value));
    }

    Stream<BigDecimal> boundaries() {
        return tests.stream().flatMap(Test::boundaries);
    }
}
