package io.upsurge.tck.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.bytecode.enhance.spi.DefaultEnhancementContext;
import org.hibernate.bytecode.enhance.spi.Enhancer;
import org.hibernate.bytecode.enhance.spi.UnloadedClass;
import org.hibernate.bytecode.enhance.spi.UnloadedField;
import org.hibernate.bytecode.internal.BytecodeProviderInitiator;
import org.hibernate.cfg.EnvironmentSettings;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has second versions of classes, which Hibernate has enhanced for lazy attributes and to notice changes, as its plugins
 * for builds do; those that are no entities see the enhanced ones.
 */
final class Enhanced extends ClassLoader implements BeforeAllCallback, AfterAllCallback {

    private final List<String> names;
    private final Enhancer enhancer;

    /** With second versions of these classes, and of those within them. */
    Enhanced(Class<?>... originals) {
        super(originals[0].getClassLoader());
        this.names = Stream.of(originals).map(Class::getName).toList();
        this.enhancer = enhancer();
    }

    /** Hibernate asks this class loader first for the classes that it knows by their names. */
    @Override
    public void beforeAll(ExtensionContext tests) {
        Thread.currentThread().setContextClassLoader(this);
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        Thread.currentThread().setContextClassLoader(getParent());
    }

    /** What makes Hibernate ask it. */
    static Map<String, ?> settings() {
        return Map.of(EnvironmentSettings.TC_CLASSLOADER, "before");
    }

    /** The version of the class that is its own. */
    Class<?> of(Class<?> original) {
        try {
            return loadClass(original.getName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        URL file = isOwn(name) ? getResource(name.replace('.', '/') + ".class") : null;
        if (file == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] bytes = bytes(file);
            byte[] enhanced = Objects.requireNonNullElse(enhancer.enhance(name, bytes), bytes);
            return defineClass(name, enhanced, 0, enhanced.length);
        }
    }

    private boolean isOwn(String name) {
        return names.stream().anyMatch(own -> name.equals(own) || name.startsWith(own + "$"));
    }

    private static byte[] bytes(URL file) {
        try (InputStream in = file.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Enhancer enhancer() {
        DefaultEnhancementContext enhancement = new DefaultEnhancementContext() {
            @Override
            public ClassLoader getLoadingClassLoader() {
                return getParent();
            }

            @Override
            public boolean hasLazyLoadableAttributes(UnloadedClass type) {
                return true;
            }

            @Override
            public boolean isLazyLoadable(UnloadedField field) {
                return true;
            }
        };
        return Objects.requireNonNull(
                BytecodeProviderInitiator.buildDefaultBytecodeProvider().getEnhancer(enhancement));
    }
}
