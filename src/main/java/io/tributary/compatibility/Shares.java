package io.tributary.compatibility;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Links that show somebody's picture of the seven groups, and never an answer. A link cannot be
 * guessed, ends by itself, and can be ended before. One that invites to compare also holds the
 * answers, sealed under the link's own token, so that the model can compare; they are never shown.
 */
public final class Shares {
    /** How many links one assessment has at a time. */
    public static final int MOST_LINKS = 5;

    /** How many friends can compare by one link. */
    public static final int MOST_FRIENDS = 50;

    private static final Scope SCOPE = Scope.system("shares belong to nobody we know");
    private static final String PICTURE = "share";
    private static final String TOKEN = "share token";
    private static final String OUTCOME = "comparison";
    private static final String FRIEND = "friend";
    private static final int GROUP_BYTES = 7 * Double.BYTES;

    private final Transactions transactions;
    private final ShareStore store;
    private final Assessments assessments;
    private final Sealing sealing;
    private final InstantSource clock;

    Shares(
            Transactions transactions,
            ShareStore store,
            Assessments assessments,
            Sealing sealing,
            InstantSource clock) {
        this.transactions = transactions;
        this.store = store;
        this.assessments = assessments;
        this.sealing = sealing;
        this.clock = clock;
    }

    /**
     * Makes a link to the picture of a complete assessment.
     *
     * @return its token; empty when there is no complete assessment, or there are as many links as
     *     there may be
     */
    public Optional<String> make(
            AssessmentKey key, Way way, Share.Lifetime lifetime, boolean invites) {
        return transactions.in(
                SCOPE,
                () -> {
                    var answers = complete(key, way);
                    var owner = assessments.lookup(key, way);
                    if (answers.isEmpty()
                            || store.of(owner, clock.instant()).size() >= MOST_LINKS) {
                        return Optional.<String>empty();
                    }
                    var expires = clock.instant().plus(lifetime.duration());
                    assessments.keepUntil(key, way, expires);
                    var token = AssessmentKey.token();
                    var lookup = sealing.lookup(PICTURE, token);
                    var sealedToken = sealing.seal(TOKEN, key.value(), token.getBytes(US_ASCII));
                    var share =
                            new ShareStore.Owned(
                                    UUID.randomUUID(), lookup, sealedToken, invites, expires);
                    var content = sealing.seal(PICTURE, token, content(answers.get(), invites));
                    store.insert(lookup, owner, content, share);
                    return Optional.of(token);
                });
    }

    /** The links of this assessment that still work. */
    public List<Share> of(AssessmentKey key, Way way) {
        return transactions.in(
                SCOPE,
                () ->
                        store.of(assessments.lookup(key, way), clock.instant()).stream()
                                .map(share -> opened(key, share))
                                .toList());
    }

    /** Ends a link at once, with all comparisons made by it. */
    public void revoke(AssessmentKey key, Way way, UUID id) {
        transactions.run(SCOPE, () -> store.delete(assessments.lookup(key, way), id));
    }

    /**
     * What the link with this token shows; empty when it never was, has expired or was ended.
     *
     * @param visitor whoever follows it, if known
     */
    public Optional<Share.Followed> follow(String token, @Nullable AssessmentKey visitor) {
        if (!AssessmentKey.isShaped(token)) {
            return Optional.empty();
        }
        return transactions.in(
                SCOPE,
                () ->
                        found(token)
                                .map(
                                        share ->
                                                new Share.Followed(
                                                        picture(token, share),
                                                        share.invites(),
                                                        isOwn(share, visitor),
                                                        isFull(token, visitor),
                                                        share.expiresAt())));
    }

    /**
     * Compares whoever made the link with a friend who follows it, and lets both see the outcome.
     *
     * @return empty when the link does not invite, is the friend's own, as many as may have
     *     compared, or the friend has no complete assessment
     */
    public Optional<Compatibility> compare(String token, AssessmentKey friend, Way way) {
        return transactions.in(
                SCOPE,
                () -> {
                    var share = sealing.lookup(PICTURE, token);
                    store.compareOneByOne(share);
                    if (isFull(token, friend)) {
                        return Optional.<Compatibility>empty();
                    }
                    var outcome = outcome(token, friend, way);
                    if (outcome.isPresent()) {
                        var sealed = sealing.seal(OUTCOME, token, bytes(outcome.get()));
                        store.keep(share, friendOf(token, friend), sealed, today());
                    }
                    return outcome;
                });
    }

    /** What {@link #compare} answered this friend, computed anew; empty before the friend asked. */
    public Optional<Compatibility> compared(String token, AssessmentKey friend, Way way) {
        return transactions.in(
                SCOPE,
                () ->
                        given(token, friend).isEmpty()
                                ? Optional.<Compatibility>empty()
                                : outcome(token, friend, way));
    }

