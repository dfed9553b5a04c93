package dev.weir.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What some work took.
 *
 * @param cpuSeconds of the whole process: threads that work beside the measured one are counted, and should be
 */
public record Cost(double wallSeconds, double cpuSeconds) {

    /** What is measured; it may fail in any way, and then the benchmark fails. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final double NANOS = 1e9;

    /** Runs it in this JVM. */
    public static Cost of(Work work) throws Exception {
        long cpu = PROCESS.getProcessCpuTime();
        long wall = System.nanoTime();
        work.run();
        return new Cost((System.nanoTime() - wall) / NANOS, (PROCESS.getProcessCpuTime() - cpu) / NANOS);
    }
}
