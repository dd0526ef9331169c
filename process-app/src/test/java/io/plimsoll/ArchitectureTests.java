package io.plimsoll;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

class ArchitectureTests {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.plimsoll");

    private static final ArchRule ENGINE_IS_CONTAINED = noClasses()
            .that()
            .resideOutsideOfPackage("io.plimsoll.process..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("the engine has had its last community release, and one package can be moved to a fork");

    private static final ArchRule ENGINE_IS_ASKED_AS_SOMEBODY = noFields()
            .that()
            .areDeclaredInClassesThat()
            .haveNameNotMatching(".*\\.process\\.(EngineAccess|EngineServices|EngineHealth|ModelDeployment)")
            .should()
            .haveRawType(nameMatching("org\\.camunda\\.bpm\\.engine\\.(ProcessEngine|[A-Za-z]+Service)"))
            .because("without an authentication the engine shows every client's tasks to whoever asks: only"
                    + " EngineAccess hands its services out, and only as somebody");

    private static final ArchRule ENGINE_IS_LENT_OUT = noClasses()
            .that()
            .haveNameNotMatching(".*\\.process\\.(EngineAccess|EngineServices|EngineHealth|ModelDeployment)")
            .should()
            .callMethodWhere(target(owner(assignableTo("org.camunda.bpm.engine.ProcessEngineServices"))))
            .orShould()
            .callMethodWhere(
                    target(owner(name("io.plimsoll.process.EngineServices"))).and(target(name("of"))))
            .because("whoever takes a service from the engine asks it without tenant; EngineAccess lends them out to"
                    + " somebody, and every query is made with what it lent");

    private static final ArchRule NO_VALUE = noFields()
            .should()
            .beAnnotatedWith(Value.class)
            .because("configuration is typed, validated and documented in records")
            .allowEmptyShould(true);

    private static final ArchRule NO_FIELD_INJECTION = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .because("what a class needs is said by its constructor")
            .allowEmptyShould(true);

    private static final ArchRule NO_SETTER_INJECTION = noMethods()
            .should()
            .beAnnotatedWith(Autowired.class)
            .because("what a class needs is said by its constructor")
            .allowEmptyShould(true);

    private static final ArchRule NAMES_SAY_WHAT = noClasses()
            .should()
            .haveNameMatching(".*(Service|Manager|Impl|Util|Utils|Helper)$")
            .because("such a name says how something is built, not what it is for");

    private static final ArchRule SERVLETS_STAY_IN_FRONT = noClasses()
            .that()
            .resideOutsideOfPackages("io.plimsoll.web..", "io.plimsoll.identity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..")
            .because("features are called by jobs and mails too, not only by requests");

    private static final ArchRule ONE_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .because("deadlines are tested with a clock that is handed in");

    private static final ArchRule MODEL_BEANS_ARE_PUBLIC = classes()
            .that()
            .implement("io.plimsoll.process.ModelBean")
            .should()
            .bePublic()
            .because("the expression language cannot call a method of a class that it cannot see")
            .allowEmptyShould(true);

    private static final ArchRule NO_JACKSON_2 = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson.databind..")
            .because("Jackson 3 is the one that the framework configures");

    private static final ArchRule MODELS_COME_FROM_THE_BUILD = noClasses()
            .that()
            .haveNameNotMatching(".*\\.process\\.(ModelDeployment|CamundaDecisions)")
            .should()
            .callMethodWhere(target(name("createDeployment")).or(target(nameMatching("parseDecision.*"))))
            .because("a model or a table holds expressions that run, so none may come from outside the build");

    private static final ArchRule NO_EXPRESSIONS_OF_OURS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.el..",
                    "org.springframework.expression..",
                    "org.camunda.bpm.engine.impl.el..",
                    "org.camunda.bpm.impl.juel..",
                    "javax.script..")
            .because("text that people typed must never become an expression, and without these it cannot");

