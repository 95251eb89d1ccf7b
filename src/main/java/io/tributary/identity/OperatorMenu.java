package io.tributary.identity;

import io.tributary.portal.spi.MenuEntry;

import java.util.function.BooleanSupplier;

/** Makes menu entries that only those who run the house see. */
public final class OperatorMenu {
    private final BooleanSupplier operatorVisits;

    /**
     * @param operatorVisits whether whoever is visiting at the moment runs the house
     */
    public OperatorMenu(BooleanSupplier operatorVisits) {
        this.operatorVisits = operatorVisits;
    }

    /** An entry under that heading. */
    public MenuEntry entry(String group, String label, String href, String icon, int order) {
        return new MenuEntry(group, label, href, icon, order, _ -> operatorVisits.getAsBoolean());
    }
}
