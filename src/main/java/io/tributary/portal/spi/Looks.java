package io.tributary.portal.spi;

import jakarta.servlet.http.HttpServletRequest;

/** Tells whose look a page wears. The one bean of this type is identity's. */
public interface Looks {
    Look of(HttpServletRequest request);
}
