package io.upsurge.dialects;

import io.upsurge.dialect.ServerVersion;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.UpsurgeDialect;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.boot.registry.classloading.internal.ClassLoaderServiceImpl;

/** Finds the dialects on the class path as they are, and counts how often SQL is asked of them. */
final class CountedDialect extends ClassLoaderServiceImpl {

    private static final long serialVersionUID = 1L;

    private final transient AtomicInteger texts = new AtomicInteger();

    /** How often SQL was asked for since the last time: by a plan, which counts parameters, or for a text. */
    int texts() {
        return texts.getAndSet(0);
    }

    @Override
    public <S> Collection<S> loadJavaServices(Class<S> contract) {
        Collection<S> services = super.loadJavaServices(contract);
        return contract == UpsurgeDialect.class
                ? services.stream()
                        .map(service -> contract.cast(counting((UpsurgeDialect) service)))
                        .toList()
                : services;
    }

    private UpsurgeDialect counting(UpsurgeDialect dialect) {
        return (UpsurgeDialect) Proxy.newProxyInstance(
                UpsurgeDialect.class.getClassLoader(),
                new Class<?>[] {UpsurgeDialect.class},
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "equals":
                            return proxy == arguments[0];
                        case "on":
                            return counting(dialect.on((ServerVersion) arguments[0]));
                        default:
                            break;
                    }
                    if (Arrays.asList(method.getParameterTypes()).contains(SqlWriter.class)) {
                        texts.incrementAndGet();
                    }
                    try {
                        return method.invoke(dialect, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
