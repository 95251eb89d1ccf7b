/**
 * The mechanisms that every module shares, and nothing that any one of them means.
 *
 * <p>Words: {@link io.tributary.platform.Scope}, for whom a transaction runs; {@link
 * io.tributary.platform.GroupCommit}, many callers and one commit; {@link
 * io.tributary.platform.Jobs}, durable work; {@link io.tributary.platform.Idempotency}, one effect
 * per key; {@link io.tributary.platform.Broadcast}, telling the other servers; {@link
 * io.tributary.platform.Secrets}, what must not be in the database; {@link
 * io.tributary.platform.Seal}, what may be in it and must not be read there; {@link
 * io.tributary.platform.Blobs}, files that belong to somebody; {@link
 * io.tributary.platform.OutboundHttp}, the only way to call an address that a customer named;
 * {@link io.tributary.platform.Switches}, what is switched on and off while it runs; {@link
 * io.tributary.platform.Failures}, what nobody expected, grouped; {@link
 * io.tributary.platform.OpenMatter}, what waits for a human.
 *
 * <p>Promises: a transaction without a scope does not begin, and none sees another organization's
 * rows (ScopeStoreTests); nobody is answered before the commit, and a bad item does not fail its
 * neighbours (GroupCommitStoreTests); a repeated key has one effect (IdempotencyStoreTests); work
 * that cannot be done is parked with its reason (JobsStoreTests), and what fails for one of many
 * holds no other up (OneByOneTests); a file is there with the rows that name it or not at all, is
 * nobody else's and never changes (BlobsStoreTests); no address inside the house can be called by
 * naming it, however it is written, resolved or redirected to (ForbiddenAddressTests,
 * OutboundHttpTests); a switch that is put over stands so on every server, and every change is kept
 * (SwitchesStoreTests); failures are grouped without a word of their messages, in bounded space,
 * and fail nobody (FailuresStoreTests); a backup read back into another database holds everything,
 * walls included, and the books are right there (RestoreStoreTests); what is sealed opens at its
 * place alone (SealTests); what is measured has the names that the alarms ask for (AlarmsTests);
 * traces cost nothing while nobody listens, and never hold a request up (TracesTests); a server
 * that starts says so on its port, and reads nothing that is sent to it (EarlyPortTests,
 * UsageCrashTests).
 *
 * <p>Not here: who the visitor is (identity), what a page looks like (portal).
 */
@ApplicationModule(displayName = "Platform", allowedDependencies = "kernel")
@NullMarked
package io.tributary.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
