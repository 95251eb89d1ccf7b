package io.tributary.compatibility;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** What somebody tells research of themselves, in coarse steps, if anything. */
public record Background(@Nullable AgeRange age, @Nullable Region region) {
    /** Ages in steps of ten years, as the law counts somebody grown up. */
    public enum AgeRange {
        FROM_18("18-24", "18 to 24"),
        FROM_25("25-34", "25 to 34"),
        FROM_35("35-44", "35 to 44"),
        FROM_45("45-54", "45 to 54"),
        FROM_55("55-64", "55 to 64"),
        FROM_65("65+", "65 or older");

        private final String code;
        private final String label;

        AgeRange(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        public static Optional<AgeRange> of(String code) {
            for (var range : values()) {
                if (range.code.equals(code)) {
                    return Optional.of(range);
                }
            }
            return Optional.empty();
        }
    }

    /** Parts of the world, as large as the United Nations' macro regions (M49). */
    public enum Region {
        AFRICA("africa", "Africa"),
        ASIA("asia", "Asia"),
        EUROPE("europe", "Europe"),
        LATIN_AMERICA("latin-america", "Latin America and the Caribbean"),
        NORTHERN_AMERICA("northern-america", "Northern America"),
        OCEANIA("oceania", "Oceania");

        private final String code;
        private final String label;

        Region(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        public static Optional<Region> of(String code) {
            for (var region : values()) {
                if (region.code.equals(code)) {
                    return Optional.of(region);
                }
            }
            return Optional.empty();
        }
    }
}
