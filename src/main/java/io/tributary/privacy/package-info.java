/**
 * What persons agreed to, what they may ask of us, and the one door through which any aggregate
 * about persons leaves the house.
 *
 * <p>Words: a {@link io.tributary.privacy.Consent} is given for one {@link
 * io.tributary.privacy.Purpose} and one {@link io.tributary.privacy.Wording} of it.
 *
 * <p>Promises: a consent counts for the wording that is in force, and for no other; events are only
 * added (ConsentsStoreTests); whoever acts on a consent and whoever withdraws it come one after the
 * other (ConsentRaceTests).
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
