package io.plimsoll;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.expression.ExpressionParser;

/** What is not done anywhere, so that nobody has to look after it being done safely. */
class DangerousCallsTests {

    private static final Path SOURCES = Path.of("src", "main", "java");

    /** Where a statement for the database begins. */
    private static final Pattern STATEMENT = Pattern.compile(
            "\\.sql\\(|(?:batches|db|named|jdbc)\\.(?:update|batchUpdate|query\\w*|execute)\\(|createQuery\\(|@Query\\(");

    private static final String BLOCK = "\"\"\"";

    /** Names that are no constants, by file: whole numbers, and a condition that its own class has written out. */
    private static final Map<String, Set<String>> PUT_TOGETHER = Map.of(
            "Outbox.java", Set.of("most"),
            "EventOutbox.java", Set.of("most"),
            "CheckTable.java", Set.of("where"),
            // as many question marks as there are keys
            "FindingTable.java", Set.of("sql", "amount", "statement"),
            // columns that its user has written out, and as many question marks as there are values
            "MultiRowInsert.java", Set.of("sql", "amount"));

    /** Ids of clients, whose shape leaves nothing to escape; they stand in statements as they are. */
    private static final Pattern TENANCY = Pattern.compile("Tenancy\\.condition\\([^()]*\\)");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.plimsoll");

    private static final ArchRule NO_COMMANDS = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class, Process.class)
            .orShould()
            .callMethod(Runtime.class, "exec", String.class)
            .because("no text of anybody's can become a command where none is run");

    private static final ArchRule NO_DIRECTORY_LOOK_UPS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.naming..", "org.springframework.ldap..", "org.springframework.jndi..")
            .because("names that are looked up in a directory have loaded strangers' classes elsewhere");

    private static final ArchRule NO_EXPRESSIONS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.script..", "javax.xml.xpath..", "javax.xml.transform..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ExpressionParser.class)
            .because("a text that is computed is a program, whoever typed it");

    /** What our own checks saw is written for our own reader and deleted once it is read; nobody opens it. */
    private static final ArchRule NO_SPREADSHEETS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.plimsoll.finding.CheckDelivery")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.commons.csv.CSVPrinter")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.dhatim.fastexcel..", "org.apache.poi..")
            .because("a cell that begins with =, +, -, @, a tab or a zero is a formula for whoever opens the file:"
                    + " the first export brings the class that puts an apostrophe before them, and is named here");

    private static final ArchRule HASHES_IN_ONE_PLACE = noClasses()
            .that()
            .haveNameNotMatching("io\\.plimsoll\\.(ledger\\.Sha256|finding\\.Fingerprints|verifier\\.Hashes)")
            .should()
            .callMethod(MessageDigest.class, "getInstance", String.class)
            .because("what is hashed with what is decided once");

    private static final ArchRule CIPHERS_IN_ONE_PLACE = noClasses()
            .that()
            .haveNameNotMatching("io\\.plimsoll\\.(web\\.session\\.Seal|outbound\\.Strongbox)")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Cipher.class)
            .because("a mode that does not notice changes must not come in unseen");

    private static final ArchRule NO_GUESSABLE_NUMBERS = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, SplittableRandom.class, ThreadLocalRandom.class)
            .orShould()
            .callMethod(Math.class, "random")
            .because("whoever has seen a few of them knows the next");

    private static final ArchRule NO_NATIVE_CODE = noMethods()
            .should()
            .haveModifier(JavaModifier.NATIVE)
            .because("memory that Java does not look after is nobody's");

    private static final ArchRule OBJECTS_ARE_READ_FROM_SEALED_BYTES_ONLY = noClasses()
            .that()
            .haveNameNotMatching("io\\.plimsoll\\.web\\.session\\.SealedAttributes")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .because("who may choose the classes that are read runs programs here");

    @TestFactory
    Stream<DynamicTest> whatIsNotDone() {
        return Stream.of(
                        NO_COMMANDS,
                        NO_DIRECTORY_LOOK_UPS,
                        NO_EXPRESSIONS,
                        NO_SPREADSHEETS,
                        HASHES_IN_ONE_PLACE,
                        CIPHERS_IN_ONE_PLACE,
                        OBJECTS_ARE_READ_FROM_SEALED_BYTES_ONLY,
                        NO_GUESSABLE_NUMBERS,
                        NO_NATIVE_CODE)
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(PRODUCT)));
    }

    /** Every value that is not written in the source goes to the database apart from the statement. */
    @Test
    void statementsAreMadeOfConstantsOnly() throws IOException {
        List<String> others = new ArrayList<>();
        int statements = 0;
        for (Path source : sources()) {
            String file = String.valueOf(source.getFileName());
            String text = Files.readString(source);
            Matcher start = STATEMENT.matcher(text);
            while (start.find()) {
                statements++;
                Set<String> known = PUT_TOGETHER.getOrDefault(file, Set.of());
                NAME.matcher(TENANCY.matcher(outsideQuotes(text, start.end())).replaceAll(""))
                        .results()
                        .map(MatchResult::group)
                        .filter(name -> !CONSTANT.matcher(name).matches() && !known.contains(name))
                        .forEach(name -> others.add(file + ": " + name));
            }
        }
        assertThat(statements).as("statements found").isGreaterThan(50);
        assertThat(others).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    /** What the first argument of a call is put together from, but for what is quoted. */
    private static String outsideQuotes(String text, int from) {
        StringBuilder rest = new StringBuilder();
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (text.startsWith(BLOCK, i)) {
                i = text.indexOf(BLOCK, i + BLOCK.length()) + BLOCK.length() - 1;
            } else if (c == '"') {
                i = endOfQuote(text, i);
            } else if (depth == 0 && (c == ')' || c == ',')) {
                break;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                rest.append(c);
            }
        }
        return rest.toString();
    }

    private static int endOfQuote(String text, int start) {
        int i = start + 1;
        while (text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }
}
