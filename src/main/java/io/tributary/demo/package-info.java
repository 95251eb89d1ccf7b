/**
 * The world of examples: a partner with three weeks of usage, and people who can sign in. It exists
 * in demo mode only, is made at the first start on a data directory, and goes on while the server
 * runs. Nothing else in the house invents anything.
 *
 * <p>Words: <em>Lantern</em>, a dating app, the partner; {@link io.tributary.demo.Traffic}, what
 * its users do in an hour.
 *
 * <p>Promises: an hour's traffic is the same whenever it is asked for, so that it is kept once
 * (TrafficTests); a second start makes nothing anew (DemoWorldScenarioTests).
 */
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {
            "kernel",
            "platform",
            "identity",
            "legal",
            "metering",
            "gateway",
            "payments",
            "billing",
            "ledger",
            "settlement",
            "support"
        })
@NullMarked
package io.tributary.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
