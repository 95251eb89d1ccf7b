package io.tributary.portal.web;

/**
 * Where everybody arrives at a host that is an organization's own.
 *
 * @param name the organization's, as it wants to be called
 */
record WelcomePage(String name) {}
