package io.upsurge.dialects;

import io.upsurge.dialects.Availability.NotRun;
import io.upsurge.dialects.Availability.Running;
import io.upsurge.dialects.Availability.Unreachable;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Says at the end of a run which databases were tested, a line each. */
public final class DatabaseSummary implements TestExecutionListener {

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        OurDatabases.opened()
                .forEach((name, availability) -> System.out.println("databases: " + line(name, availability)));
    }

    private static String line(String name, Availability availability) {
        if (availability instanceof Running running) {
            return "ran " + name + " (" + running.product() + ")";
        }
        if (availability instanceof NotRun notRun) {
            return "not run " + name + " (" + notRun.reason() + ")";
        }
        return "UNREACHABLE " + name + " ("
                + ((Unreachable) availability).cause().getMessage() + ")";
    }
}
