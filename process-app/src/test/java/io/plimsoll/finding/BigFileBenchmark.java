package io.plimsoll.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.TestDatabase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A file of a gigabyte is taken in by an application with a heap of 256 MB. Run by the profile {@code bench}. */
class BigFileBenchmark {

    private static final long SIZE = 1024L * 1024 * 1024;

    @Test
    void aGigabyteIsTakenInWithAQuarterOfThatAsHeap() throws IOException, InterruptedException {
        Path folder = BenchApp.folder();
        Path file = folder.resolve("findings.json");
        long rows = write(file);
        Map<String, String> database =
                TestDatabase.isMySql() ? TestDatabase.settings() : BenchApp.h2(folder.resolve("big"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Import.class.getName(),
                folder.toString(),
                file.toString()));
        new TreeMap<>(database).forEach((name, value) -> command.add(name + "=" + value));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said;
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            said = lines.lines().collect(Collectors.joining("\n"));
        }
        int ended = process.waitFor();
        System.out.println(said);
        Files.delete(file);

        assertThat(ended).as(said).isZero();
        assertThat(said).contains("taken in: " + rows + " rows");
    }

    /** OCSF findings of about two kilobytes, one in fifty failing. */
    private static long write(Path file) throws IOException {
        String much = "What the agent saw on this machine, in many words. ".repeat(30);
        long written = 0;
        long rows = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("[\n");
            while (written < SIZE) {
                String row = """
                        %s{"class_uid": 2003, "class_name": "Compliance Finding", "time": 1762761600000,
                         "metadata": {"version": "1.5.0", "product": {"name": "Prowler", "vendor_name": "Prowler"}, "event_code": "check_%d"},
                         "finding_info": {"uid": "f-%d", "title": "Disk is encrypted", "desc": "%s"},
                         "compliance": {"status_id": %d, "status": "%s"}, "severity_id": 3, "severity": "Medium",
                         "status_code": "%s", "status_detail": "Disk of machine %d",
                         "cloud": {"account": {"uid": "1234"}}, "resources": [{"uid": "machine-%d", "name": "machine-%d", "type": "server"}]}
                        """.formatted(
                                rows == 0 ? "" : ",",
                                rows % 300,
                                rows,
                                much,
                                rows % 50 == 0 ? 3 : 1,
                                rows % 50 == 0 ? "Fail" : "Pass",
                                rows % 50 == 0 ? "FAIL" : "PASS",
                                rows,
                                rows,
                                rows);
                out.write(row);
                written += row.length();
                rows++;
            }
            out.write("]\n");
        }
        return rows;
    }

    /** The application with little memory; prints what became of the file. */
    static final class Import {

        private Import() {}

        public static void main(String[] arguments) throws IOException {
            Map<String, String> database = new TreeMap<>();
            for (int i = 2; i < arguments.length; i++) {
                database.put(arguments[i].replaceFirst("=.*", ""), arguments[i].replaceFirst("[^=]*=", ""));
            }
            try (var app = new BenchApp(Path.of(arguments[0]), database);
                    InputStream body = Files.newInputStream(Path.of(arguments[1]))) {
                var clock = new BenchClock();
                ScanView scan = app.deliver(app.client("big"), ScanScope.FULL, body);
                System.out.printf(
                        "heap of %d MB: %s after %.0f s, taken in: %d rows, %s%n",
                        Runtime.getRuntime().maxMemory() / 1048576,
                        scan.state().key(),
                        clock.taken().clock(),
                        scan.counts().read(),
                        scan.counts());
            }
            System.exit(0);
        }
    }
}
