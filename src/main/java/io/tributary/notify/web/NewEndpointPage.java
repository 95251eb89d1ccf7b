package io.tributary.notify.web;

/** The form for a new endpoint. */
record NewEndpointPage(EndpointForm.Fields form) {}
