package io.tributary.compatibility;

import java.util.List;

/** The 32 traits, in the order in which they stand in a list of traits. */
public enum Trait {
    ATTACHMENT_SECURITY(0, "Attachment security"),
    ABANDONMENT_SENSITIVITY(1, "Sensitivity to being left"),
    EMOTIONAL_REGULATION(2, "Emotional regulation"),
    COREGULATION_SKILL(3, "Calming each other"),
    DISTRESS_TOLERANCE(4, "Distress tolerance"),

    CONFLICT_STYLE(5, "Directness in conflict"),
    REPAIR_EFFICIENCY(6, "Making up"),
    RESPONSIBILITY(7, "Taking responsibility"),
    LISTENING_DEPTH(8, "Depth of listening"),
    METACOMMUNICATION(9, "Talking about how you talk"),

    ANALYTICAL_DECISIONS(10, "Deciding by analysis"),
    INTUITIVE_DECISIONS(11, "Deciding by intuition"),
    ABSTRACTION(12, "Love of ideas"),
    CONCRETENESS(13, "Love of the concrete"),
    COGNITIVE_FLEXIBILITY(14, "Changing your mind"),

    AUTONOMY(15, "Autonomy"),
    FAMILY(16, "Family"),
    NOVELTY(17, "Novelty"),
    STABILITY(18, "Stability"),
    GROWTH(19, "Growth"),
    TRADITION(20, "Tradition"),

    EXTROVERSION(21, "Energy from company"),
    INTROVERSION(22, "Energy from solitude"),
    ATTENTION_COMFORT(23, "Ease in the spotlight"),
    CONVERSATION_DEPTH(24, "Depth of conversation"),
    SOCIAL_ADAPTABILITY(25, "Ease among strangers"),

    PHYSICAL_INTIMACY(26, "Physical closeness"),
    EMOTIONAL_CONNECTION_IN_INTIMACY(27, "Emotional connection"),
    COMMUNICATION_ABOUT_INTIMACY(28, "Talking about intimacy"),

    ROUTINE(29, "Routine"),
    WORK_LIFE_BALANCE(30, "Work and life in balance"),
    LIFESTYLE_FLEXIBILITY(31, "Room for change");

    private static final List<Trait> ALL = List.of(values());

    private final int index;
    private final String label;

    Trait(int index, String label) {
        this.index = index;
        this.label = label;
    }

    /** Its place in a list of traits, from 0. */
    public int index() {
        return index;
    }

    /** What people read. */
    public String label() {
        return label;
    }

    /** The group it falls into. */
    public TraitGroup group() {
        for (var group : TraitGroup.values()) {
            if (index <= group.last()) {
                return group;
            }
        }
        throw new AssertionError(this);
    }

    /** All traits in their order. */
    public static List<Trait> all() {
        return ALL;
    }

    /** The traits of one group, in their order. */
    public static List<Trait> of(TraitGroup group) {
        return ALL.subList(group.first(), group.last() + 1);
    }
}
