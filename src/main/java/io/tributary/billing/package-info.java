/**
 * What customers owe and why: plans, contracts and subscriptions, the invoices they lead to, tax,
 * collection and dunning, and the recurring revenue that follows.
 *
 * <p>Words: a <em>line</em> is one thing sold for one span of days, and explains itself; a
 * <em>draft</em> has no number yet; to <em>finalise</em> is to give it the next number of its
 * series, freeze what it says and book it, in one transaction; a <em>credit note</em> takes a final
 * invoice back, wholly or in part; what is <em>outstanding</em> is still to be paid, and below zero
 * it is the customer's credit; <em>dunning</em> is the schedule of what happens when an invoice is
 * not paid.
 *
 * <p>Promises about documents: numbers have no gaps, however many are finalised at once
 * (InvoiceRaceTests); a final document never changes, and its digest proves it (InvoiceStoreTests);
 * an invoice is its lines plus tax, its receivable is in the ledger, each broken rule is found
 * (BillingChecksTests); tax is right for seller, buyer and day (TaxationTests, VatIdTests);
 * documents satisfy EN 16931 as UBL and CII and PDF/A-3 (ElectronicInvoiceTests,
 * InvoicePaperTests); one invoice is paid once (PayRaceTests); dunning keeps to the schedule the
 * customer was shown (DunningScenarioTests).
 *
 * <p>Promises about subscriptions: a change is prorated to the day as it was previewed, no more is
 * credited than was charged, and opening and movements of recurring revenue make the closing
 * (SubscriptionsStoreTests); periods follow each other in any zone, over leap days and changes of
 * clocks (BillingCalendarTests); however many runs work at once, a period is charged once
 * (BillingRunRaceTests).
 *
 * <p>Promises about add-ons: they are charged and credited to the day as previewed, renewed with
 * their plan, and what they grant comes on top of it (AddOnsStoreTests).
 *
 * <p>Promises about contracts: a price lies within what may be agreed for its product
 * (ContractsStoreTests).
 *
 * <p>Promises about refunds: above a limit nothing moves before a second person approves, and what
 * is approved is given once (CreditRefundsStoreTests).
 *
 * <p>Promises about usage: what is used beyond what a price includes is billed from a snapshot that
 * never changes, and what comes late by one line of the next run (ArrearsStoreTests, MeteredTests);
 * however many runs work while calls come in, each call is billed once (ArrearsRaceTests).
 *
 * <p>Promises about the service level: availability is what its formula says (AvailabilityTests); a
 * month is measured once and credited once, by the next invoice, whatever comes in between, and
 * recurring revenue does not move with it (ServiceLevelsStoreTests); however many runs work at once
 * (ServiceRaceTests).
 *
 * <p>Tells: webhooks about invoices, credit notes and subscriptions, in the transaction in which it
 * happens (BillingEventsStoreTests). Not here: how money is moved (payments), the journal (ledger),
 * who shares in a sale (settlement).
 */
@ApplicationModule(
        displayName = "Billing",
        allowedDependencies = {
            "kernel",
            "platform",
            "portal::spi",
            "identity",
            "ledger",
            "payments",
            "metering",
            "notify"
        })
@NullMarked
package io.tributary.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