    private static final ArchRule KEYCLOAK_IS_CONTAINED = noClasses()
            .that()
            .haveNameNotMatching("io\\.plimsoll\\.people\\.Keycloak[A-Za-z]*")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.keycloak..", "jakarta.ws.rs..", "org.jboss.resteasy..")
            .because(
                    "its client brings an HTTP library and a JSON library of its own, which only the adapter may need");

    private static final ArchRule VERIFIER_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage("io.plimsoll.verifier..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "io.plimsoll.verifier..",
                    "java..",
                    "javax.security.auth.x500..",
                    "org.bouncycastle..",
                    "tools.jackson.core..",
                    "org.jspecify.annotations..")
            .because(
                    "a verifier that shares code with what it checks shares its mistakes, and it has to run where there"
                            + " is nothing else");

    private static final ArchRule VERIFIER_IS_NOT_USED = noClasses()
            .that()
            .resideOutsideOfPackage("io.plimsoll.verifier..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.plimsoll.verifier..")
            .because("the application checks itself its own way; the verifier is for others");

    private static final ArchRule LOGGERS_ARE_PRIVATE = fields().that()
            .haveRawType(org.slf4j.Logger.class)
            .should()
            .bePrivate()
            .andShould()
            .beStatic()
            .andShould()
            .beFinal()
            .because("a logger names the class that speaks")
            .allowEmptyShould(true);

    @TestFactory
    Stream<DynamicTest> houseRulesHold() {
        return Stream.of(
                        ENGINE_IS_CONTAINED,
                        ENGINE_IS_ASKED_AS_SOMEBODY,
                        ENGINE_IS_LENT_OUT,
                        NO_VALUE,
                        NO_FIELD_INJECTION,
                        NO_SETTER_INJECTION,
                        NAMES_SAY_WHAT,
                        SERVLETS_STAY_IN_FRONT,
                        ONE_CLOCK,
                        MODEL_BEANS_ARE_PUBLIC,
                        NO_JACKSON_2,
                        MODELS_COME_FROM_THE_BUILD,
                        NO_EXPRESSIONS_OF_OURS,
                        KEYCLOAK_IS_CONTAINED,
                        VERIFIER_STANDS_ALONE,
                        VERIFIER_IS_NOT_USED,
                        LOGGERS_ARE_PRIVATE)
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(PRODUCT)));
    }

    @Test
    void whatTouchesTheDatabaseRunsOnMySqlToo() {
        JavaClasses tests = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("io.plimsoll");

        Set<String> touching = touching(tests);

        assertThat(touching).contains("io.plimsoll.process.InboxProcessTests");
        assertThat(tests.stream()
                        .filter(type -> touching.contains(type.getName())
                                && type.getSimpleName().endsWith("Tests"))
                        .filter(type -> !type.isAnnotatedWith(Tag.class) && !type.isMetaAnnotatedWith(Tag.class))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    /** What uses a {@link TestDatabase}, itself or by others. */
    private static Set<String> touching(JavaClasses tests) {
        Set<String> found = new HashSet<>();
        Set<String> next = Set.of(TestDatabase.class.getName());
        while (found.addAll(next)) {
            next = tests.stream()
                    .filter(type -> type.getDirectDependenciesFromSelf().stream()
                            .anyMatch(use -> found.contains(use.getTargetClass().getName())))
                    .map(JavaClass::getName)
                    .collect(Collectors.toSet());
        }
        found.remove(ArchitectureTests.class.getName());
        return found;
    }

    @Test
    void engineRestAndWebApplicationsAreNotOnTheClassPath() {
        ClassLoader loader = getClass().getClassLoader();

        assertThat(loader.getResource("org/camunda/bpm/engine/rest")).isNull();
        assertThat(loader.getResource("org/camunda/bpm/webapp")).isNull();
        assertThat(loader.getResource("org/camunda/bpm/spring/boot")).isNull();
    }
}
