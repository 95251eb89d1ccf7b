package io.tributary.notify.web;

import java.util.List;

/** The list of endpoints. */
record WebhooksPage(List<EndpointRow> endpoints) {}
