package io.plimsoll.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines of a table of results. */
final class BenchResults {

    private final List<String> lines = new ArrayList<>();

    void add(String what, double figure, String words, Object... arguments) {
        String number = figure < 100 ? "%.2f".formatted(figure) : String.format(Locale.ROOT, "%,.0f", figure);
        String line = "| %s | %s | %s |".formatted(what, number, words.formatted(arguments));
        lines.add(line);
        System.out.println(line);
    }

    void rate(String what, String things, double amount, BenchClock.Taken taken) {
        add(
                what,
                amount / taken.clock(),
                "%s/s; %s for each second of processor time",
                things,
                String.format(Locale.ROOT, "%,.0f", amount / taken.processor()));
    }

    void print(String database) {
        System.out.printf(
                "%n%s, Java %s, %d processors, heap of %d MB, load %.1f%n",
                database,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() / 1048576,
                BenchClock.load());
        lines.forEach(System.out::println);
    }
}
