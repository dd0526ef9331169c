package io.plimsoll.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.process.FlowTrace.Arrow;
import io.plimsoll.process.FlowTrace.Stay;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowTraceTests {

    private static final Map<String, List<Arrow>> ARROWS = Map.of(
            "start", List.of(new Arrow("start-ask", "ask")),
            "ask", List.of(new Arrow("ask-enough", "enough")),
            "timer", List.of(new Arrow("timer-enforce", "enforce")),
            "enough", List.of(new Arrow("enough-end", "end"), new Arrow("enough-ask", "ask")));

    @Test
    void aLoopTakesTheArrowBackAndThenTheOtherOne() {
        List<Stay> stays = List.of(
                new Stay("start", true),
                new Stay("ask", true),
                new Stay("enough", true),
                new Stay("ask", true),
                new Stay("enough", true),
                new Stay("end", true));

        assertThat(FlowTrace.taken(stays, ARROWS))
                .containsExactly("start-ask", "ask-enough", "enough-ask", "enough-end");
    }

    @Test
    void aStepThatWasInterruptedTookNoArrow() {
        List<Stay> stays = List.of(
                new Stay("start", true), new Stay("ask", false), new Stay("timer", true), new Stay("enforce", false));

        assertThat(FlowTrace.taken(stays, ARROWS)).containsExactly("start-ask", "timer-enforce");
    }

    @Test
    void whoHasNotArrivedYetTookNoArrow() {
        assertThat(FlowTrace.taken(List.of(new Stay("start", true)), ARROWS)).isEmpty();
    }
}
