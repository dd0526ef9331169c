package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What scripts and templates of ours do not do; what libraries do is held by the content policy. */
class FrontEndTests {

    private static final Path SCRIPTS = Path.of("src/main/web/app");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    @Test
    void scriptsNeverReadTextAsMarkup() throws IOException {
        assertThat(inScripts("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|setHTMLUnsafe"
                        + "|createContextualFragment|\\beval\\(|new Function"))
                .isEmpty();
    }

    @Test
    void scriptsListenToNoOtherWindow() throws IOException {
        assertThat(inScripts("postMessage|onmessage|['\"`]message['\"`]|window\\.opener|BroadcastChannel"))
                .isEmpty();
    }

    @Test
    void scriptsCompareStrictly() throws IOException {
        assertThat(inScripts("(?<![=!<>])[=!]=(?![=>])")).isEmpty();
    }

    /** Where the name comes from a page or an answer, "__proto__" would change every object. */
    @Test
    void scriptsNeverWriteUnderNamesTheyWereGiven() throws IOException {
        assertThat(inScripts(
                        "\\[[^\\]'\"]*\\]\\s*(?:\\|\\||&&|\\?\\?)?=(?![=>])|Object\\.assign|__proto__|setPrototypeOf"))
                .as("but for the header that the page names, and ids of the build's own forms")
                .containsExactly(Map.entry("app.js", List.of("[header] =")), Map.entry("task.js", List.of("[id] ??=")));
    }

    @Test
    void browsersKeepNothingButWhatIsBeingTyped() throws IOException {
        assertThat(inScripts("localStorage|sessionStorage|indexedDB|document\\.cookie|caches\\.|serviceWorker")
                        .keySet())
                .containsExactly("draft.js");
        assertThat(inScripts("localStorage|indexedDB|document\\.cookie")).isEmpty();
    }

    @Test
    void templatesEncodeAllButFrozenTexts() throws IOException {
        Map<String, List<String>> raw = in(TEMPLATES, ".html", "utext=\"[^\"]*\"|\\[\\([^)]*\\)\\]");

        assertThat(raw).containsExactly(Map.entry("task.html", List.of("utext=\"${frozen}\"")));
    }

    @Test
    void passwordsAreMaskedAndManagersMayFillThemIn() throws IOException {
        int forms = 0;
        for (Path template : files(TEMPLATES, ".html")) {
            for (Element input : Jsoup.parse(Files.readString(template)).select("input[name*=assword]")) {
                forms++;
                assertThat(input.attr("type")).isEqualTo("password");
                assertThat(input.attr("autocomplete")).isEqualTo("current-password");
                assertThat(input.attributes().asList())
                        .as("nothing stands in the way of pasting, or of length")
                        .noneMatch(one -> Set.of("onpaste", "maxlength", "readonly", "pattern")
                                .contains(one.getKey()));
            }
        }
        assertThat(forms).as("the embedded issuer's, and no other").isEqualTo(1);
        assertThat(inScripts("['\"`](?:paste|copy|cut)['\"`]")).isEmpty();
    }

    private static Map<String, List<String>> inScripts(String pattern) throws IOException {
        return in(SCRIPTS, ".js", pattern);
    }

    /** What matches, by file. */
    private static Map<String, List<String>> in(Path folder, String ending, String pattern) throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        for (Path file : files(folder, ending)) {
            List<String> matches = Pattern.compile(pattern)
                    .matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            if (!matches.isEmpty()) {
                found.put(String.valueOf(file.getFileName()), matches);
            }
        }
        return found;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files =
                    all.filter(path -> path.toString().endsWith(ending)).toList();
            assertThat(files).as("files in " + folder).hasSizeGreaterThan(3);
            return files;
        }
    }
}
