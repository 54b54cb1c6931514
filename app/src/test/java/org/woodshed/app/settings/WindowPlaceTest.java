package org.woodshed.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {
    private static final WindowPlace SCREEN = new WindowPlace(0, 25, 1440, 875);
    private static final WindowPlace BESIDE = new WindowPlace(1440, 0, 1920, 1080);

    @Test
    void aWindowThatFitsStays() {
        WindowPlace place = new WindowPlace(100, 60, 1280, 720);
        assertThat(place.within(List.of(SCREEN, BESIDE))).isEqualTo(place);
    }

    @Test
    void aWindowOfAScreenThatIsGoneComesToTheMiddle() {
        assertThat(new WindowPlace(1600, 100, 1280, 720).within(List.of(SCREEN))).isEqualTo(new WindowPlace(80, 102.5,
                1280, 720));
    }

    @Test
    void whereverItWasItLiesOnAScreenAfterwards() {
        long seed = Long.getLong("woodshed.seed", 20_261_122);
        Random random = new Random(seed);
        for (int round = 0; round < 1_000; round++) {
            WindowPlace place =
                    new WindowPlace(random.nextInt(-4000, 6000), random.nextInt(-3000, 4000), random.nextInt(
                            1, 5000), random.nextInt(1, 3000)).within(List.of(SCREEN, BESIDE));
            assertThat(List.of(SCREEN, BESIDE)).as("seed %d: %s", seed, place).anyMatch(screen -> place.x() >= screen
                    .x() && place.y() >= screen.y() && place.x() + place.width() <= screen.x() + screen.width() && place
                            .y() + place.height() <= screen.y() + screen.height());
        }
    }

    @Test
    void aScreenSmallerThanTheSmallestWindowIsFilled() {
        WindowPlace small = new WindowPlace(0, 0, 800, 480);
        assertThat(new WindowPlace(10, 10, 1280, 720).within(List.of(small))).isEqualTo(small);
        assertThat(WindowPlace.middleOf(small)).isEqualTo(small);
    }
}
