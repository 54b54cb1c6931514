package org.woodshed.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.woodshed.app.fixture.AppSide;
import org.woodshed.client.engine.fixture.EngineSide;
import org.woodshed.client.fixture.ClientSide;
import org.woodshed.client.fixture.left.Left;
import org.woodshed.client.fixture.right.Right;
import org.woodshed.client.store.fixture.SqlInAStore;
import org.woodshed.elsewhere.fixture.Stray;
import org.woodshed.lists.fixture.end.ListsEnd;
import org.woodshed.lists.fixture.top.ListsTop;
import org.woodshed.merge.fixture.end.MergeEnd;
import org.woodshed.merge.fixture.top.MergeTop;
import org.woodshed.model.fixture.ModelSide;
import org.woodshed.server.fixture.ServerSide;
import org.woodshed.testkit.fixture.TestkitSide;

/** A rule that never fails guards nothing: each is shown code that breaks it. */
class RulesBiteTest {
    static Stream<Arguments> brokenRules() {
        return Stream.of(
                broken(ArchitectureRules.EVERY_CLASS_BELONGS_TO_A_MODULE, Stray.class),
                broken(ArchitectureRules.DEPENDENCIES_POINT_ONE_WAY, ClientSide.SeesTheServer.class,
                        ServerSide.Seen.class),
                broken(ArchitectureRules.DEPENDENCIES_POINT_ONE_WAY, ServerSide.SeesTheClient.class,
                        ClientSide.Seen.class),
                broken(ArchitectureRules.DEPENDENCIES_POINT_ONE_WAY, ModelSide.SeesTheClient.class,
                        ClientSide.Seen.class),
                broken(ArchitectureRules.DEPENDENCIES_POINT_ONE_WAY, AppSide.SeesTheServer.class,
                        ServerSide.Seen.class),
                broken(ArchitectureRules.DEPENDENCIES_POINT_ONE_WAY, AppSide.SeesTheTestkit.class,
                        TestkitSide.Seen.class),
                broken(ArchitectureRules.NO_CYCLES_BETWEEN_TOP_PACKAGES, ListsTop.class, ListsEnd.class, MergeTop.class,
                        MergeEnd.class),
                broken(ArchitectureRules.NO_CYCLES_BETWEEN_PACKAGES, Left.class, Right.class),
                broken(ArchitectureRules.SQL_STAYS_IN_STORES, ClientSide.SpeaksSql.class),
                broken(ArchitectureRules.SQL_STAYS_IN_STORES, ClientSide.KnowsTheDataSource.class),
                broken(ArchitectureRules.SQL_STAYS_IN_STORES, ClientSide.SpeaksJdbi.class),
                broken(ArchitectureRules.JAVAFX_STAYS_IN_THE_APP, ClientSide.ShowsAButton.class),
                broken(ArchitectureRules.ONLY_COMMAND_LINES_PRINT, ClientSide.Prints.class),
                broken(ArchitectureRules.ONLY_COMMAND_LINES_PRINT, ClientSide.PrintsErrors.class),
                broken(ArchitectureRules.NOTHING_SLEEPS, ServerSide.Sleeps.class),
                broken(ArchitectureRules.NOTHING_SLEEPS, ServerSide.SleepsInUnits.class),
                broken(ArchitectureRules.NO_OLD_DATES, ModelSide.UsesADate.class),
                broken(ArchitectureRules.NO_OLD_DATES, ModelSide.UsesACalendar.class),
                broken(ArchitectureRules.NO_OLD_DATES, ModelSide.UsesADateFormat.class),
                broken(ArchitectureRules.PURE_CODE_READS_NO_CLOCK, ModelSide.ReadsTheTime.class),
                broken(ArchitectureRules.PURE_CODE_READS_NO_CLOCK, ModelSide.ReadsTheDate.class),
                broken(ArchitectureRules.PURE_CODE_READS_NO_CLOCK, ModelSide.OwnsAClock.class),
                broken(ArchitectureRules.PURE_CODE_READS_NO_CLOCK, ModelSide.CountsMilliseconds.class),
                broken(ArchitectureRules.PURE_CODE_READS_NO_CLOCK, EngineSide.AsksForTheTimeLater.class),
                broken(ArchitectureRules.PURE_CODE_DOES_NO_INPUT_OR_OUTPUT, ModelSide.ReadsAStream.class),
                broken(ArchitectureRules.PURE_CODE_DOES_NO_INPUT_OR_OUTPUT, ModelSide.LooksForAFile.class),
                broken(ArchitectureRules.PURE_CODE_DOES_NO_INPUT_OR_OUTPUT, ModelSide.TalksToTheNetwork.class),
                broken(ArchitectureRules.PURE_CODE_STARTS_NO_THREADS, ModelSide.StartsAThread.class),
                broken(ArchitectureRules.PURE_CODE_STARTS_NO_THREADS, ModelSide.UsesAnExecutor.class));
    }

    private static Arguments broken(ArchRule rule, Class<?>... fixtures) {
        return arguments(rule, List.of(fixtures));
    }

    static Stream<ArchRule> allRules() {
        return ArchitectureTest.rules().map(arguments -> (ArchRule) arguments.get()[1]);
    }

    @ParameterizedTest
    @MethodSource("brokenRules")
    void aRuleFailsOnCodeThatBreaksIt(ArchRule rule, List<Class<?>> fixtures) {
        JavaClasses classes = new ClassFileImporter().importClasses(fixtures);

        assertThat(rule.evaluate(classes).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("allRules")
    void aRuleLetsSoundCodePass(ArchRule rule) {
        JavaClasses classes = new ClassFileImporter().importClasses(EngineSide.IsGivenAClock.class, SqlInAStore.class);

        assertThat(rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("allRules")
    void everyRuleHasCodeThatBreaksIt(ArchRule rule) {
        assertThat(brokenRules().map(arguments -> arguments.get()[0])).contains(rule);
    }
}
