package io.plimsoll.finding;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Measures by the clock, and by the processor time of this process: the second does not grow when others use the machine
 * too. A database server of its own is not in it.
 */
final class BenchClock {

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long began = System.nanoTime();
    private final long processor = MACHINE.getProcessCpuTime();

    /** How long something took, in seconds. */
    record Taken(double clock, double processor) {

        static final Taken NOTHING = new Taken(0, 0);

        Taken plus(Taken other) {
            return new Taken(clock + other.clock, processor + other.processor);
        }
    }

    Taken taken() {
        return new Taken((System.nanoTime() - began) / 1e9, (MACHINE.getProcessCpuTime() - processor) / 1e9);
    }

    /** How much others use the machine: the load of the last minute. */
    static double load() {
        return MACHINE.getSystemLoadAverage();
    }
}
