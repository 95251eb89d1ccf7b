package io.tributary.metering;

import static io.tributary.metering.MeteringFixtures.anyCall;
import static io.tributary.metering.MeteringFixtures.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.platform.TestDatabase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

class CallSearchProperties {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(MeteringConfiguration.class);

    private static final long SEED = 17;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Metering metering = database.bean(Metering.class);
    private final OrganizationId mine = organization();
    private final Instant from = database.clock().instant().minus(Duration.ofDays(3));

    /** All pages of what is looked for, one after the other. */
    private List<UUID> found(CallSearch search) {
        var ids = new ArrayList<UUID>();
        String cursor = null;
        do {
            var page = metering.search(mine, search, cursor, 1 + random.nextInt(40));
            page.items().forEach(call -> ids.add(call.id().value()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return ids;
    }

    private <T> @Nullable T sometimes(List<T> values) {
        return random.nextBoolean() ? values.get(random.nextInt(values.size())) : null;
    }

    private CallSearch anySearch(List<Call> all) {
        var modes = Mode.values();
        var begin = from.plusSeconds(random.nextInt(86_400));
        var call = all.get(random.nextInt(all.size()));
        return new CallSearch(
                new CallFilter(
                        modes[random.nextInt(modes.length)],
                        sometimes(List.of(CallFilter.StatusClass.values())),
                        sometimes(List.of(new UUID(7, 0), new UUID(7, 1), new UUID(9, 9))),
                        sometimes(List.of("/api/v1/endpoint-1", "/api/v1/endpoint-2"))),
                new Period(begin, begin.plusSeconds(1 + random.nextInt(3 * 86_400))),
                random.nextInt(3) == 0
                        ? call.id().toString().substring(0, 4 + random.nextInt(33))
                        : null);
    }

    private static boolean isLookedFor(Call call, CallSearch search) {
        var filter = search.filter();
        var id = search.id();
        return !call.at().isBefore(search.within().from())
                && call.at().isBefore(search.within().until())
                && (filter.mode() == Mode.BOTH || Mode.of(call.livemode()) == filter.mode())
                && (filter.keyId() == null || filter.keyId().equals(call.keyId()))
                && (filter.endpoint() == null || filter.endpoint().equals(call.endpoint()))
                && filter.firstStatus() <= call.status()
                && call.status() <= filter.lastStatus()
                && (id == null
                        || call.id().toString().replace("-", "").startsWith(id.replace("-", "")));
    }

    @Test
    void every_search_finds_what_looking_at_each_call_finds() {
        var organizations = List.of(mine, organization());
        metering.record(
                IntStream.range(0, 1_500)
                        .mapToObj(_ -> anyCall(random, organizations, from))
                        .toList());
        var all = metering.recent(mine, CallFilter.ALL, null, 5_000).items();
        assertThat(all).hasSizeGreaterThan(500);

        int hits = 0;
        for (int round = 0; round < 120; round++) {
            var search = anySearch(all);
            var expected =
                    all.stream()
                            .filter(call -> isLookedFor(call, search))
                            .map(call -> call.id().value())
                            .toList();
            assertThat(found(search))
                    .as("seed %d, round %d: %s", SEED, round, search)
                    .isEqualTo(expected);
            hits += expected.isEmpty() ? 0 : 1;
        }
        assertThat(hits).as("searches that found something").isGreaterThan(30);
    }

    @Test
    void what_cannot_begin_an_id_is_refused() {
        assertThat(CallSearch.isId("0190")).isTrue();
        assertThat(CallSearch.isId("019")).isFalse();
        assertThat(CallSearch.isId("order-7")).isFalse();
        assertThat(CallSearch.isId("0".repeat(33))).isFalse();
        assertThat(CallSearch.tidied("  0190ABCD ")).isEqualTo("0190abcd".toLowerCase(Locale.ROOT));
        var whole = new Period(from, from.plusSeconds(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallSearch(CallFilter.ALL, whole, "' or 1=1"));
    }
}
