package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.noncompliance.TaskContext.Option;
import io.plimsoll.process.FormField.Choice;
import io.plimsoll.process.FormField.Choices;
import io.plimsoll.process.FormField.Day;
import io.plimsoll.process.FormField.Numeric;
import io.plimsoll.process.FormField.Rows;
import io.plimsoll.process.FormField.Text;
import io.plimsoll.process.FormField.Tick;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What careful, hurried and mistaken people send in answer to a form, made from the form itself. */
final class RandomAnswers {

    private static final List<String> WORDS =
            List.of("All replaced.", "See <script>ticket</script>", "Grüße 👋", "${7*7} #set($a)", "-- \n.\n.");
    private static final Set<String> ONWARD =
            Set.of("deviation", "submit", "sign", "approve", "renew", "pause", "recommend", "offer", "accept", "done");
    private static final int LARGEST_NUMBER = 6;
    private static final int LATEST_DAY = 40;

    private final Random random;
    private final LocalDate today;
    private final FormReader forms = new FormReader();

    RandomAnswers(Random random, LocalDate today) {
        this.random = random;
        this.today = today;
    }

    Map<String, @Nullable Object> to(TaskDetail task, Actor actor) {
        List<FormField> fields = forms.read(task.formSchema()).fields();
        boolean careful = random.nextInt(3) > 0;
        String outcome = outcome(((Choice) fields.get(0)).values());
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (FormField field : fields) {
            if (field.meta().shown(outcome) && filled(field, careful)) {
                values.put(field.meta().key(), value(field, task, actor, careful));
            }
        }
        values.put(Form.OUTCOME, outcome);
        if (random.nextInt(10) == 0) {
            values.remove(one(List.copyOf(values.keySet())));
        }
        return values;
    }

    /** Most say what leads on, or nothing far from the beginning would ever be reached. */
    private String outcome(List<String> offered) {
        List<String> onward = offered.stream().filter(ONWARD::contains).toList();
        return onward.isEmpty() || random.nextInt(3) == 0 ? one(offered) : one(onward);
    }

    /** A careful person fills in everything but why something was not done. */
    private boolean filled(FormField field, boolean careful) {
        boolean excuse = field.meta().key().endsWith("Not");
        return field.meta().required() || (careful ? !excuse : random.nextBoolean());
    }

    private Object value(FormField field, TaskDetail task, Actor actor, boolean careful) {
        if (field instanceof Numeric number) {
            return number(number);
        } else if (field instanceof Day day) {
            return today.plusDays(day.notPast() ? random.nextInt(LATEST_DAY) : -random.nextInt(3))
                    .toString();
        } else if (field instanceof Choice choice) {
            return one(choice.values());
        } else if (field instanceof Tick) {
            return careful || random.nextBoolean();
        } else if (field instanceof Choices choices) {
            return several(offered(choices, task), careful);
        } else if (field instanceof Rows rows) {
            return rows(rows, task, actor);
        }
        return text((Text) field, actor);
    }

    private Object number(Numeric number) {
        // measures cannot raise a risk, so most who assess one say that they lower it
        if (number.meta().key().startsWith("residual") && random.nextInt(4) > 0) {
            return 1;
        }
        int least = number.min() == null ? 0 : number.min().intValue();
        int most = number.max() == null ? LARGEST_NUMBER : Math.min(number.max().intValue(), least + LARGEST_NUMBER);
        return least + random.nextInt(most - least + 1);
    }

    private String text(Text field, Actor actor) {
        if (field.meta().key().equals("name")) {
            return actor.name();
        }
        String words = field.lines() ? one(WORDS) : one(WORDS).replace('\n', ' ');
        return words.length() > field.maxLength() ? "EUR".substring(0, Math.min(3, field.maxLength())) : words;
    }

    private static List<String> offered(Choices choices, TaskDetail task) {
        return choices.valuesKey() == null
                ? choices.values()
                : task.context().options().getOrDefault(choices.valuesKey(), List.of()).stream()
                        .map(Option::value)
                        .toList();
    }

    private List<String> several(List<String> offered, boolean all) {
        List<String> some = new ArrayList<>(offered);
        Collections.shuffle(some, random);
        return all || some.isEmpty() ? some : some.subList(0, 1 + random.nextInt(some.size()));
    }

    private List<Map<String, Object>> rows(Rows rows, TaskDetail task, Actor actor) {
        List<Map<String, Object>> filled = new ArrayList<>();
        int count = Math.max(rows.min(), 1) + random.nextInt(2);
        for (int row = 0; row < count; row++) {
            Map<String, Object> values = new LinkedHashMap<>();
            rows.fields().forEach(field -> values.put(field.meta().key(), value(field, task, actor, true)));
            filled.add(values);
        }
        return filled;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
