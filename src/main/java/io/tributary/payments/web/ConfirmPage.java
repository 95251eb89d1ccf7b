package io.tributary.payments.web;

/** A payment that waits for a yes or a no. */
record ConfirmPage(String amount, boolean isWaiting, String action) {}
