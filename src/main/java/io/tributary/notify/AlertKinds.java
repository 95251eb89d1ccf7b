package io.tributary.notify;

import java.util.List;

/** The alerts of one module. A bean of this type is all it takes. */
public record AlertKinds(List<AlertKind> kinds) {
    public AlertKinds {
        kinds = List.copyOf(kinds);
    }

    public static AlertKinds of(AlertKind... kinds) {
        return new AlertKinds(List.of(kinds));
    }
}
