package io.plimsoll.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipException;

/** Checks an export and sealed PDFs from the command line: 0 all holds, 1 something does not, 2 it could not be checked. */
public final class PlimsollVerifier {

    static final int HOLDS = 0;
    static final int BROKEN = 1;
    static final int NOT_CHECKED = 2;

    private static final String USAGE =
            "Usage: java -jar plimsoll-verifier.jar EXPORT.zip [PDF ...] [--key FINGERPRINT] [--head HEAD]\n"
                    + "  --key   fingerprint (SHA-256, hex) of a certificate that you hold to be the provider's; may be repeated\n"
                    + "  --head  a line that begins with plimsoll-head:1, or a file with it, such as a mail; may be repeated";

    private final PrintStream out;
    private final Set<String> keys = new LinkedHashSet<>();
    private final List<Head> heads = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();

    private PlimsollVerifier(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(System.out, arguments));
    }

    /** Checks, tells the stream about it and returns the exit code. */
    public static int run(PrintStream out, String... arguments) {
        return new PlimsollVerifier(out).run(arguments);
    }

    private int run(String... arguments) {
        try {
            if (!read(arguments) || files.isEmpty()) {
                out.println(USAGE);
                return NOT_CHECKED;
            }
            return check();
        } catch (IOException | IllegalArgumentException e) {
            out.println("NOT CHECKED " + e.getMessage());
            return NOT_CHECKED;
        }
    }

    private int check() throws IOException {
        try (ExportZip export = new ExportZip(files.get(0))) {
            var claims = new ExportCheck.Claims(keys, heads, files.subList(1, files.size()));
            new ExportCheck(export, claims).run().forEach(line -> out.println(line));
            out.println("ALL OF THIS HOLDS");
            return HOLDS;
        } catch (Broken e) {
            out.println("BROKEN " + e.getMessage());
            return BROKEN;
        } catch (ZipException e) {
            out.println("BROKEN " + files.get(0) + ": is no whole zip (" + e.getMessage() + ")");
            return BROKEN;
        }
    }

    private boolean read(String... arguments) throws IOException {
        for (int i = 0; i < arguments.length; i++) {
            boolean option = arguments[i].startsWith("--");
            if (!option) {
                files.add(Path.of(arguments[i]));
                continue;
            }
            if (i + 1 == arguments.length) {
                return false;
            }
            String value = arguments[++i];
            switch (arguments[i - 1]) {
                case "--key" -> keys.add(fingerprint(value));
                case "--head" -> heads.add(head(value));
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    /** As tools print it: with or without colons, in small or capital letters. */
    private static String fingerprint(String written) {
        String plain = written.replace(":", "").strip().toLowerCase(Locale.ROOT);
        if (!plain.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a fingerprint (SHA-256): " + written);
        }
        return plain;
    }

    private static Head head(String written) throws IOException {
        String text = written.startsWith("plimsoll-head:") ? written : Files.readString(Path.of(written));
        return Head.in(text).orElseThrow(() -> new IllegalArgumentException("No head in: " + written));
    }
}
