/**
 * The books: every movement of money is a balanced transaction in one journal, which nobody can
 * change.
 *
 * <p>Words: {@link io.tributary.ledger.Account}, one organization's account of one kind in one
 * currency; {@link io.tributary.ledger.Posting}, a transaction to be booked; <em>journal</em>, all
 * that were; <em>strict account</em>, one that never goes below zero and so has a row to queue for;
 * <em>seal</em>, a block of the hash chain over the journal.
 *
 * <p>Promises: every transaction balances in each of its currencies, and nothing booked is ever
 * changed or removed (LedgerStoreTests); a key books once, however often and concurrently it is
 * posted, and no strict account goes below zero (LedgerRaceTests); accounts hold what adding up by
 * hand gives (LedgerProperties); what was answered survives kill -9 (LedgerCrashTests); every
 * transaction is in the block that spans it (SealRaceTests); what somebody changes behind its back
 * is found, by the sums or by the seal (MoneyCheckStoreTests).
 *
 * <p>Not here: why money moves (payments, billing, settlement).
 */
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {"kernel", "platform", "identity", "portal::spi"})
@NullMarked
package io.tributary.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
