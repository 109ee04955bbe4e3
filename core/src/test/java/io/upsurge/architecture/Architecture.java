package io.upsurge.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import java.util.function.Predicate;

/** Who may import whom in the house whose front door is the given package. */
record Architecture(String root) {

    /** The packages of Hibernate that an application uses too, and that outlive its releases. */
    private static final Set<String> HIBERNATE_API =
            Set.of("org.hibernate", "org.hibernate.exception", "org.hibernate.query");

    /** What made us an extension of the session: Hibernate offers it to libraries. */
    private static final String HIBERNATE_EXTENSION = "org.hibernate.engine.extension.spi";

    private static final String HIBERNATE_DIALECT = "org.hibernate.dialect.Dialect";
    private static final String HIBERNATE_SESSION = "org.hibernate.engine.spi.SharedSessionContractImplementor";

    /** No package imports one that, by however many steps, imports it. */
    ArchRule noCycles() {
        return slices().assignedFrom(new Packages()).should().beFreeOfCycles();
    }

    /** Only one package knows Hibernate's insides, so that an upgrade touches only that. */
    ArchRule hibernateInsidesInOnePackage() {
        return classes()
                .that()
                .resideOutsideOfPackage(root + ".internal.hibernate")
                .should(useOnly("of Hibernate what applications use", this::isHibernateOpen));
    }

    /** A statement can be read by somebody who knows neither Hibernate nor us. */
    ArchRule statementsKnowTheJdk() {
        return classes()
                .that()
                .resideInAPackage(root + ".statement")
                .should(useOnly("the JDK", use -> isJdk(use) || isIn(use, "statement")));
    }

    /** A dialect needs statements, and the class of the Hibernate dialect that it speaks for. */
    ArchRule dialectsKnowStatements() {
        return classes()
                .that()
                .resideInAPackage(root + ".dialect")
                .should(useOnly(
                        "statements and the class of a Hibernate dialect",
                        use -> isJdk(use)
                                || isIn(use, "dialect")
                                || isIn(use, "statement")
                                || targetName(use).equals(HIBERNATE_DIALECT)));
    }

    /** What an application sees names nothing that may change. */
    ArchRule frontDoorKnowsNothingInternal() {
        return classes()
                .that()
                .resideInAPackage(root)
                .should(useOnly("nothing internal", use -> !targetPackage(use).startsWith(root + ".internal")));
    }

    private boolean isHibernateOpen(Dependency use) {
        String user = use.getOriginClass().getName();
        String used = targetName(use);
        return !used.startsWith("org.hibernate.")
                || HIBERNATE_API.contains(targetPackage(use))
                || targetPackage(use).equals(HIBERNATE_EXTENSION)
                || (used.equals(HIBERNATE_DIALECT) && user.startsWith(root + ".dialect."))
                || (used.equals(HIBERNATE_SESSION) && user.equals(root + ".Upsurge"));
    }

    private boolean isIn(Dependency use, String room) {
        return targetPackage(use).equals(root + "." + room);
    }

    /** The JDK, and the annotations that say what may be null. */
    private static boolean isJdk(Dependency use) {
        return use.getTargetClass().getBaseComponentType().isPrimitive()
                || targetPackage(use).startsWith("java.")
                || targetPackage(use).startsWith("org.jspecify.");
    }

    private static String targetPackage(Dependency use) {
        return use.getTargetClass().getBaseComponentType().getPackageName();
    }

    private static String targetName(Dependency use) {
        return use.getTargetClass().getBaseComponentType().getName();
    }

    private static ArchCondition<JavaClass> useOnly(String what, Predicate<Dependency> allowed) {
        return new ArchCondition<>("use only " + what) {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                for (Dependency use : user.getDirectDependenciesFromSelf()) {
                    if (!allowed.test(use)) {
                        events.add(SimpleConditionEvent.violated(use, use.getDescription()));
                    }
                }
            }
        };
    }

    private static final class Packages implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "our packages";
        }
    }
}
