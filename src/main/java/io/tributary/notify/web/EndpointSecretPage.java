package io.tributary.notify.web;

import io.tributary.notify.EndpointSecret;
import io.tributary.portal.spi.CodeSample;

import java.util.List;

/**
 * A secret, shown this once.
 *
 * @param next what happens to the secret it replaces, or what to do first
 */
record EndpointSecretPage(EndpointSecret issued, String next, List<CodeSample> samples) {
    String warning() {
        return EndpointSecret.WARNING;
    }

    String href() {
        return WebhooksController.HOME + "/" + issued.endpoint();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "EndpointSecretPage[" + issued.endpoint() + "]";
    }
}
