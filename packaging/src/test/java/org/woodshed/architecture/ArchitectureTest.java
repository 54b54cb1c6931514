package org.woodshed.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds every class of every module to {@link ArchitectureRules}. */
class ArchitectureTest {
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.woodshed");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("every class belongs to a module", ArchitectureRules.EVERY_CLASS_BELONGS_TO_A_MODULE),
                Arguments.of("dependencies point one way", ArchitectureRules.DEPENDENCIES_POINT_ONE_WAY),
                Arguments.of("no cycles between top packages", ArchitectureRules.NO_CYCLES_BETWEEN_TOP_PACKAGES),
                Arguments.of("no cycles between packages", ArchitectureRules.NO_CYCLES_BETWEEN_PACKAGES),
                Arguments.of("SQL stays in stores", ArchitectureRules.SQL_STAYS_IN_STORES),
                Arguments.of("JavaFX stays in the app", ArchitectureRules.JAVAFX_STAYS_IN_THE_APP),
                Arguments.of("only command lines print", ArchitectureRules.ONLY_COMMAND_LINES_PRINT),
                Arguments.of("nothing sleeps", ArchitectureRules.NOTHING_SLEEPS),
                Arguments.of("no old dates", ArchitectureRules.NO_OLD_DATES),
                Arguments.of("pure code reads no clock", ArchitectureRules.PURE_CODE_READS_NO_CLOCK),
                Arguments.of("pure code does no input or output",
                        ArchitectureRules.PURE_CODE_DOES_NO_INPUT_OR_OUTPUT),
                Arguments.of("pure code starts no threads", ArchitectureRules.PURE_CODE_STARTS_NO_THREADS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void everyModuleKeepsTheRule(String name, ArchRule rule) {
        assertThat(rule.allowEmptyShould(true).evaluate(PRODUCTION).getFailureReport().getDetails()).as(name).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.woodshed.model", "org.woodshed.client", "org.woodshed.server", "org.woodshed.app",
            "org.woodshed.testkit", "org.woodshed.bench"})
    void theRulesSeeEveryModule(String module) {
        assertThat(PRODUCTION).extracting(JavaClass::getPackageName).anyMatch(name -> name.startsWith(module));
    }

    @Test
    void noTestSleeps() throws IOException {
        JavaClasses tests = new ClassFileImporter()
                .withImportOption(location -> !location.contains("/fixture/"))
                .importPaths(testClasses());

        assertThat(tests).isNotEmpty();
        assertThat(ArchitectureRules.NOTHING_SLEEPS.evaluate(tests).getFailureReport().getDetails()).isEmpty();
    }

    private static List<Path> testClasses() throws IOException {
        Path sources = Path.of(System.getProperty("woodshed.sources", ".."));
        try (Stream<Path> folders =
                Files.find(sources, 4, (path, attributes) -> path.endsWith("target/test-classes"))) {
            return folders.toList();
        }
    }
}
