package io.upsurge.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a run cost: the time on the clock, and of this thread the time on a processor and the memory allocated.
 *
 * @param nanoseconds on the clock; other load on the machine lengthens it
 * @param processor nanoseconds of this thread on a processor; in H2 and SQLite the database's work is in it
 * @param bytes allocated by this thread
 */
record Cost(long nanoseconds, long processor, long bytes) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What is measured. */
    interface Work {
        void perform() throws Exception;
    }

    static Cost of(Work work) throws Exception {
        long thread = Thread.currentThread().getId();
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        long processor = THREADS.getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        work.perform();
        long end = System.nanoTime();
        return new Cost(
                end - begin,
                THREADS.getCurrentThreadCpuTime() - processor,
                THREADS.getThreadAllocatedBytes(thread) - bytes);
    }
}
