package io.tributary.portal.spi;

import jakarta.servlet.http.HttpServletRequest;

/** Tells who is visiting. The one bean of this type is identity's. */
public interface Visitors {
    Visitor of(HttpServletRequest request);
}
