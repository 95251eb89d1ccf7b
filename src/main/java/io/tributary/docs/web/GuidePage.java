package io.tributary.docs.web;

import io.tributary.portal.spi.CodeSample;

import java.util.List;

/** What each guide tells that the product says of itself. */
final class GuidePage {
    private GuidePage() {}

    /** The way to a first score. */
    record QuickStart(
            List<CodeSample> signUp,
            List<CodeSample> score,
            CodeSample answer,
            List<CodeSample> usage) {}

    /**
     * Keys and what they may do.
     *
     * @param server where the API answers
     * @param apiHost where it answers without {@code /api}
     */
    record Authentication(
            String server,
            String apiHost,
            List<CodeSample> call,
            List<Scope> scopes,
            int mostAddresses,
            int longestOverlapDays,
            List<CodeSample> report) {}

    /** A scope and the operations it allows. */
    record Scope(String name, List<String> allows) {}

    /** How much an organization may ask for. */
    record Limits(List<Tier> tiers, String policy, String left, List<CodeSample> look) {}

    /** What one tier allows. */
    record Tier(String name, String perMinute, String perDay, String testPerDay, String pairs) {}

    /** Calls that may be repeated. */
    record Idempotency(
            List<Operation> operations, long hours, long longestKey, List<CodeSample> call) {}

    /** One operation and where the reference has it. */
    record Operation(String call, String summary, String href) {}

    /** What an error looks like and what to do. */
    record Errors(List<CodeSample> wrong, CodeSample answer, List<Kind> kinds) {}

    /** Problems of one status. */
    record Kind(int status, List<String> codes, String again) {}

    /** Calls that are never billed. */
    record TestMode(List<Tier> tiers, List<CodeSample> call) {}

    /**
     * Calls that are signed.
     *
     * @param seconds how far clocks may be apart
     * @param most signing keys of one key
     */
    record Signing(
            long seconds,
            int shortestNonce,
            int longestNonce,
            int most,
            int longestOverlapDays,
            List<CodeSample> samples) {}

    /** A client to keep. */
    record Client(List<CodeSample> samples) {}

    /** What holds of every call. */
    record Conventions(
            String server,
            String apiHost,
            int bodyKilobytes,
            int metadataBytes,
            long longestPage,
            List<CodeSample> paged) {}
}
