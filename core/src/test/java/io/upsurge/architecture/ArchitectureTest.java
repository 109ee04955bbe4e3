package io.upsurge.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Our packages keep the rules, and a crooked house that breaks each of them is found out. */
class ArchitectureTest {

    private static final Architecture OURS = new Architecture("io.upsurge");
    private static final JavaClasses OUR_CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.upsurge");

    private static final Architecture CROOKED = new Architecture("io.upsurge.architecture.crooked");
    private static final JavaClasses CROOKED_CLASSES =
            new ClassFileImporter().importPackages("io.upsurge.architecture.crooked");

    @Test
    void noCyclesAmongOurPackages() {
        OURS.noCycles().check(OUR_CLASSES);
    }

    @Test
    void hibernateInsidesAreKnownToOnePackage() {
        OURS.hibernateInsidesInOnePackage().check(OUR_CLASSES);
    }

    @Test
    void statementsKnowTheJdk() {
        OURS.statementsKnowTheJdk().check(OUR_CLASSES);
    }

    @Test
    void dialectsKnowStatements() {
        OURS.dialectsKnowStatements().check(OUR_CLASSES);
    }

    @Test
    void frontDoorKnowsNothingInternal() {
        OURS.frontDoorKnowsNothingInternal().check(OUR_CLASSES);
    }

    @Test
    void aCycleIsFound() {
        finds("crooked.internal.Cellar", CROOKED.noCycles());
        finds("crooked.Upsurge", CROOKED.noCycles());
    }

    @Test
    void hibernateInsidesElsewhereAreFound() {
        ArchRule rule = CROOKED.hibernateInsidesInOnePackage();
        finds("crooked.internal.Cellar", rule);
        finds("crooked.Window", rule);
        passesOver("crooked.Upsurge", rule);
        passesOver("crooked.dialect.Dialect", rule);
        passesOver("crooked.internal.hibernate.Well", rule);
    }

    @Test
    void aStatementThatKnowsMoreThanTheJdkIsFound() {
        finds("crooked.statement.Statement", CROOKED.statementsKnowTheJdk());
    }

    @Test
    void aDialectThatKnowsMoreThanStatementsIsFound() {
        finds("crooked.dialect.Dialect", CROOKED.dialectsKnowStatements());
    }

    @Test
    void aFrontDoorThatKnowsSomethingInternalIsFound() {
        finds("crooked.Upsurge", CROOKED.frontDoorKnowsNothingInternal());
    }

    private static void finds(String culprit, ArchRule rule) {
        assertThat(report(rule)).contains(culprit);
    }

    private static void passesOver(String user, ArchRule rule) {
        assertThat(report(rule)).doesNotContain(user);
    }

    private static String report(ArchRule rule) {
        return rule.evaluate(CROOKED_CLASSES).getFailureReport().toString();
    }
}
