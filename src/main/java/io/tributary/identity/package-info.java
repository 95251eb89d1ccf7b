/**
 * Who is who, and who may do what: organizations, the people who work for them, the members they
 * serve, sign-in, sessions, entitlements, and the trail of who did what.
 *
 * <p>Words: an {@link io.tributary.identity.Organization} has <em>staff</em>, who act for it in a
 * {@link io.tributary.identity.Role}, and <em>members</em>, whom it serves. An {@link
 * io.tributary.identity.Actor} is a person signed in and working for one organization. A
 * <em>claim</em> is a sign-up whose mail is not yet answered. An <em>allotment</em> is a countable
 * entitlement: so many, so many of them taken. An <em>approval</em> is an act that takes two
 * persons who run the house. Somebody who runs the house may <em>look</em> at an organization's
 * pages as its owner does, and change nothing. A <em>domain</em> is a name of the domain name
 * system that an organization has proven to be its own; its <em>brand</em> is how it appears, at an
 * <em>own host</em> if it has one; its <em>issuer</em> vouches for its people.
 *
 * <p>Promises: sign-up and sign-in never tell whether an address is known (SignUpScenarioTests,
 * SignInScenarioTests); a link works once (OneTimeTokenRaceTests); an organization keeps at least
 * one owner (LastOwnerRaceTests); nobody takes more than the allotment (AllotmentRaceTests); two
 * grants of one thing never overlap (EntitlementsStoreTests); the trail only grows
 * (AuditTrailStoreTests); what takes two persons is carried out once, by no single one
 * (ApprovalsRaceTests, ApprovalsStoreTests); whoever looks changes nothing, and the owner sees that
 * they looked (LookingScenarioTests); no page answers whom it is not for (AccessTests); a name that
 * is not registered gets nothing, and at an own host there is that organization alone (HostTests);
 * one organization has a name (DomainsStoreTests); a brand can be read in both themes
 * (BrandColoursTests, WhiteLabelJourney); an issuer's word is good for its organization alone
 * (IssuerScenarioTests, IdTokensTests).
 *
 * <p>Tells: {@link io.tributary.identity.SignedUp}, in the transaction of the sign-up; on the
 * broadcast topic {@link io.tributary.identity.Organizations#TOPIC} the id of an organization whose
 * status or entitlements changed.
 *
 * <p>Not here: keys and limits (gateway enforces what is granted here), what things cost (billing).
 */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"kernel", "platform", "portal::spi"})
@NullMarked
package io.tributary.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
