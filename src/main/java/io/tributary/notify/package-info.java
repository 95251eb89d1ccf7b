/**
 * What the house tells other houses: outgoing webhooks as Standard Webhooks v1 describes them; and
 * what it tells an organization's own people: alerts, in the portal and by mail.
 *
 * <p>Words: an <em>event</em> is something that happened to an organization, of an {@link
 * io.tributary.notify.EventType} that the module it happens in declares; a <em>message</em> is the
 * text that tells of it; an <em>endpoint</em> is an organization's address for messages; a
 * <em>delivery</em> is one message on its way to one endpoint, an <em>attempt</em> one call. An
 * {@link io.tributary.notify.Alert} is of an {@link io.tributary.notify.AlertKind} that the module
 * which raises it declares, and about an <em>occasion</em>; by which ways one of a kind reaches
 * somebody is their {@link io.tributary.notify.AlertChoice}.
 *
 * <p>Promises: a message is written with what it tells of or not at all, and arrives at least once
 * however often the server is killed (WebhookCrashTests); an attempt is made by one server at a
 * time (WebhookRaceTests); another house's verifier accepts our signatures and refuses tampered
 * ones, before and after a rotation (SignatureTests); attempts are spread over three days, a
 * receiver's Retry-After is kept to, 410 and five days of failure disable an endpoint
 * (WebhookStoreTests), where failures far apart and at an earlier address do not add up
 * (WebhookFailuresStoreTests); messages of one endpoint set out in the order in which they were
 * written, as long as none fails, at most {@link io.tributary.notify.Courier} many at once, and
 * wait for no other endpoint; secrets are sealed at rest and never printed
 * (WebhookEndpointStoreTests). Of one kind and occasion there is one alert and one mail to each who
 * wants it, however many raise it at once (AlertRaceTests); nobody is told what their role may not
 * know (AlertStoreTests).
 *
 * <p>Tells: mail to the owners when an endpoint is disabled, and to whoever chose mail for an
 * alert. Messages and alerts are kept for a time and then forgotten. Hears: {@link
 * io.tributary.notify.Events#emit}, {@link io.tributary.notify.Alerts#raise}. Not here: what
 * happened (the modules above), the call itself (platform).
 */
@ApplicationModule(
        displayName = "Notify",
        allowedDependencies = {"kernel", "platform", "portal :: spi", "identity"})
@NullMarked
package io.tributary.notify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
