package org.woodshed.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.woodshed.server.limits.AddressRange;
import org.woodshed.server.limits.RateLimit;

/** How rates and address ranges are written. */
class RateAndRangeTest {
    @Test
    void aRateSavesUpAsMuchAsItsPeriodBringsUnlessItSaysMore() {
        assertThat(RateLimit.parse("10/m")).isEqualTo(new RateLimit(10, Duration.ofMinutes(1), 10));
        assertThat(RateLimit.parse("20/s:100")).isEqualTo(new RateLimit(20, Duration.ofSeconds(1), 100));
        for (String wrong : new String[] {"", "10", "10/d", "0/s", "10/s:0", "-1/s"}) {
            assertThatThrownBy(() -> RateLimit.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aRangeContainsWhatSharesItsLeadingBits() {
        assertThat(AddressRange.parse("10.1.0.0/15").contains("10.0.255.1")).isTrue();
        assertThat(AddressRange.parse("10.1.0.0/15").contains("10.2.0.1")).isFalse();
        assertThat(AddressRange.parse("::1").contains("::1")).isTrue();
        assertThat(AddressRange.parse("::1").contains("127.0.0.1")).isFalse();
        assertThat(AddressRange.parse("10.0.0.0/8").contains("nonsense")).isFalse();
        assertThatThrownBy(() -> AddressRange.parse("10.0.0.0/33")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AddressRange.parse("proxy")).isInstanceOf(IllegalArgumentException.class);
    }
}
