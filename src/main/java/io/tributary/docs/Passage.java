package io.tributary.docs;

/**
 * A piece of the documentation that can be found.
 *
 * @param kind what it is, in a word for people: Guide, Operation, Problem
 * @param href where it stands
 * @param names other words by which somebody may look for it: a path, a code
 * @param text what it says
 */
public record Passage(String kind, String title, String href, String names, String text) {}
