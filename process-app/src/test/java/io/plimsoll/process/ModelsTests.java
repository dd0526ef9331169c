package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.identity.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** What a model names exists: methods, beans, forms, roles, called models. */
class ModelsTests {

    /** Instances finish on the version that they began with. */
    private static final Set<String> FOR_EARLIER_MODELS = Set.of(
            "attestationSteps.goesOn",
            "pauseSteps.pauseServices",
            "remediationSteps.start",
            "resumptionSteps.resumeServices",
            "terminationSteps.terminate");

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{(.*?)}");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\.(\\w+)\\(([^)]*)\\)");
    private static final Pattern CONDITION =
            Pattern.compile("(outcome|result) == '[a-z-]+'( \\|\\| (outcome|result) == '[a-z-]+')*");
    private static final Pattern RESULT = Pattern.compile("execution\\.setVariable\\('result','[a-z-]+'\\)");
    private static final Map<String, Class<?>> BEANS = beans();

    /** A model of the build with the XML it was read from. */
    private record Model(String file, String xml, BpmnModelInstance bpmn) {}

    private static Map<String, Class<?>> beans() {
        var scanner = new ClassPathScanningCandidateComponentProvider(true);
        scanner.resetFilters(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ModelBean.class));
        return scanner.findCandidateComponents("io.plimsoll.process").stream()
                .map(BeanDefinition::getBeanClassName)
                .filter(name -> !name.contains("Fake") && !name.contains("$"))
                .map(ModelsTests::load)
                .collect(Collectors.toMap(ModelsTests::beanName, Function.identity()));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static String beanName(Class<?> type) {
        return Character.toLowerCase(type.getSimpleName().charAt(0))
                + type.getSimpleName().substring(1);
    }

    private static List<Model> models() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/*.bpmn"))
                    .map(ModelsTests::model)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Model model(Resource file) {
        try (InputStream content = file.getInputStream()) {
            return new Model(file.getFilename(), FormFiles.text(file), Bpmn.readModelFromStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<DynamicTest> forEach(java.util.function.Consumer<Model> check) {
        return models().stream().map(model -> DynamicTest.dynamicTest(model.file(), () -> check.accept(model)));
    }

    @TestFactory
    Stream<DynamicTest> everyExpressionIsAPlainComparisonOrCallsAMethodThatExists() {
        return forEach(model -> {
            Matcher expressions = EXPRESSION.matcher(model.xml().replace("&#39;", "'"));
            int found = 0;
            while (expressions.find()) {
                check(expressions.group(1));
                found++;
            }
            assertThat(found).isPositive();
        });
    }

    private static void check(String expression) {
        if (CONDITION.matcher(expression).matches()
                || RESULT.matcher(expression).matches()
                || expression.equals("execution.processBusinessKey")) {
            return;
        }
        Matcher call = CALL.matcher(expression);
        assertThat(call.matches()).as(expression).isTrue();
        Class<?> bean = BEANS.get(call.group(1));
        assertThat(bean).as("bean of " + expression).isNotNull();
        assertThat(call.group(3)).as(expression).isIn("caseNumber", "client", "matter");
        assertThat(Arrays.stream(bean.getMethods()))
                .as(expression)
                .anyMatch(method -> method.getName().equals(call.group(2))
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}));
    }

    @Test
    void everyMethodForModelsIsUsedByOne() {
        String all = models().stream().map(Model::xml).collect(Collectors.joining());

        BEANS.forEach((name, type) -> assertThat(Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .filter(method -> !FOR_EARLIER_MODELS.contains(name + "." + method)))
                .allSatisfy(method -> assertThat(all)
                        .containsAnyOf(
                                "${" + name + "." + method + "(caseNumber)}",
                                "${" + name + "." + method + "(client)}",
                                "${" + name + "." + method + "(matter)}")));
    }

    /** The engine's expressions do not find the methods of a class that is not public. */
    @Test
    void beansForModelsArePublic() {
        assertThat(BEANS.values()).isNotEmpty().allMatch(type -> Modifier.isPublic(type.getModifiers()));
    }

    @TestFactory
    Stream<DynamicTest> everyUserTaskHasAFormRolesAndADueDate() {
        Set<String> forms = FormFiles.all().stream().map(Form::id).collect(Collectors.toSet());
        return forEach(model -> assertThat(model.bpmn().getModelElementsByType(UserTask.class))
                .allSatisfy(task -> {
                    assertThat(task.getCamundaFormRef()).isIn(forms);
                    assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
                    assertThat(task.getCamundaDueDate()).isNotBlank();
                    Set<Role> roles = Arrays.stream(
                                    task.getCamundaCandidateGroups().split(","))
                            .map(group -> Role.ofClaim(group).orElseThrow())
                            .collect(Collectors.toSet());
                    assertThat(roles).isNotEmpty();
                    assertThat(roles.stream().map(Role::isMsp).distinct()).hasSize(1);
                }));
    }

    @Test
    void theLadderNamesEveryFormThatAClientIsRemindedOf() throws IOException {
        Set<String> reminded = models().stream()
                .flatMap(model -> model.bpmn().getModelElementsByType(BoundaryEvent.class).stream())
                .filter(event -> !event.cancelActivity() && event.getId().endsWith("Reminder"))
                .map(BoundaryEvent::getAttachedTo)
                .filter(UserTask.class::isInstance)
                .map(task -> ((UserTask) task).getCamundaFormRef())
                .collect(Collectors.toSet());
        String ladder = Files.readString(Path.of("../bpmn/escalation-ladder.dmn"));
        String named = ladder.substring(ladder.indexOf("InputValues_Task"), ladder.indexOf("Input_Stage"));

        assertThat(words(named, "\"([a-z-]+)\"")).containsExactlyInAnyOrderElementsOf(reminded);
    }

    @TestFactory
    Stream<DynamicTest> everyCaseInAGatewayIsAnOutcomeOfTheFormBeforeIt() {
        Map<String, Form> forms = FormFiles.all().stream().collect(Collectors.toMap(Form::id, Function.identity()));
        return forEach(model -> {
            Set<String> offered = model.bpmn().getModelElementsByType(UserTask.class).stream()
                    .flatMap(task -> FormSamples.outcomes(forms.get(task.getCamundaFormRef())).stream())
                    .collect(Collectors.toSet());
            Matcher asked = Pattern.compile("outcome == '([a-z-]+)'").matcher(model.xml());
            while (asked.find()) {
                assertThat(offered).contains(asked.group(1));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsAskedOfACalledModelIsWhatItGivesBack() {
        Map<String, Set<String>> given = models().stream()
                .collect(Collectors.toMap(ModelsTests::id, model -> words(model.xml(), "'result','([a-z-]+)'")));
        return forEach(model -> {
            Collection<CallActivity> calls = model.bpmn().getModelElementsByType(CallActivity.class);
            Set<String> possible = new HashSet<>();
            assertThat(calls).allSatisfy(call -> {
                assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
                assertThat(given).containsKey(call.getCalledElement());
                possible.addAll(given.get(call.getCalledElement()));
            });
            assertThat(possible).containsAll(words(model.xml(), "result == '([a-z-]+)'"));
        });
    }

    private static Set<String> words(String xml, String pattern) {
        return Pattern.compile(pattern)
                .matcher(xml.replace("&#39;", "'"))
                .results()
                .map(word -> word.group(1))
                .collect(Collectors.toSet());
    }

    @TestFactory
    Stream<DynamicTest> theFileIsNamedAfterTheProcess() {
        return forEach(model -> assertThat(model.file()).isEqualTo(id(model) + ".bpmn"));
    }

    @TestFactory
    Stream<DynamicTest> everyStepIsImplementedAndEveryEndIsNamed() {
        return forEach(model -> {
            assertThat(model.bpmn().getModelElementsByType(ServiceTask.class))
                    .allSatisfy(task -> assertThat(task.getCamundaExpression()).isNotBlank());
            assertThat(model.bpmn().getModelElementsByType(BusinessRuleTask.class))
                    .allSatisfy(task -> assertThat(task.getCamundaExpression()).isNotBlank());
            assertThat(model.bpmn().getModelElementsByType(EndEvent.class))
                    .allSatisfy(end -> assertThat(end.getName()).isNotBlank());
            assertThat(process(model).getCamundaHistoryTimeToLiveString()).isNotBlank();
        });
    }

    private static String id(Model model) {
        return process(model).getId();
    }

    private static Process process(Model model) {
        return model.bpmn().getModelElementsByType(Process.class).iterator().next();
    }
}
