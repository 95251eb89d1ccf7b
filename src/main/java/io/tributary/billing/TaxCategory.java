package io.tributary.billing;

/** How a sale is taxed, by the categories of EN 16931 (UNTDID 5305). */
public enum TaxCategory {
    /** At a rate. */
    STANDARD("S"),
    /** The buyer accounts for it. */
    REVERSE_CHARGE("AE"),
    /** Supplied outside the European Union. */
    EXPORT("G"),
    /** At a rate of nought: a state that does not tax it, or where the seller need not collect. */
    ZERO("Z");

    private final String code;

    TaxCategory(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static TaxCategory of(String code) {
        for (var category : values()) {
            if (category.code.equals(code)) {
                return category;
            }
        }
        throw new IllegalArgumentException("no tax category " + code);
    }
}
