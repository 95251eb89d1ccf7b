package io.tributary.desk.web;

import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;

import org.jspecify.annotations.Nullable;

/** The organizations that a search found. */
record OrganizationsPage(
        Field search,
        Choices plan,
        Choices status,
        Table found,
        @Nullable String first,
        @Nullable String next) {}
