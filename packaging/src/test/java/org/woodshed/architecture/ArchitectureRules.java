package org.woodshed.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasParameterTypes;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Set;

/** What docs/decisions/0002-quality-gates.md promises about modules and packages, as rules that ArchUnit can check. */
final class ArchitectureRules {
    private static final String[] MODEL = {"org.woodshed.model..", "org.woodshed.merge..", "org.woodshed.lists..",
            "org.woodshed.protocol.."};
    private static final String STORE = "org.woodshed.store..";
    private static final String CLIENT = "org.woodshed.client..";
    private static final String SERVER = "org.woodshed.server..";
    private static final String APP = "org.woodshed.app..";
    private static final String TESTKIT = "org.woodshed.testkit..";
    private static final String BENCH = "org.woodshed.bench..";

    /** Code that is given its time and its input, and returns what is to be done: the simulator depends on it. */
    private static final String[] PURE = {"org.woodshed.model..", "org.woodshed.merge..", "org.woodshed.lists..",
            "org.woodshed.protocol..", "org.woodshed.client.engine.."};

    static final ArchRule EVERY_CLASS_BELONGS_TO_A_MODULE = classes()
            .should()
            .resideInAnyPackage("org.woodshed.model..", "org.woodshed.merge..", "org.woodshed.lists..",
                    "org.woodshed.protocol..", STORE, CLIENT, SERVER, APP, TESTKIT, BENCH);

    static final ArchRule DEPENDENCIES_POINT_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("model").definedBy(MODEL)
            .layer("store").definedBy(STORE)
            .layer("client").definedBy(CLIENT)
            .layer("server").definedBy(SERVER)
            .layer("app").definedBy(APP)
            .layer("testkit").definedBy(TESTKIT)
            .layer("bench").definedBy(BENCH)
            .whereLayer("store").mayOnlyBeAccessedByLayers("client", "server", "testkit", "bench")
            .whereLayer("client").mayOnlyBeAccessedByLayers("app", "testkit", "bench")
            .whereLayer("server").mayOnlyBeAccessedByLayers("testkit", "bench")
            .whereLayer("app").mayOnlyBeAccessedByLayers("testkit", "bench")
            .whereLayer("testkit").mayOnlyBeAccessedByLayers("bench")
            .whereLayer("bench").mayNotBeAccessedByAnyLayer();

    static final ArchRule NO_CYCLES_BETWEEN_TOP_PACKAGES = slices().matching("org.woodshed.(*)..")
            .should().beFreeOfCycles();

    static final ArchRule NO_CYCLES_BETWEEN_PACKAGES = slices().matching("org.woodshed.(**)")
            .should().beFreeOfCycles();

    static final ArchRule SQL_STAYS_IN_STORES = noClasses().that()
            .resideOutsideOfPackages("..store..", "..storage..")
            .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..");

    static final ArchRule JAVAFX_STAYS_IN_THE_APP = noClasses().that().resideOutsideOfPackage(APP)
            .should().dependOnClassesThat().resideInAnyPackage("javafx..");

    static final ArchRule ONLY_COMMAND_LINES_PRINT = noClasses().that()
            .resideOutsideOfPackages("org.woodshed.app.cli..", "org.woodshed.server.cli..", TESTKIT, BENCH)
            .should().accessField(System.class, "out")
            .orShould().accessField(System.class, "err");

    static final ArchRule NOTHING_SLEEPS = noClasses()
            .should().accessTargetWhere(targetIs("a sleep", Set.of("java.lang.Thread", "java.util.concurrent.TimeUnit"),
                    Set.of("sleep")));

    static final ArchRule NO_OLD_DATES = noClasses()
            .should().dependOnClassesThat().haveFullyQualifiedName("java.util.Date")
            .orShould().dependOnClassesThat().areAssignableTo("java.util.Calendar")
            .orShould().dependOnClassesThat().areAssignableTo("java.text.DateFormat");

    static final ArchRule PURE_CODE_READS_NO_CLOCK = noClasses().that().resideInAnyPackage(PURE)
            .should().accessTargetWhere(readsTheClock());

    static final ArchRule PURE_CODE_DOES_NO_INPUT_OR_OUTPUT = noClasses().that().resideInAnyPackage(PURE)
            .should().dependOnClassesThat(inPackages("java.io", "java.net", "java.nio.file", "java.nio.channels")
                    .and(DescribedPredicate.not(isOneOf(IOException.class, UncheckedIOException.class,
                            Serializable.class, URI.class))));

    static final ArchRule PURE_CODE_STARTS_NO_THREADS = noClasses().that().resideInAnyPackage(PURE)
            .should().dependOnClassesThat(inPackages("java.util.concurrent")
                    .or(isOneOf(Thread.class, ThreadLocal.class, java.util.Timer.class)));

    private ArchitectureRules() {}

    private static DescribedPredicate<JavaClass> inPackages(String... names) {
        Set<String> packages = Set.of(names);
        return DescribedPredicate.describe("are in or below " + packages, type -> packages.stream()
                .anyMatch(name -> type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".")));
    }

    private static DescribedPredicate<JavaClass> isOneOf(Class<?>... types) {
        Set<Class<?>> wanted = Set.of(types);
        return DescribedPredicate.describe("are one of " + wanted,
                type -> wanted.stream().anyMatch(type::isEquivalentTo));
    }

    private static DescribedPredicate<JavaAccess<?>> targetIs(String what, Set<String> owners, Set<String> names) {
        return DescribedPredicate.describe(what, access -> owners.contains(access.getTargetOwner().getFullName())
                && names.contains(access.getTarget().getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
        DescribedPredicate<JavaAccess<?>> system = targetIs("the system's time", Set.of("java.lang.System"),
                Set.of("currentTimeMillis", "nanoTime"));
        DescribedPredicate<JavaAccess<?>> now = DescribedPredicate.describe("a now() of the machine's clock",
                access -> access.getTargetOwner().getPackageName().startsWith("java.time")
                        && access.getTarget().getName().equals("now") && !takesAClock(access));
        DescribedPredicate<JavaAccess<?>> clock = DescribedPredicate.describe("a clock of the machine",
                access -> access.getTargetOwner().isEquivalentTo(Clock.class)
                        && (access.getTarget().getName().startsWith("system")
                                || access.getTarget().getName().startsWith("tick")));
        return system.or(now).or(clock).as("the time of the machine is read");
    }

    private static boolean takesAClock(JavaAccess<?> access) {
        return access.getTarget() instanceof HasParameterTypes target
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }
}
