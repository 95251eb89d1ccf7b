package io.tributary.support;

/** Where everything about tickets is kept. */
record Shelves(TicketStore tickets, ThreadStore threads, Attachments attachments) {}
