package io.tributary.settlement.web;

/** A view among a few. */
record Tab(String label, String href, boolean current) {}
