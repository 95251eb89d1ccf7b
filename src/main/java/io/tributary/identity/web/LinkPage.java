package io.tributary.identity.web;

/**
 * What a mailed link opens: a sentence and a button. Programs that look into mails open links too,
 * but press no buttons.
 *
 * @param action where the button's form goes
 * @param offersPassword whether a password waits that may be a stranger's
 */
record LinkPage(
        String token, String sentence, String action, String button, boolean offersPassword) {}
