package io.plimsoll.process;

import io.plimsoll.PlimsollTest;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.process.RandomWorld.Tried;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/**
 * Random sequences of commands, each told by its seed; the house rules hold after every one.
 * {@code -Dplimsoll.random.worlds=N} plays more of them, {@code -Dplimsoll.random.seed=N} begins with another seed.
 */
@PlimsollTest
class RandomCommandsProcessTests {

    private static final int WORLDS = Integer.getInteger("plimsoll.random.worlds", 12);
    private static final long FIRST = Long.getLong("plimsoll.random.seed", 20261127);
    private static final int COMMANDS = 80;

    @Autowired
    AutowireCapableBeanFactory beans;

    private final Map<CaseState, Integer> reached = new TreeMap<>();
    private int done;

    @Test
    void theHouseRulesHoldWhateverHappens() {
        LongStream.range(FIRST, FIRST + WORLDS).forEach(this::play);

        System.out.printf(
                "%d commands tried in %d worlds; answers taken: %d; %s%n", WORLDS * COMMANDS, WORLDS, done, reached);
    }

    private void play(long seed) {
        RandomWorld world = beans.createBean(RandomWorld.class).begin(seed);
        HouseRules rules = beans.createBean(HouseRules.class);
        List<String> story = new ArrayList<>();
        Set<CaseState> seen = EnumSet.noneOf(CaseState.class);
        try {
            for (int nr = 0; nr < COMMANDS; nr++) {
                Tried tried = world.next();
                story.add(tried.what());
                done += tried.completed() ? 1 : 0;
                rules.hold(world);
                world.matters().forEach(one -> seen.add(one.live.view().state()));
            }
            rules.holdAtTheEnd(world);
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError("seed %d after%n%s".formatted(seed, String.join("\n", story)), broken);
        }
        seen.forEach(state -> reached.merge(state, 1, Integer::sum));
    }
}
