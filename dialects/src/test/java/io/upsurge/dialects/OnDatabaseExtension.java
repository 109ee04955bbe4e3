package io.upsurge.dialects;

import io.upsurge.dialects.Availability.NotRun;
import io.upsurge.dialects.Availability.Unreachable;
import java.io.IOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Leaves a class out where its database is not available, and fails it where it should have been; on a server it waits
 * for its turn.
 */
final class OnDatabaseExtension implements ExecutionCondition, BeforeAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(OnDatabaseExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), OnDatabase.class)
                .map(annotation -> evaluate(annotation.value()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("its class runs"));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        var annotation = AnnotationSupport.findAnnotation(context.getElement(), OnDatabase.class);
        if (annotation.isPresent()) {
            String name = annotation.get().value();
            if (Server.inEnvironment(name).isPresent()) {
                context.getStore(NAMESPACE)
                        .put(name, ServerTurn.await(name, annotation.get().alone()));
            }
        }
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
