package io.tributary.portal.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.portal.spi.Figure.Change;

import org.junit.jupiter.api.Test;

import java.util.List;

class FigureTests {
    @Test
    void says_whether_a_change_is_good_by_what_is_measured() {
        assertThat(Change.between(120, 100, "against before", true))
                .isEqualTo(new Change("▲ +20.0%", "against before", Tone.GOOD));
        assertThat(Change.between(120, 100, "against before", false).tone()).isEqualTo(Tone.BAD);
        assertThat(Change.between(80, 100, "against before", true))
                .isEqualTo(new Change("▼ −20.0%", "against before", Tone.BAD));
        assertThat(Change.between(80, 100, "against before", false).tone()).isEqualTo(Tone.GOOD);
    }

    @Test
    void does_not_divide_by_a_span_in_which_nothing_happened() {
        assertThat(Change.between(5, 0, "against before", true).amount()).isEqualTo("New");
        assertThat(Change.between(0, 0, "against before", true).amount()).isEqualTo("No change");
    }

    @Test
    void draws_its_trend_from_the_bottom_to_the_top_of_the_picture() {
        var figure = Figure.of("Calls", "9").trend(List.of(0.0, 5.0, 10.0));
        assertThat(figure.trendLine()).isEqualTo("0.0,31.0 60.0,16.5 120.0,2.0");
        assertThat(Figure.of("Calls", "0").trend(List.of(0.0, 0.0)).trendLine())
                .isEqualTo("0.0,31.0 120.0,31.0");
    }
}
