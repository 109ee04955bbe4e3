package io.upsurge.tck.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.hibernate.bytecode.enhance.spi.DefaultEnhancementContext;
import org.hibernate.bytecode.enhance.spi.Enhancer;
import org.hibernate.bytecode.enhance.spi.UnloadedClass;
import org.hibernate.bytecode.enhance.spi.UnloadedField;
import org.hibernate.bytecode.internal.BytecodeProviderInitiator;

/** Has a second version of a class, which Hibernate has enhanced for lazy attributes, as its plugins for builds do. */
final class Enhanced extends ClassLoader {

    private final Class<?> original;

    Enhanced(Class<?> original) {
        super(original.getClassLoader());
        this.original = original;
    }

    /** The enhanced class. */
    Class<?> type() {
        try {
            return loadClass(original.getName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.equals(original.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] enhanced = enhancer().enhance(name, bytes());
            return defineClass(name, enhanced, 0, enhanced.length);
        }
    }

    private byte[] bytes() {
        try (InputStream in = original.getResourceAsStream(original.getSimpleName() + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Enhancer enhancer() {
        DefaultEnhancementContext enhancement = new DefaultEnhancementContext() {
            @Override
            public ClassLoader getLoadingClassLoader() {
                return original.getClassLoader();
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
