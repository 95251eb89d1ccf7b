package io.tributary.notify;

/** By which ways somebody wants to hear of one kind of alert. */
public record AlertChoice(boolean mail, boolean portal) {}
