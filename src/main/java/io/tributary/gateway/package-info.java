/**
 * The door of the API: keys, scopes, limits, and the way of every call from its bytes to its
 * answer.
 *
 * <p>Words: an {@link io.tributary.gateway.ApiEndpoint} is one operation, its {@link
 * io.tributary.gateway.ApiRoute} says where it stands and what it needs; an {@link
 * io.tributary.gateway.ApiCall} is one call of it, an {@link io.tributary.gateway.ApiAnswer} what
 * leaves; an {@link io.tributary.gateway.Admission} is the limiter's word on it. Keys are made and
 * ended through {@link io.tributary.gateway.ApiKeys}.
 *
 * <p>Promises: no span of sixty seconds admits more than the minute's number, however concurrent
 * and across a restart (LimiterProperties, LimiterRaceTests); no call that begins after a
 * revocation was answered passes on this server (RevocationRaceTests); a key is kept as a keyed
 * digest only (KeyStoreTests) and never logged (KeySecrecyScenarioTests); unknown and revoked keys
 * are refused by the same lines (ApiDoorScenarioTests); the description of the API equals the
 * routes that exist (OpenApiScenarioTests); what becomes of a key is told and never the key
 * (KeyEventsScenarioTests); bodies of calls are recorded for an hour at a time, without what could
 * be somebody's (RedactionTests, RequestLogScenarioTests), and kept for a day
 * (RecordingStoreTests); a signature is checked as RFC 9421 says (HttpSignatureVectorTests,
 * SignedCallScenarioTests) and a nonce is good once on all servers (NonceRaceTests); a rotation
 * that is called safe is one that nothing calls any more (RotationScenarioTests); the attacks that
 * OWASP counts fail (OwaspTests, OwaspHouseTests); a test key reads webhooks and changes none
 * (WebhookApiScenarioTests).
 *
 * <p>Alerts: each threshold of the day's allowance once, however many look and however often
 * servers are killed (UsageThresholdRaceTests); errors that pile up, once an episode
 * (ErrorRatesStoreTests); keys that expire or are used from new addresses (KeyAlertsScenarioTests).
 *
 * <p>Tells: {@code gateway.key} on the broadcast, with the key's id; webhooks about keys and usage.
 * Hears: {@code identity.organization}. Not here: what a call computes (the modules above), what
 * was used (metering), what an organization may do (identity).
 */
@ApplicationModule(
        displayName = "Gateway",
        allowedDependencies = {
            "kernel",
            "platform",
            "portal :: spi",
            "identity",
            "metering",
            "notify"
        })
@NullMarked
package io.tributary.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
