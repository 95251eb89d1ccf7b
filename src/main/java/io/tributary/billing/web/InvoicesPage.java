package io.tributary.billing.web;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The list of one customer's documents. */
record InvoicesPage(List<InvoiceRow> rows, @Nullable String first, @Nullable String next) {}
