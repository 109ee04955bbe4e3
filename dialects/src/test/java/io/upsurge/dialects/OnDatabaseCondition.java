package io.upsurge.dialects;

import io.upsurge.dialects.Availability.NotRun;
import io.upsurge.dialects.Availability.Unreachable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Leaves a class out where its database is not available, and fails it where it should have been. */
final class OnDatabaseCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), OnDatabase.class)
                .map(annotation -> evaluate(annotation.value()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("its class runs"));
    }

    private static ConditionEvaluationResult evaluate(String name) {
        Availability availability = OurDatabases.availability(name);
        if (availability instanceof NotRun notRun) {
            return ConditionEvaluationResult.disabled(name + ": " + notRun.reason());
        }
        if (availability instanceof Unreachable unreachable) {
            throw new IllegalStateException(name + " was asked for and cannot be reached", unreachable.cause());
        }
        return ConditionEvaluationResult.enabled(name + " is available");
    }
}
