package io.plimsoll.mail;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The languages that people can be written to in: those that have a folder in the layout of the mails. All have the same
 * parts and words, else nothing starts.
 */
@Component
public class Languages {

    private static final String LAYOUT = "email-templates/layout/";
    private static final String WORDS = "words.properties";

    /** Spoken where a reader's own language has no folder. */
    private static final String FALLBACK = "en";

    private final SortedMap<String, Words> words = new TreeMap<>();

    Languages() {
        this(LAYOUT);
    }

    Languages(String layout) {
        SortedMap<String, SortedMap<String, Resource>> folders = folders(layout);
        Set<String> parts = folders.values().stream()
                .flatMap(folder -> folder.keySet().stream())
                .collect(Collectors.toSet());
        parts.add(WORDS);
        List<String> missing = new ArrayList<>();
        folders.forEach((language, folder) -> parts.stream()
                .filter(part -> !folder.containsKey(part))
                .forEach(part -> missing.add(layout + language + "/" + part)));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("The mails lack " + String.join(", ", missing));
        }
        folders.forEach(
                (language, folder) -> words.put(language, read(language, Objects.requireNonNull(folder.get(WORDS)))));
        requireTheSameWords(layout);
    }

    /** In the order of their tags. */
    public List<Locale> all() {
        return words.keySet().stream().map(Locale::forLanguageTag).toList();
    }

    /** What a page offers to choose from: all of them by tag, and what is chosen already. */
    public Set<String> choice(String chosen) {
        Set<String> tags = new TreeSet<>(words.keySet());
        if (!chosen.isBlank()) {
            tags.add(chosen);
        }
        return tags;
    }

    /** A language's own name for itself, as in "Deutsch". */
    public String name(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        return locale.getDisplayName(locale);
    }

    /** A fault where there are no mails in the language that a setting names. */
    void require(Locale language, String setting) {
        if (!words.containsKey(language.getLanguage())) {
            throw new IllegalStateException("%s is %s, and there are mails in %s only"
                    .formatted(setting, language.toLanguageTag(), String.join(", ", words.keySet())));
        }
    }

    /** The words for a reader of that locale. */
    Words wordsFor(Locale wanted) {
        Words own = words.get(wanted.getLanguage());
        return own == null ? Objects.requireNonNull(words.get(FALLBACK)) : own;
    }

    private static SortedMap<String, SortedMap<String, Resource>> folders(String layout) {
        SortedMap<String, SortedMap<String, Resource>> folders = new TreeMap<>();
        try {
            for (Resource part :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + layout + "*/*")) {
                String[] path = part.getURL().getPath().split("/", -1);
                folders.computeIfAbsent(path[path.length - 2], language -> new TreeMap<>())
                        .put(path[path.length - 1], part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!folders.containsKey(FALLBACK)) {
            throw new IllegalStateException("The mails lack " + layout + FALLBACK);
        }
        return folders;
    }

    private static Words read(String language, Resource file) {
        var all = new Properties();
        try (Reader in = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            all.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(
                Locale.forLanguageTag(language),
                all.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, all::getProperty)));
    }

    private void requireTheSameWords(String layout) {
        Set<String> wanted = Objects.requireNonNull(words.get(FALLBACK)).keys();
        words.forEach((language, own) -> {
            Set<String> lacking = new TreeSet<>(wanted);
            lacking.removeAll(own.keys());
            Set<String> unknown = new TreeSet<>(own.keys());
            unknown.removeAll(wanted);
            if (!lacking.isEmpty() || !unknown.isEmpty()) {
                throw new IllegalStateException(
                        "%s%s/%s lacks %s and has too many: %s".formatted(layout, language, WORDS, lacking, unknown));
            }
        });
    }
}
