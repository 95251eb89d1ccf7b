package io.tributary.gateway;

import java.time.Instant;

/**
 * What was sent and answered in one call, as JSON without its values; empty where there was no
 * body.
 *
 * @param keptUntil when this is deleted
 */
public record RecordedBodies(String request, String answer, Instant keptUntil) {}