    /** Whether the friend gave the outcome to research; empty before they compared. */
    public Optional<Boolean> given(String token, AssessmentKey friend) {
        return transactions.in(
                SCOPE,
                () -> store.isGiven(sealing.lookup(PICTURE, token), friendOf(token, friend)));
    }

    /** Notes that the outcome is given to research, which can be done once; answers what it is. */
    Optional<Compatibility> give(String token, AssessmentKey friend, Way way) {
        return transactions.in(
                SCOPE,
                () -> {
                    var outcome = outcome(token, friend, way);
                    var share = sealing.lookup(PICTURE, token);
                    return outcome.filter(_ -> store.give(share, friendOf(token, friend)));
                });
    }

    /** Deletes what has expired. */
    void deleteExpired() {
        transactions.run(SCOPE, () -> store.deleteExpired(clock.instant()));
    }

    private Optional<Compatibility> outcome(String token, AssessmentKey friend, Way way) {
        if (!AssessmentKey.isShaped(token)) {
            return Optional.empty();
        }
        var share = found(token).filter(one -> one.invites() && !isOwn(one, friend));
        var answers = complete(friend, way);
        if (share.isEmpty() || answers.isEmpty()) {
            return Optional.empty();
        }
        byte[] content = sealing.open(PICTURE, token, share.get().sealed());
        var owner = Answers.ofBytes(Arrays.copyOfRange(content, GROUP_BYTES, content.length));
        return Optional.of(Compatibility.between(owner.traits(), answers.get().traits()));
    }

    private Optional<ShareStore.Followed> found(String token) {
        return store.find(sealing.lookup(PICTURE, token), clock.instant());
    }

    private Optional<Answers> complete(AssessmentKey key, Way way) {
        return assessments.find(key, way).map(Assessment::answers).filter(Answers::isComplete);
    }

    private boolean isOwn(ShareStore.Followed share, @Nullable AssessmentKey visitor) {
        if (visitor == null) {
            return false;
        }
        for (var way : Way.values()) {
            if (Arrays.equals(share.assessment(), assessments.lookup(visitor, way))) {
                return true;
            }
        }
        return false;
    }

    /** Whether as many as may have compared, of whom the visitor is none. */
    private boolean isFull(String token, @Nullable AssessmentKey visitor) {
        var share = sealing.lookup(PICTURE, token);
        return store.countCompared(share) >= MOST_FRIENDS
                && (visitor == null || store.isGiven(share, friendOf(token, visitor)).isEmpty());
    }

    private byte[] friendOf(String token, AssessmentKey friend) {
        return sealing.lookup(FRIEND, token + friend.value());
    }

    private Share opened(AssessmentKey key, ShareStore.Owned share) {
        var token = new String(sealing.open(TOKEN, key.value(), share.sealedToken()), US_ASCII);
        var comparisons =
                store.compared(share.lookup()).stream()
                        .map(compared -> comparison(token, compared))
                        .toList();
        return new Share(share.id(), token, share.invites(), share.expiresAt(), comparisons);
    }

    private Share.Comparison comparison(String token, ShareStore.Compared compared) {
        var numbers = ByteBuffer.wrap(sealing.open(OUTCOME, token, compared.sealed()));
        return new Share.Comparison(compared.on(), numbers.getDouble(), groups(numbers));
    }

    private ByGroup picture(String token, ShareStore.Followed share) {
        return groups(ByteBuffer.wrap(sealing.open(PICTURE, token, share.sealed())));
    }

    private static byte[] content(Answers answers, boolean invites) {
        byte[] steps = invites ? answers.bytes() : new byte[0];
        var content = ByteBuffer.allocate(GROUP_BYTES + steps.length);
        put(ByGroup.means(answers.traits()), content);
        return content.put(steps).array();
    }

    private static byte[] bytes(Compatibility outcome) {
        var bytes = ByteBuffer.allocate(Double.BYTES + GROUP_BYTES).putDouble(outcome.score());
        put(outcome.alignment(), bytes);
        return bytes.array();
    }

    private static void put(ByGroup groups, ByteBuffer bytes) {
        for (var group : TraitGroup.values()) {
            bytes.putDouble(groups.of(group));
        }
    }

    private static ByGroup groups(ByteBuffer bytes) {
        return new ByGroup(
                bytes.getDouble(),
                bytes.getDouble(),
                bytes.getDouble(),
                bytes.getDouble(),
                bytes.getDouble(),
                bytes.getDouble(),
                bytes.getDouble());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
