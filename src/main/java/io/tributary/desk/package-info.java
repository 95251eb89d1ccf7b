/**
 * The operator's desk: what needs a human today, how the house and each of its partners do, what
 * broke, and what is switched on.
 *
 * <p>Words: the <em>health</em> of an organization is a score of 0 to 100 made of <em>parts</em>,
 * each with a value, a weight and a sentence; an <em>item</em> of the launch list ticks itself from
 * a fact, or is <em>attested</em> by somebody who says so with name, date and note.
 *
 * <p>Promises: a health score is the weighted mean of the parts that are shown with it
 * (HealthTests), kept once a day (DeskScenarioTests); a launch item that rests on a fact cannot be
 * attested (LaunchListTests); an entry by hand is booked once, after a second person approved it
 * (ManualEntryStoreTests); retention counts whoever still pays (CohortTests); every page of the
 * desk opens, for those who run the house only (DeskScenarioTests, AccessTests).
 *
 * <p>It stands on the highest floor because it looks at all the others, and nothing looks at it
 * (decision 63). Not here: what each module's own operator pages do; the desk links to them.
 */
@ApplicationModule(
        displayName = "Desk",
        allowedDependencies = {
            "kernel",
            "platform",
            "portal::spi",
            "identity",
            "ledger",
            "payments",
            "metering",
            "notify",
            "gateway",
            "billing",
            "settlement",
            "support"
        })
@NullMarked
package io.tributary.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
