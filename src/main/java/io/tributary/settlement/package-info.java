/**
 * Who has a share of a sale, when it is theirs, and how they are paid.
 *
 * <p>Words: {@link io.tributary.settlement.SplitRule}, how sales of a kind are divided; {@link
 * io.tributary.settlement.Sale}, money that came in and has several owners; <em>party</em>, a part
 * in a sale such as organizer or partner, played by an organization; {@link
 * io.tributary.settlement.Earning}, one party's part of one sale; <em>payee</em>, an organization
 * with earnings; <em>maturing</em>, the end of the hold after which an earning can be paid;
 * <em>reserve</em>, what is kept back of it for refunds to come; <em>payable</em>, a piece of what
 * can be paid; {@link io.tributary.settlement.Payout}, what is or was sent to a payee;
 * <em>clawback</em>, what a payee owes back, netted before the next payout.
 *
 * <p>Promises: parts always sum to the whole, whatever is sold and given back in whatever order
 * (SplitRuleTests, SettlementProperties); what is taken back is each party's own part first
 * (SettlementStoreTests); a refund of a direct sale above a limit takes two persons and is given
 * once (SaleRefundsStoreTests, SaleRefundsRaceTests); a day of somebody's schedule is paid once and
 * every skipped one says why (PayoutsStoreTests), however many runs and refunds there are at once
 * (SettlementRaceTests); the books and these rows agree (SettlementChecksTests).
 *
 * <p>Tells: {@code payout.paid} and {@code payout.failed}, by webhook; confirmations, reports and
 * tax documents, by mail. Not here: what is sold and to whom (the sellers above), how payments come
 * in (payments).
 */
@ApplicationModule(
        displayName = "Settlement",
        allowedDependencies = {"kernel", "platform", "identity", "ledger", "notify", "portal::spi"})
@NullMarked
package io.tributary.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
