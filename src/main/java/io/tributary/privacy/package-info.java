/**
 * What persons agreed to, what they may ask of us, and the one door for aggregates about persons.
 *
 * <p>Words: a {@link io.tributary.privacy.Consent} is given for one {@link
 * io.tributary.privacy.Purpose} and one {@link io.tributary.privacy.Wording} of it. A {@link
 * io.tributary.privacy.Request} is what a person asks of us; a {@link io.tributary.privacy.Receipt}
 * says what an erasure did. The {@link io.tributary.privacy.Guard} lets a {@link
 * io.tributary.privacy.Grouping} out as what is {@link io.tributary.privacy.Released}; no module
 * calls it yet, it is there for aggregates to come.
 *
 * <p>Promises: a consent counts for the wording that is in force, and for no other; events are only
 * added (ConsentsStoreTests); whoever acts on a consent and whoever withdraws it come one after the
 * other (ConsentRaceTests); every table with a person is answered for (PersonalRecordsTests); of
 * somebody who was erased nothing is left but what the receipt says (ErasureStoreTests), done once
 * (ErasureRaceTests) and wholly, whatever is killed (ErasureCrashTests); no withheld number is told
 * by those that are shown more narrowly than the smallest group (GuardTests, GuardProperties); what
 * SQL counts of persons elsewhere is named with its reason (AggregatesTests); in answers for
 * research nobody is alone (AnonymisedTests); what is kept long enough is deleted
 * (RetentionStoreTests); a request is due within 30 days and within a month (RequestTests).
 *
 * <p>Tells: {@link io.tributary.privacy.ConsentGiven} and {@link
 * io.tributary.privacy.ConsentWithdrawn}, in the transaction in which it happens: what hangs on a
 * consent ends with it. Not here: what any consent is for (the modules above act on it).
 */
@ApplicationModule(
        displayName = "Privacy",
        allowedDependencies = {"kernel", "platform", "portal::spi", "identity"})
@NullMarked
package io.tributary.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
