package io.plimsoll.standard;

import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a file of questions and refuses what is not as standards/README.md says. */
final class QuestionReader {

    private static final Pattern WORDS = Pattern.compile(".{10,200}");
    private static final Pattern HELP = Pattern.compile(".{1,300}");
    private static final Pattern YES_NO = Pattern.compile("true|false");
    private static final Pattern ASKED = Pattern.compile("member|signatory");
    private static final String A_YEAR = "P1Y";
    private static final Period SHORTEST = Period.ofDays(30);
    private static final int LONGEST_MONTHS = 60;
    private static final int DAYS_OF_A_MONTH = 30;
    private static final Set<String> KEYS = Set.of("questions");
    private static final Set<String> QUESTION_KEYS =
            Set.of("id", "question", "help", "controls", "valid", "evidence", "asked");

    private final MappingReader codes;

    /** @param codes knows which controls a check may speak about; the same holds for a question */
    QuestionReader(MappingReader codes) {
        this.codes = codes;
    }

    /** One file's questions in its order, and the rules that tie answers to controls. */
    record Questions(List<Question> questions, List<MappingRule> rules) {}

    /** @throws MalformedCatalogue at the first mistake */
    Questions read(String file, String text) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        List<Question> questions = new ArrayList<>();
        List<MappingRule> rules = new ArrayList<>();
        YamlBlock block = YamlBlock.document(file, text, KEYS);
        for (YamlBlock entry : block.blocks("questions", QUESTION_KEYS)) {
            Question question = question(entry);
            Integer earlier = lines.put(question.id(), entry.line());
            if (earlier != null) {
                throw entry.malformed("id", "question " + question.id() + " is already in line " + earlier);
            }
            questions.add(question);
            rules.add(new MappingRule(
                    question.id(),
                    0,
                    List.of(new Glob(question.id())),
                    List.of(),
                    question.controls(),
                    file,
                    entry.line()));
        }
        if (questions.isEmpty()) {
            throw block.malformed("questions", "the file asks nothing");
        }
        return new Questions(List.copyOf(questions), List.copyOf(rules));
    }

    private Question question(YamlBlock entry) {
        String id = entry.text("id", CatalogueReader.ID, "lower-case words joined by hyphens");
        return new Question(
                id,
                entry.text("question", WORDS, "one line of 10 to 200 characters"),
                entry.has("help") ? entry.text("help", HELP, "one line of at most 300 characters") : "",
                codes.codes(entry, id),
                valid(entry),
                entry.has("evidence")
                        && entry.text("evidence", YES_NO, "true or false").equals("true"),
                entry.has("asked")
                        && entry.text("asked", ASKED, "member or signatory").equals("signatory"));
    }

    private static Period valid(YamlBlock entry) {
        String text = entry.has("valid") ? entry.text("valid") : A_YEAR;
        try {
            Period valid = Period.parse(text);
            long days = valid.toTotalMonths() * DAYS_OF_A_MONTH + valid.getDays();
            if (days >= SHORTEST.getDays() && days <= (long) LONGEST_MONTHS * DAYS_OF_A_MONTH) {
                return valid;
            }
        } catch (DateTimeParseException e) {
            throw entry.malformed("valid", "'valid' must be a period as in P1Y or P6M");
        }
        throw entry.malformed("valid", "'valid' must be 30 days to 5 years");
    }
}
