/**
 * What partners agree to: the API terms, the data processing agreement and the partnership
 * agreement, in versions that never change, and who accepted which.
 *
 * <p>Words: an {@link io.tributary.legal.Edition} is a text as it is packaged with this release,
 * with the product's own {@link io.tributary.kernel.Figures} put in; a {@link
 * io.tributary.legal.Version} is an edition that was published, frozen with its digest, and takes
 * effect on a day; an {@link io.tributary.legal.Acceptance} is somebody's yes to one version for an
 * organization; <em>grace</em> is the time after a version takes effect in which an earlier yes
 * still counts.
 *
 * <p>Promises: a published version and an acceptance never change, and both name the digest of the
 * words (LegalStoreTests); however many publish or accept at once, there is one version of a number
 * and one acceptance of it for an organization (LegalRaceTests); a live key is made only for who
 * accepted what is in force, or is within its grace (LegalPagesScenarioTests, LegalScenarioTests);
 * what changed between two versions is found (ComparisonTests); the texts are read as they are
 * written, and every figure in them comes from the product (WordingTests, LegalPagesScenarioTests).
 *
 * <p>Tells: by mail to owners and admins, when a version is published. Not here: what the figures
 * mean (each belongs to the module that keeps to it), who consents to what about themselves
 * (privacy). Every text says itself that a lawyer has not looked at it yet.
 */
@ApplicationModule(
        displayName = "Legal",
        allowedDependencies = {"kernel", "platform", "portal::spi", "identity"})
@NullMarked
package io.tributary.legal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
