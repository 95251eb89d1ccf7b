package io.tributary.platform;

import java.time.Duration;

/**
 * Work that is done again and again on one of the servers, first at start. It reconciles a state
 * rather than ask what day it is, so that a missed run is made good by the next. A bean of this
 * type is all it takes.
 *
 * @param name stable, {@code module.verb}
 */
public record RecurringJob(String name, Duration every, Runnable work) {}
