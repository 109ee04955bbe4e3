package io.upsurge.dialects;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the tests of a class on one of {@link OurDatabases}, where it is available. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(OnDatabaseExtension.class)
@interface OnDatabase {

    /** The name of the database: h2, sqlite, postgres, pgvector, mysql, mariadb, mariadb10. */
    String value();

    /** Whether no other JVM of the build may test on the same server meanwhile, for the tests change what holds for all of it. */
    boolean alone() default false;
}
