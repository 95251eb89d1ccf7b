package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.UUID;

class BlobsStoreTests {
    @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

    private static final byte[] BYTES = "abc".getBytes(UTF_8);

    private final OrganizationId ours = new OrganizationId(UUID.randomUUID());
    private final OrganizationId theirs = new OrganizationId(UUID.randomUUID());
    private final Blobs blobs = database.bean(Blobs.class);

    @Test
    void a_file_is_read_as_it_was_kept() {
        var id = kept(BYTES);

        var read = read(ours, id).orElseThrow();

        assertThat(read.bytes()).isEqualTo(BYTES);
        assertThat(read.name()).isEqualTo("abc.txt");
        assertThat(read.mediaType()).isEqualTo("text/plain");
        assertThat(read.organization()).isEqualTo(ours);
        assertThat(read.digest())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void another_organization_has_no_such_file_and_cannot_keep_one_for_us() {
        var id = kept(BYTES);

        assertThat(read(theirs, id)).isEmpty();
        database.transactions().run(Scope.of(theirs), () -> blobs.remove(id));
        assertThat(read(ours, id)).isPresent();
        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .run(Scope.of(theirs), () -> blobs.keep(draft(BYTES))))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void a_file_is_gone_with_the_transaction_that_rolls_back() {
        var ids = new java.util.ArrayList<UUID>();

        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .run(
                                                Scope.of(ours),
                                                () -> {
                                                    ids.add(blobs.keep(draft(BYTES)));
                                                    throw new IllegalStateException("broken");
                                                }))
                .hasMessage("broken");

        assertThat(read(ours, ids.getFirst())).isEmpty();
    }

    @Test
    void a_file_that_was_removed_is_gone() {
        var id = kept(BYTES);

        database.transactions().run(Scope.of(ours), () -> blobs.remove(id));

        assertThat(read(ours, id)).isEmpty();
    }

    @Test
    void too_much_and_nothing_are_refused() {
        assertThatThrownBy(() -> kept(new byte[Blobs.LARGEST + 1]))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .extracting(ProblemException::problem)
                .isEqualTo(PlatformProblem.TOO_LARGE);
        assertThatThrownBy(() -> kept(new byte[0]))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .extracting(ProblemException::problem)
                .isEqualTo(PlatformProblem.INVALID_INPUT);
    }

    @Test
    void what_is_kept_cannot_be_changed() {
        var id = kept(BYTES);

        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .run(
                                                Scope.of(ours),
                                                () ->
                                                        database.sql()
                                                                .sql(
                                                                        """
                                                                        update platform.blob set name = 'x' where id = :id
                                                                        """)
                                                                .param("id", id)
                                                                .update()))
                .isInstanceOf(BadSqlGrammarException.class)
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void the_database_refuses_a_digest_that_is_not_the_contents() {
        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .run(Scope.of(ours), BlobsStoreTests.this::forge))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasStackTraceContaining("blob_check");
    }

    private void forge() {
        database.sql()
                .sql(
                        """
                        insert into platform.blob
                               (id, organization_id, purpose, name, media_type, size, digest, content, kept_at)
                        values (gen_random_uuid(), :organization, 'test/forged', 'a', 'text/plain', 3,
                               sha256('\\x00'), :content, now())
                        """)
                .param("organization", ours.value())
                .param("content", BYTES)
                .update();
    }

    private UUID kept(byte[] bytes) {
        return database.transactions().in(Scope.of(ours), () -> blobs.keep(draft(bytes)));
    }

    private BlobDraft draft(byte[] bytes) {
        return new BlobDraft(
                ours, "test/file", "abc.txt", "text/plain", new ByteArrayInputStream(bytes));
    }

    private Optional<Blob> read(OrganizationId organization, UUID id) {
        return database.transactions().in(Scope.of(organization), () -> blobs.read(id));
    }
}
