package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RequestId;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class RecordingStoreTests {
    @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

    private final RecordingStore store = new RecordingStore(database.sql());
    private final OrganizationId organization = new OrganizationId(UUID.randomUUID());
    private final Instant now = database.clock().instant();

    private RequestId recorded(Instant at) {
        var request = new RequestId(UUID.randomUUID());
        database.transactions()
                .run(
                        Scope.of(organization),
                        () ->
                                store.write(
                                        List.of(
                                                new RecordingStore.Bodies(
                                                        organization, request, "{}", "[]", at))));
        return request;
    }

    private Optional<RecordingStore.Bodies> found(OrganizationId who, RequestId request) {
        return database.transactions()
                .in(
                        Scope.of(who),
                        () -> store.find(organization, request, now.minus(Recordings.KEPT)));
    }

    @Test
    void bodies_are_shown_for_a_day_and_then_deleted() {
        var old = recorded(now.minus(Recordings.KEPT).minusSeconds(1));
        var fresh = recorded(now.minus(Recordings.KEPT).plusSeconds(1));

        assertThat(found(organization, old)).isEmpty();
        assertThat(found(organization, fresh)).isPresent();
        database.transactions()
                .run(Scope.system("test"), () -> store.forget(now.minus(Recordings.KEPT)));
        assertThat(kept()).isEqualTo(1);
    }

    private long kept() {
        return database.transactions()
                .in(
                        Scope.of(organization),
                        () ->
                                database.sql()
                                        .sql("select count(*) from gateway.recorded_body")
                                        .query(Long.class)
                                        .single());
    }

    @Test
    void no_other_organization_reads_them() {
        var mine = recorded(now);

        assertThat(found(new OrganizationId(UUID.randomUUID()), mine)).isEmpty();
    }

    @Test
    void a_recording_ends_by_itself_and_a_new_hour_begins_anew() {
        database.transactions()
                .run(
                        Scope.of(organization),
                        () -> {
                            store.begin(organization, now, now.plus(Recordings.SPAN));
                            var later = now.plus(Duration.ofMinutes(59));
                            assertThat(store.endsAt(organization, later)).isPresent();
                            store.begin(organization, later, later.plus(Recordings.SPAN));
                            assertThat(store.endsAt(organization, now.plus(Recordings.SPAN)))
                                    .isPresent();
                            assertThat(store.endsAt(organization, later.plus(Recordings.SPAN)))
                                    .isEmpty();
                            assertThat(store.end(organization, later.plus(Recordings.SPAN)))
                                    .isFalse();
                            assertThat(store.end(organization, later)).isTrue();
                        });
    }
}
