/**
 * Support: what partners ask, what the house answers, and how long that takes.
 *
 * <p>Words: a <em>ticket</em> is one matter of one organization; its <em>thread</em> is what was
 * written and what was done, in order; a <em>note</em> is written among those who run the house;
 * whoever writes is a <em>participant</em>; the <em>level</em> is how well the organization is
 * served, by its entitlement; the <em>target</em> of a level is how many minutes of the house's
 * {@link io.tributary.support.BusinessHours} a first answer may take.
 *
 * <p>Promises: what was written is never changed and a note is never shown to a partner
 * (TicketsStoreTests); the clock counts business hours in their own zone, whatever the clocks do
 * (BusinessHoursTests, BusinessHoursProperties); a late first answer is marked, whatever became of
 * the ticket meanwhile (WatchStoreTests); an answer that crosses another is not sent unseen, a
 * ticket is closed once and rated once (SupportRaceTests); a file is what its content says, or it
 * is not taken (FileTypeTests), and it is only ever downloaded, by whom its ticket is for
 * (SupportScenarioTests); an answer's address cannot be guessed (ReplyAddressesTests); a mail is
 * taken in once, from somebody of the ticket's side, and what answers by itself is not answered
 * (MailDoorStoreTests), and reading it costs what it is long, whatever it is made of
 * (MailCostStoreTests).
 *
 * <p>Tells: mail to those who follow a ticket, and to those who run the house. Not here: alerts
 * about anything else (notify), what a level costs (billing).
 */
@ApplicationModule(
        displayName = "Support",
        allowedDependencies = {"kernel", "platform", "portal :: spi", "identity"})
@NullMarked
package io.tributary.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
