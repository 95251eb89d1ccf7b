package io.tributary.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.TributaryServer;
import io.tributary.gateway.ApiReference;
import io.tributary.notify.Catalogue;
import io.tributary.notify.EventType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Collectors;

@ExtendWith(TributaryServer.Running.class)
class ApiChangesTests {
    @Test
    void reads_days_and_changes_that_go_on_in_the_next_line() {
        var changes =
                ApiChanges.of(
                        """
                        # Words about the file

                        ## 2026-02-03 Second day
                        - Added: something
                          that is long
                        - Fixed: `this`

                        ## 2026-02-01 First
                        - Removed: that
                        """);
        assertThat(changes.days())
                .extracting(ApiChanges.Day::title)
                .containsExactly("Second day", "First");
        assertThat(changes.days().getFirst().date()).isEqualTo(LocalDate.of(2026, 2, 3));
        assertThat(changes.days().getFirst().changes())
                .containsExactly(
                        new ApiChanges.Change("Added", "something that is long"),
                        new ApiChanges.Change("Fixed", "`this`"));
    }

    @Test
    void refuses_what_is_not_written_as_it_should_be() {
        assertThatThrownBy(() -> ApiChanges.of("## 2026-02-03"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ApiChanges.of("## 2026-02-03 Day\n- without a kind"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ours_are_in_order_and_of_known_kinds() {
        var days = ApiChanges.read().days();
        assertThat(days)
                .isSortedAccordingTo(Comparator.comparing(ApiChanges.Day::date).reversed())
                .allSatisfy(day -> assertThat(day.changes()).isNotEmpty());
        assertThat(days.stream().flatMap(day -> day.changes().stream()))
                .extracting(ApiChanges.Change::kind)
                .isSubsetOf("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security");
    }

    @Test
    void every_kind_of_event_is_told_of(TributaryServer server) {
        var told = told();
        assertThat(
                        server.bean(Catalogue.class).all().stream()
                                .map(EventType::name)
                                .filter(
                                        name ->
                                                !name.startsWith("rain.")
                                                        && !name.startsWith("snow.")))
                .as("tell of it in src/main/resources/docs/api-changes.md")
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(told).contains("`" + name + "`"));
    }

    private static String told() {
        return ApiChanges.read().days().stream()
                .flatMap(day -> day.changes().stream())
                .map(ApiChanges.Change::text)
                .collect(Collectors.joining(" "));
    }

    @Test
    void every_operation_is_told_of(TributaryServer server) {
        var told = told();
        assertThat(server.bean(ApiReference.class).operations())
                .as("tell of it in src/main/resources/docs/api-changes.md")
                .allSatisfy(operation -> assertThat(told).contains(operation.path()));
    }
}
