/**
 * The server and the commands beside serving ({@link io.tributary.Tributary}). Every package below
 * is a module: one capability, its page records and controllers in {@code web}, its tables in the
 * schema of the same name.
 *
 * <p>From the ground up: {@code kernel}, the words that all speak; {@code platform}, database,
 * jobs, mail and time; {@code portal}, the frame of every page; {@code identity}, who may do what;
 * {@code ledger}, the books; {@code legal}, what partners agree to; {@code payments}, cards; {@code
 * metering}, what was used; {@code privacy}, consents and erasure; {@code notify}, webhooks and
 * alerts; {@code gateway}, the door of the API; {@code billing}, plans and invoices; {@code
 * settlement}, shares and payouts; {@code support}, tickets; {@code compatibility}, the model and
 * the assessment; {@code docs}, the documentation; {@code desk}, what operators see; {@code demo},
 * the world of examples. A module uses only what comes before it, and of that what it declares
 * (ArchitectureTests).
 *
 * <p>Where to begin: docs/architecture.md for the way of a call, docs/decisions for why it is so,
 * docs/settings.md for what can be set.
 */
@NullMarked
package io.tributary;

import org.jspecify.annotations.NullMarked;
